"""Text to terms: tokens with their places, folded and stemmed, for matching only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nltk.stem.snowball import EnglishStemmer

_SCALE = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "mn": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
}
_TOKEN = re.compile(
    r"""
      (?P<day>\d{1,2}[/.]\d{1,2}[/.]\d{2,4})
    | (?P<span>(?:19|20)\d\d[/–-]\d\d(?:\d\d)?(?!\d))
    | (?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d])
      (?:\s?(?P<scale>k|thousand|mn|million|m|bn|billion)(?![^\W_])
        |\s?(?P<percent>%|per\s?cent(?![^\W_])))?
    | (?P<dotted>(?:[^\W\d_]\.){2,})
    | (?P<word>[^\W_]+(?:['’][^\W\d_]+)*(?:[-‐‑][^\W_]+(?:['’][^\W\d_]+)*)*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WHOLE = re.compile(re.sub(r"\?P<\w+>", "?:", _TOKEN.pattern), _TOKEN.flags)
_HYPHEN = re.compile(r"[-‐‑]")
_SHORTENED = re.compile(r"['’](?:s|m|d|re|ve|ll)?$|['’]")


_REMEMBERED = 50_000
"""Words whose folded form is kept, some 200 bytes each; the texts of a language have the same."""


class Token(NamedTuple):
    """A word or number of a text: its folded form and its half-open range."""

    text: str
    start: int
    end: int
    parts: tuple[str, ...] = ()
    """The folded parts of a hyphenated word, whose ``text`` is the parts joined."""


def tokenise(text: str) -> Iterator[Token]:
    """The tokens of a text in order.

    Numbers are written out ("£22.9m" and "22.9 million" are both 22900000; "12 per cent" is 12%),
    so that their forms match; dates and spans of years stay whole.
    """
    for match in _WHOLE.finditer(text):
        start, end = match.span()
        word, parts = _folded(match[0])
        yield Token(word, start, end, parts)


@lru_cache(_REMEMBERED)
def _folded(raw: str) -> tuple[str, tuple[str, ...]]:
    """The folded form of a token as it is written, and those of its parts where it has several."""
    match = _TOKEN.match(raw)
    if match and match["number"]:
        return _number(match), ()
    if match and match["word"]:
        parts = tuple(fold(part) for part in _HYPHEN.split(match["word"]))
        return "".join(parts), parts if len(parts) > 1 else ()
    return fold(raw).replace("–", "/").replace("-", "/"), ()


def raw_tokens(text: str) -> list[str]:
    """The tokens of a text as they are written; each alone makes the token that it makes there."""
    return _WHOLE.findall(text)


def _number(match: re.Match[str]) -> str:
    digits = match["number"].replace(",", "")
    if match["percent"]:
        return f"{digits}%"
    shift = _SCALE.get((match["scale"] or "").lower(), 0)
    whole, _, fraction = digits.partition(".")
    if not shift:
        return digits
    return (whole + fraction[:shift].ljust(shift, "0")).lstrip("0") or "0"


def fold(word: str) -> str:
    """A word in lower case, without accents, dots, apostrophes, or what they shorten at its end."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SHORTENED.sub("", word.lower()).replace("'", "").replace("’", "").replace(".", "")


_STOP_WORDS = """
a about above actually after again all also am an and any anybody anyone anything are aren't
    as at be because been before being below between both but by can can't cannot could couldn't did
    didn't do does doesn't doing don't down during each either else ever every few for from further
    get gets getting give gives go going got had hadn't has hasn't have haven't having he her here
    hers herself him himself his how i if in into is isn't it it's its itself just know let let's me
    more most much my myself no nor not now of off on once only or other our ours out over own
    please put really said same say saying says see she should shouldn't so some still such tell
    than that that's the their theirs them themselves then there these they thing things this those
    through to too under until up upon us very was wasn't we well were weren't what what's when
    where whether which while who who's whom whose why will with won't would wouldn't yes yet you
    your yours yourself yourselves there's they're i'm im whats hows many long often far anyway ok
    okay hey want wanna need maybe like done made make makes making take took taken use uses used
    using show shows give find does doing may might must shall
one ones think thinks thought happen happens happened look looks looking seem
seems believe side bit bits stuff aspect aspects kind sort lot lots etc actually exactly
basically currently list try tries
tried trying
"""

STOP_WORDS = frozenset(fold(word) for word in _STOP_WORDS.split())
"""Words that carry no subject; a question of nothing else is matched by its form alone."""

_IRREGULAR = """
bought buy, brought bring, built build, began begin, begun begin, broke break, broken break, came
come, caught catch, chose choose, chosen choose, drew draw, drawn draw, drove drive, driven drive,
fell fall, fallen fall, felt feel, fought fight, found find, gave give, given give, grew grow,
grown grow, held hold, hid hide, kept keep, knew know, known know, led lead, left leave, lent
lend, lost lose, meant mean, met meet, paid pay, ran run, rose rise, risen rise, sent send, shook
shake, shrank shrink, shrunk shrink, sold sell, sought seek, spent spend, spoke speak, spoken
speak, stood stand, stole steal, stolen steal, struck strike, taught teach, threw throw, told
tell, understood understand, went go, won win, wore wear, wrote write, written write, children
child, men man, women woman
"""

_FORMS = dict(pair.split() for pair in _IRREGULAR.replace("\n", " ").split(","))
"""Irregular forms and the words that they are forms of, which no stemmer brings together."""

_STEMS = {"officer": "officer", "officers": "officer"}
"""Where Snowball confuses words that these reports keep apart: it makes both officer and office
``offic``."""


class Stemmer:
    """The English Snowball stemmer (Porter 2001) behind a table of words already stemmed.

    nltk is loaded only for a word that the table lacks, since that takes a third of a second.
    """

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        self.known = {**_STEMS, **(known or {})}

    @cached_property
    def _snowball(self) -> EnglishStemmer:
        from nltk.stem.snowball import EnglishStemmer

        return EnglishStemmer()

    def stem(self, word: str) -> str:
        """The stem of a folded word; numbers stay as they are."""
        stem = self.known.get(word)
        if stem is None:
            base = _FORMS.get(word, word)
            stem = word if not word.isalpha() else str(self._snowball.stem(base))
            self.known[word] = stem
        return stem

    def terms(self, text: str) -> list[str]:
        """The terms of a text in order: stems without stop words, hyphenated words in parts too."""
        return [term for token in tokenise(text) for term in self.token_terms(token)]

    def token_terms(self, token: Token) -> list[str]:
        """The terms under which one token is indexed; none for a stop word."""
        words: Iterable[str] = (token.text, *token.parts)
        return [self.stem(word) for word in words if word and word not in STOP_WORDS]
