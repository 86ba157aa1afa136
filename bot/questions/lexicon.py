"""Lay words and synonyms, from readable files that an operator can extend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import ConfigError
from bot.search.analysis import STOP_WORDS, Stemmer, tokenise
from bot.search.query import Phrase

_SHIPPED = Path(__file__).with_name("lexicon.txt")
_LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What a word or phrase, given as stems, may stand for."""

    meanings: Mapping[Phrase, tuple[Phrase, ...]]
    words: frozenset[str]
    """Every folded word that the lexicon knows; none of them is a misspelling."""
    names: Mapping[str, str]
    """For each single word that means one other single word, that word, folded."""
    longest: int
    """The words in the longest phrase."""

    def meaning(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """What a phrase may also be called; empty where nothing is known of it."""
        return self.meanings.get(phrase, ())


def sources(extra: Path | None = None) -> tuple[str, ...]:
    """The texts of the shipped lexicon and of the operator's own.

    Raises ConfigError where the operator's file cannot be read.
    """
    texts = [_SHIPPED.read_text(encoding="utf-8")]
    if extra is not None:
        try:
            texts.append(extra.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"PEELBOT_LEXICON: cannot read {extra}: {error}.") from error
    return tuple(texts)


def parse(texts: tuple[str, ...], stemmer: Stemmer) -> Lexicon:
    """The lexicon in some texts.

    Raises ConfigError naming the line that is not of the form the file's head explains.
    """
    meanings: dict[Phrase, dict[Phrase, None]] = {}
    words: set[str] = set()
    names: dict[str, str] = {}
    for text in texts:
        for said, meant in _pairs(text):
            words.update(token.text for token in tokenise(f"{said} {meant}"))
            names[said.lower()] = meant.lower()
            left, right = _phrase(said, stemmer), _phrase(meant, stemmer)
            if left and right and left != right:
                meanings.setdefault(left, {})[right] = None
    longest = max((len(phrase) for phrase in meanings), default=0)
    frozen = {phrase: tuple(found) for phrase, found in meanings.items()}
    return Lexicon(frozen, frozenset(words), names, min(longest, _LONGEST_PHRASE))


def _phrase(words: str, stemmer: Stemmer) -> Phrase:
    return tuple(stemmer.stem(t.text) for t in tokenise(words) if t.text not in STOP_WORDS)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Each word said with each word meant, line by line."""
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        sign = "=" if "=" in line else "~"
        groups = [[w.strip() for w in g.split(",") if w.strip()] for g in line.split(sign)]
        if len(groups) < 2 or not all(groups) or (sign == "=" and len(groups) > 2):
            raise ConfigError(
                f"lexicon, line {number}: {line!r} is neither 'said = meant' nor 'one ~ other'."
            )
        yield from _across(groups, mutual=sign == "~")


def _across(groups: list[list[str]], *, mutual: bool) -> Iterator[tuple[str, str]]:
    for place, group in enumerate(groups):
        others = groups[:place] + groups[place + 1 :] if mutual else groups[place + 1 :]
        for said in group:
            for other in others:
                for meant in other:
                    yield said, meant
