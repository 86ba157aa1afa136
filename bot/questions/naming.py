"""Which of the loaded reports a question names, and which places that no report is on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.reports.called import Called
from bot.reports.places import SMALL, known, places, words_of
from bot.reports.shelf import Shelf
from bot.reports.sorts import INSPECTIONS
from bot.search.analysis import STOP_WORDS, fold

_WORD = re.compile(r"[^\W_]+(?:[.’'&][^\W_]+)*")
_YEAR = re.compile(r"(?<![\d£$€.,])(?:19|20)\d\d(?![\d,%]|\.\d)")
_SLOT = re.compile(
    r"(?:\b(?:in|for|at|of|did|does|do|has|have|had|was|were|is|and|or|vs|versus|compare|than|"
    r"how['’]?s|about)|[,/])\s+(?:the\s+)?$|^\W*(?:(?:and|so|or|what about|how about)\s+)*$",
    re.IGNORECASE,
)
"""What stands before the name of a place that a question is about."""
_AFTER = re.compile(
    r"(?:['’]s?)?\s*(?:$|[?,.!;/]|\b(?:do|does|did|get|got|score|perform|fare|rated|graded|judged|"
    r"inspected|grades?|grading|ratings?|score|overall|judge?ment|any|good|bad|safe|ok(?:ay)?|better|worse|outstanding|inadequate|council|county|borough|police|force|report|and|or|vs|versus|on|in|say|said|"
    r"improve|inspection|doing|compared?|for|than|local|city|metropolitan|fire)\b"
    r"|(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""What may stand behind it."""
_OF = re.compile(
    r"\b(?:did|does|do|has|have|was|is|were|are|how['’]?s)\s+(?:the\s+)?$", re.IGNORECASE
)
_ITS = re.compile(
    r"['’]s?\b|\s+(?:report|council|inspection|police|force|constabulary|county|borough)\b",
    re.IGNORECASE,
)
_LONG = 3
"""Words of a title without a place from which it is one by itself."""
_START = 3
"""Letters of a title by which it is looked up; what has fewer than two words tells no report."""
_SHORT = 4
"""Letters up to which another name of a place must be written with a capital."""
_NO_NAME = frozenset(
    "i ofsted hmic hmicfrs cqc hmip estyn peel send jtai ai pdf ok telegram csv hm uk england "
    "wales scotland britain government afi afis la las may monday tuesday wednesday thursday "
    "friday "
    "saturday sunday january february march april june july august september october november "
    "december english".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names."""

    reports: tuple[Called, ...] = ()
    """All reports on the places named, of any year and sort."""
    ranges: tuple[tuple[int, int], ...] = ()
    """Where their names stand in the question."""
    missing: tuple[str, ...] = ()
    """Places that no loaded report is on, as they are written."""
    strange: tuple[tuple[int, int], ...] = ()
    """Where these stand."""
    years: frozenset[int] = frozenset()
    sorts: frozenset[str] = frozenset()
    """The sorts of inspection spoken of, such as "SEND"."""
    whole: bool = False
    """Whether a report is named by its whole title."""
    asked: bool = False
    """Whether what is missing is asked of itself: "did Leeds …", "Leeds's", "the Leeds report"."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    great: bool
    """Whether it is written with a capital."""


class Naming:
    """Finds names of reports in questions."""

    def __init__(
        self, shelf: Shelf, explained: Callable[[str], bool], whole_name: Callable[[str], str]
    ) -> None:
        """``explained``: whether the reports use a folded word, so that it is no unknown name;
        ``whole_name``: what an operator's lay word for a place stands for."""
        self._shelf = shelf
        self._whole_name = whole_name
        self._explained = explained
        self._names: dict[tuple[str, ...], list[Called]] = {}
        for report in shelf.all:
            for name in {words_of(name) for name in (report.place, *report.names)} - {()}:
                self._names.setdefault(name, []).append(report)
        self._longest = max((len(name) for name in (*self._names, *known())), default=0)
        self._titles = _titles(shelf.all)
        self._within = {word for name in self._names if len(name) > 1 for word in name}
        self._dubious = cache(self._spoken)
        self._ordinary = cache(self._in_small_letters)

    def named(self, text: str) -> Named:
        """What a question names."""
        words = _words(text)
        reports: list[Called] = []
        ranges: list[tuple[int, int]] = []
        missing: list[str] = []
        strange: list[tuple[int, int]] = []
        asked = False
        place = 0
        while place < len(words):
            run, found = self._longest_at(text, words, place)
            if run and found:
                reports += found
                ranges.append((run[0].start, run[-1].end))
            elif run:
                name = text[run[0].start : run[-1].end]
                strange.append((run[0].start, run[-1].end))
                missing.append(re.sub(r"[’']s?$", "", name))
                asked = asked or _is_asked(text, run[0].start, run[0].start + len(missing[-1]))
            place += len(run) or 1
        years = frozenset(int(year) for year in _YEAR.findall(text))
        named = Named(
            self._shelf.in_order(reports),
            tuple(ranges),
            tuple(missing),
            tuple(strange),
            years,
            self._sorts(text),
            asked=asked,
        )
        return self._whole(text, named) or named

    def _sorts(self, text: str) -> frozenset[str]:
        """The sorts of inspection and the pillars that a question speaks of."""
        asked = {sort.name for sort in INSPECTIONS if sort.asked.search(text)}
        pillars = self._shelf.inspections
        return frozenset(
            asked | {p for p in pillars if re.search(rf"\b{re.escape(p)}\b", text, re.I)}
        )

    def _whole(self, text: str, found: Named) -> Named | None:
        """The report whose whole title stands in a question, with all that it names besides."""
        if len(self._shelf.all) < 2:
            return None
        folded = text.casefold()
        title = max(self._titles_in(folded), key=len, default="")
        same = self._titles.get(title[:_START], {}).get(title, [])
        if not same or not _tells(same[0]):
            return None
        start = folded.find(title)
        rest = text[:start] + text[start + len(title) :]
        years = (
            frozenset(int(y) for y in _YEAR.findall(rest)) if len(same) > 1 else frozenset[int]()
        )
        return replace(
            found,
            reports=tuple([r for r in same if r.years & years] or same),
            ranges=((start, start + len(title)), *found.ranges),
            missing=(),
            years=years,
            whole=True,
        )

    def _titles_in(self, folded: str) -> Iterator[str]:
        """The titles that stand in a question and tell which report is meant."""
        for place in range(len(folded)):
            for title, same in self._titles.get(folded[place : place + _START], {}).items():
                if folded.startswith(title, place) and _tells(same[0]):
                    yield title

    def _spoken(self, name: str) -> bool:
        """Whether the reports on a place also use its name in small letters, as another word.

        In an address on the web or of mail it is the name.
        """
        return _spoken_in(name, self._names.get((name,), ()))

    def _in_small_letters(self, name: str) -> bool:
        """Whether any report uses a name in small letters: "how good is reading?" asks of that."""
        return self._explained(name) and _spoken_in(name, self._shelf.all)

    def _longest_at(
        self, text: str, words: Sequence[_Word], place: int
    ) -> tuple[Sequence[_Word], list[Called]]:
        """The longest name that starts at a word, with its reports; none for an unknown place."""
        for size in range(min(self._longest, len(words) - place), 0, -1):
            run = words[place : place + size]
            name = tuple(word.text for word in run)
            found = self._names.get(name) or self._names.get(tuple(map(self._whole_name, name)))
            if found and self._meant(text, words, run):
                return run, found
            written = words[place].great or name in places() or sum(map(len, name)) > _SHORT
            if name in known() and written and not found and self._foreign(text, run):
                ordinary = size == 1 and not words[place].great and self._ordinary(name[0])
                return ((), []) if ordinary else (run, [])
        word = words[place]
        if word.great and self._strange(text, words, word):
            return self._strange_run(words, place), []
        return (), []

    def _meant(self, text: str, words: Sequence[_Word], run: Sequence[_Word]) -> bool:
        """Whether a word that is also a common one stands for the place here."""
        if len(run) > 1 or not self._dubious(run[0].text):
            return True
        if run[0].great:
            opens = not text[: run[0].start].strip(" \"“'")
            return not opens or _AFTER.match(text, run[0].end) is not None
        return not any(w.great for w in words[1:]) and self._foreign(text, run)

    def _foreign(self, text: str, run: Sequence[_Word]) -> bool:
        """Whether a known place is what is asked about, and no word among others."""
        before = _SLOT.search(text[: run[0].start]) is not None
        return before and _AFTER.match(text, run[-1].end) is not None

    def _strange(self, text: str, words: Sequence[_Word], word: _Word) -> bool:
        plain = word.text
        # Of several reports none is on "Somerset" where one is on "North Somerset".
        another = plain in self._within and (len(self._shelf.all) > 1 or (plain,) in known())
        unknown = another or not self._explained(plain)
        unknown = unknown and plain not in STOP_WORDS | _NO_NAME
        written = text[word.start : word.end]
        shouted = written.isupper() or all(w.great for w in words)
        return unknown and not shouted and len(plain) > 2 and self._foreign_from(text, word)

    def _foreign_from(self, text: str, word: _Word) -> bool:
        return bool(text[: word.start].strip()) and _SLOT.search(text[: word.start]) is not None

    def _strange_run(self, words: Sequence[_Word], place: int) -> Sequence[_Word]:
        last = place + 1
        while last < len(words) and words[last].great and words[last].text not in _NO_NAME:
            last += 1
        return words[place:last]


def _spoken_in(name: str, reports: Iterable[Called]) -> bool:
    word = re.compile(rf"(?<![\w@./-]){re.escape(name)}(?![\w@/-]|\.\w)")
    return any(word.search(report.document.text) for report in reports)


def _tells(report: Called) -> bool:
    """Whether a title is more than words that any question may use, such as "Inspection report"."""
    title = report.document.title
    return len(title.split()) > 1 and (bool(report.place) or len(title.split()) > _LONG)


def _is_asked(text: str, start: int, end: int) -> bool:
    return bool(_OF.search(text[:start]) or _ITS.match(text, end))


def _words(text: str) -> list[_Word]:
    found = []
    for match in _WORD.finditer(text):
        folded = fold(match[0])
        if folded and folded not in SMALL:
            found.append(_Word(folded, *match.span(), match[0][0].isupper()))
    return found


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _titles(reports: Iterable[Called]) -> dict[str, dict[str, list[Called]]]:
    """The reports by the start of their titles, and then by these."""
    found: dict[str, dict[str, list[Called]]] = {}
    for report in reports:
        title = _folded(report.document.title)
        found.setdefault(title[:_START], {}).setdefault(title, []).append(report)
    return found
