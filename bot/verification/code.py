"""A short code that proves a citation, which anybody with the same report can resolve.

A code is some 22 characters of Crockford's base 32 (https://www.crockford.com/base32.html) in
groups of four, such as ``7KQ2-M4TX-93BD-H1ZW-8PNC-R``; case and hyphens do not count, and O, I and
L are read as 0, 1 and 1. Of five bits each:

- five characters: the start of the SHA-256 of the report's whole canonical text, in UTF-8;
- seven: the start of the SHA-256 of the quoted words as they are compared (folding.py), so that
  they are found again in a report that changed around them;
- three numbers, four bits a character from the lowest, the fifth bit saying that more follow:
  where the quotation starts, how many characters it has, and how many of them do not count;
- one character: the check, c = Σ αⁱ·vᵢ over GF(32), which any single wrong character, and any two
  that changed places, make wrong; of other mistakes 31 of 32.

Both digests together are 60 bits: that another of a thousand reports has both by chance is less
likely than 1 in 10¹⁵. Words that are sought in reports that changed, at some 5,000 places each, are
mistaken for others in one of 7,000 searches through a thousand reports. A digest proves that the
text is the same, not who wrote the code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from bot.errors import QuotationError
from bot.reports.document import Document, Span
from bot.verification.folding import Folded

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)} | {"O": 0, "I": 1, "L": 1}
_GROUP = 4
_WHOLE, _SLICE = 5, 7
"""Characters of the two digests."""
_LONGEST = 60
"""Characters of any code, amply."""
_AROUND = 16
"""Characters on each side of a slice that may decide what counts at its ends."""


@dataclass(frozen=True, slots=True)
class Code:
    """What a code holds."""

    whole: int
    """The digest of the report's text."""
    words: int
    """The digest of the quoted words as they are compared."""
    start: int
    length: int
    """Characters of the quotation."""
    idle: int
    """How many of those do not count."""

    def __str__(self) -> str:
        values = [*_digits(self.whole, _WHOLE), *_digits(self.words, _SLICE)]
        for number in (self.start, self.length, self.idle):
            values += _varying(number)
        letters = "".join(_LETTERS[value] for value in (*values, _check(values)))
        return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where the words of a code stand."""

    spans: tuple[Span, ...]
    """Empty where no loaded report has them."""
    changed: bool
    """Whether the text of the report is no longer the one that the code was made of."""


def code_of(span: Span) -> str:
    """The code of a quotation; raises ValueError where it is empty."""
    if span.start == span.end:
        raise ValueError("an empty span has no code")
    words = _counting(span)
    return str(
        Code(
            _digest(span.document.text, _WHOLE),
            _digest(words, _SLICE),
            span.start,
            span.end - span.start,
            span.end - span.start - len(words),
        )
    )


def read(typed: str) -> Code:
    """What a code holds, however it is typed; raises QuotationError where it is none."""
    letters = [letter for letter in typed.upper() if letter.isalnum()]
    try:
        values = [_VALUES[letter] for letter in letters[:_LONGEST]]
    except KeyError as error:
        raise QuotationError(f"a code has no {error.args[0]!r}: {_shape()}") from None
    if len(values) < _WHOLE + _SLICE + 4:
        raise QuotationError(f"the code is too short: {_shape()}")
    if _check(values[:-1]) != values[-1]:
        raise QuotationError("a character of the code is wrong or missing: compare it again.")
    numbers = list(_numbers(values[_WHOLE + _SLICE : -1]))
    if len(numbers) != 3 or not 0 < numbers[1] >= numbers[2]:
        raise QuotationError(f"that is no code of a quotation: {_shape()}")
    return Code(_number(values[:_WHOLE]), _number(values[_WHOLE:][:_SLICE]), *numbers)


def resolve(code: Code, texts: Mapping[Document, Folded]) -> Resolved:
    """Where the quotation of a code stands: in the same text, or else in one that changed."""
    for document in texts:
        if _digest(document.text, _WHOLE) == code.whole:
            end = code.start + code.length
            if end <= len(document.text):
                span = Span(document, code.start, end)
                if _digest(_counting(span), _SLICE) == code.words:
                    return Resolved((span,), changed=False)
    moved = (span for document, text in texts.items() for span in _moved(code, document, text))
    return Resolved(tuple(moved), changed=True)


def _moved(code: Code, document: Document, text: Folded) -> Iterator[Span]:
    """Where the words stand in a text of which the code was not made."""
    size = code.length - code.idle
    for start in text.word_starts if size else ():
        words = text.text[start : start + size]
        if len(words) == size and _digest(words, _SLICE) == code.words:
            yield Span(document, *text.range(start, start + size))


def _counting(span: Span) -> str:
    """The characters of a span that count."""
    low = max(span.start - _AROUND, 0)
    text = Folded(span.document.text[low : span.end + _AROUND])
    return text.text[text.before(span.start - low) : text.before(span.end - low)]


def _digest(text: str, characters: int) -> int:
    digest = sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - 5 * characters)


def _digits(number: int, count: int) -> Iterator[int]:
    return (number >> 5 * place & 31 for place in reversed(range(count)))


def _number(values: Iterable[int]) -> int:
    number = 0
    for value in values:
        number = number << 5 | value
    return number


def _varying(number: int) -> Iterator[int]:
    while number > 15:
        yield 16 | number & 15
        number >>= 4
    yield number


def _numbers(values: Iterable[int]) -> Iterator[int]:
    number = shift = 0
    for value in values:
        number |= (value & 15) << shift
        shift += 4
        if not value & 16:
            yield number
            number = shift = 0
    if shift:
        yield -1


def _check(values: Iterable[int]) -> int:
    """Σ αⁱ·vᵢ, the last value with i = 1, where α⁵ = α² + 1."""
    total = 0
    for value in values:
        total = (total ^ value) << 1
        total ^= 0b100101 if total & 32 else 0
    return total


def _shape() -> str:
    return "it looks like 7KQ2-M4TX-93BD-H1ZW-8PNC-R, without I, L, O and U."
