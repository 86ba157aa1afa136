"""Questions read in the light of the earlier ones, and of the reports that they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.questions.follow_up import EARLIER, carry_over
from bot.questions.interpreter import Interpreter
from bot.questions.kinds import definition, finding, inspected, previous, reports
from bot.questions.kinds.chooser import Chooser, Choosers
from bot.questions.message import Message, cut
from bot.questions.naming import Named, Naming
from bot.questions.question import Question, said, understand
from bot.questions.reading import Reading
from bot.questions.scope import Scope, latest_only, scope
from bot.questions.spelling import Speller
from bot.reports.document import Document
from bot.reports.shelf import Shelf
from bot.reports.sorts import INSPECTIONS
from bot.search.content import Fit
from bot.search.query import Concept

_MORE = re.compile(
    r"\W*(?:(?:tell|show|give)\s+me\s+more|(?:any|some|a\s+bit)?\s*more(?:\s+(?:please|details?|info\w*|"
    r"quotes?))?|go\s+on|continue|(?:what|anything|something)\s+else|next|another(?:\s+one)?|"
    r"keep\s+going|and\s+then|and)\W*",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"\W*(?:and\s+|what\s+about\s+|how\s+about\s+|tell\s+me\s+(?:more\s+)?about\s+|show\s+me\s+|"
    r"explain\s+|what\s+is\s+|what's\s+)*(?:the\s+|number\s+|no\.?\s*)?(?P<nth>first|second|third|fourth|fifth|"
    r"last|1st|2nd|3rd|4th|5th|one|two|three|four|five|[1-5])(?:\s+(?:one|point|quote|item|area|"
    r"question|bullet|part|thing))?\W*",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\W*(?:(?:says|said)\s+who|who\s+says(?:\s+(?:so|that))?|(?:what(?:'s|’s|\s+is)\s+(?:the|your)\s+)?"
    r"(?:source|evidence|proof)|(?:show|give|quote)\s+(?:me\s+)?(?:the|that|your)\s+(?:exact\s+)?"
    r"(?:sentence|source|quote|words|evidence|passage|line)|where\s+(?:does|did)\s+(?:it|the\s+report|they)"
    r"\s+say\s+(?:that|so|this)|are\s+you\s+(?:really\s+)?sure|(?:that|this|it)\s+(?:can(?:no|['’])t\s+be|"
    r"isn['’]t|is\s+not)\s+(?:right|true|correct)|(?:that|this)(?:['’]s|\s+is)\s+(?:wrong|not\s+right)|"
    r"prove\s+it|really|seriously)\W*",
    re.IGNORECASE,
)
"""Doubts about the answer before, or a wish to see where it stands."""
_PLACES = {
    **dict.fromkeys(("first", "1st", "one", "1"), 0),
    **dict.fromkeys(("second", "2nd", "two", "2"), 1),
    **dict.fromkeys(("third", "3rd", "three", "3"), 2),
    **dict.fromkeys(("fourth", "4th", "four", "4"), 3),
    **dict.fromkeys(("fifth", "5th", "five", "5"), 4),
    "last": -1,
}
_FRAME = frozenset(
    "report document inspection page pdf file text please info information question answer "
    "name names called main key biggest big top force forces inspector inspectors "
    "inspectorate finding findings".split()
)
_PAYING = frozenset("cost costs spend spends spent spending pay paid price worth".split())
"""What an amount of money answers by itself."""
_PARTS = frozenset(
    "area areas section sections question questions subject subjects category categories "
    "theme themes number count two three receive received reach reached award awarded "
    "official explain outcome result decide decided come came hmic hmicfrs hmip ofsted cqc "
    "estyn effectiveness judgement".split()
)
"""What a question about structure calls the parts of a report, and those who wrote it."""
_LAST_SEEN = re.compile(r"\blast (?:inspected|visited|seen)\b(?!.*\bbefore\b)", re.IGNORECASE)
"""Of a body in a library that was when its latest report says; of one report alone, before it."""
_DATING = frozenset("date dates year month day time deadline due".split())
"""What a date answers by itself."""
_GENERIC = frozenset(
    "police constabulary force service fire rescue authority peel the of and school academy "
    "primary secondary prison hmp home care inspection report".split()
)


class Reader:
    """Reads a conversation; it keeps nothing between calls."""

    def __init__(
        self,
        shelf: Shelf,
        interpreter: Interpreter,
        speller: Speller,
        choosers: Choosers,
        explained: Callable[[str], bool],
    ) -> None:
        self._shelf = shelf
        self._naming = Naming(shelf, explained, interpreter.whole_name)
        self._interpreter = interpreter
        self._speller = speller
        self._choosers = choosers
        self._explained = explained

    def read(self, text: str, history: Sequence[str] = (), story: str = "") -> Reading:
        """The reading of one question after earlier messages, oldest first.

        ``story`` is what its own message tells around it.
        """
        previous: Reading | None = None
        for earlier in history:
            message = cut(earlier)
            for question in message.questions:
                reading = replace(self._read(question, message.story, previous), notes=())
                spoken_of = not reading.concepts or any(c.senses for c in reading.concepts)
                previous = reading if spoken_of else previous
        return self._read(text, story, previous)

    def of_each(self, text: str) -> Reading:
        """The reading of a question that each report is to be asked by itself."""
        repaired, _ = self._speller.repair(text, self._explained)
        return self._alone(repaired, "", (), self._choosers.one)

    def named(self, text: str) -> tuple[Document, ...]:
        """The reports that a text in any language names, or all."""
        return scope(self._shelf, self._naming.named(text), text, (), all_visits=False).documents

    def questions(self, message: Message) -> tuple[str, ...]:
        """The questions of a message that say something of their own; others join the one before.

        "Is there help with fees? And how do I get it?" is one question.
        """
        found: list[str] = []
        for text in message.questions:
            if found and not _telling(self._interpreter.concepts(said(text))):
                found[-1] = f"{found[-1]} {text}"
            else:
                found.append(text)
        return tuple(found)

    def _read(self, text: str, story: str, previous: Reading | None) -> Reading:
        if previous:
            if _SOURCE.fullmatch(text):
                return previous
            if _MORE.fullmatch(text):
                return replace(previous, skip=previous.skip + 1, pick=None)
            nth = _NTH.fullmatch(text)
            if nth:
                return replace(previous, pick=_PLACES[nth["nth"].lower()])
        repaired, repairs = self._speller.repair(text, self._explained)
        alone = self._alone(repaired, story, previous.visits if previous else ())
        reading = carry_over(alone, previous) if previous else alone
        if not repairs:
            return reading
        return reading.noting("spelling", repaired)

    def _alone(
        self, text: str, story: str, before: Sequence[Document], chooser: Chooser | None = None
    ) -> Reading:
        """The reading of a question that takes nothing but its reports from those ``before``."""
        named = self._naming.named(text)
        kind = (chooser or self._chooser(named)).choose(_unnamed(text, named))
        latest = kind is previous.KIND and named.reports and not self._alone_loaded
        if latest and _LAST_SEEN.search(text):
            kind = inspected.KIND
        question = understand(text, kind)
        found = self._scope(question, named, before)
        # The body that a report is on is spoken of in all of it; what another text is on is not.
        chosen = (
            chooser is None
            and found.named
            and not self._alone_loaded
            and all(self._shelf.of(document).body for document in found.documents)
        )
        said = _blanked(question.said, named.ranges) if chosen else question.said
        words = self._words(question, said) or self._words(question, question.said)
        told = self._interpreter.concepts(story)
        if not _telling(words):
            words, told = (*told, *words), ()
        structural = question.kind.of_parts or question.kind.of_many or question.about_grade
        dated = structural or (len(self._shelf.all) > 1 and found.named)
        subject = _without(question.subject, named, dated=dated)
        concepts = self._interpreter.concepts(subject)
        idle = _FRAME | _GENERIC | _PARTS if structural else _FRAME
        telling = tuple(c for c in concepts if c.text.lower() not in idle)
        if question.wanted & Fit.MONEY:
            telling = tuple(c for c in telling if c.text.lower() not in _PAYING) or telling
        if question.wanted & Fit.DATE:
            telling = tuple(c for c in telling if c.text.lower() not in _DATING) or telling
        if question.kind is finding.KIND and not telling and not question.about_grade:
            telling = tuple(c for c in concepts if c.literal)
        others = [c for c in telling if c.text not in found.foreign]
        return Reading(
            question,
            telling,
            found.documents,
            words,
            named=found.named,
            background=tuple((concept, EARLIER) for concept in told),
            spoken=f"{story} {_blanked(text, named.ranges) if chosen else text}".strip(),
            notes=found.notes,
            # In a question about other things a year is one word among them, and no report's name.
            foreign=found.foreign if structural or not others else (),
            missing=self._missing(question, named),
            mentioned=self._unspoken(named.missing) if self._alone_loaded else named.missing,
            visits=found.visits,
        )

    def _chooser(self, named: Named) -> Chooser:
        """The chooser between the kinds that can be asked of so many reports."""
        if self._alone_loaded:
            return self._choosers.one
        keys = {report.key for report in named.reports}
        if len(keys) == 1:
            visits = self._choosers.visits
            return visits if len(named.reports) > 1 and not named.whole else self._choosers.one
        return self._choosers.many

    def _scope(self, question: Question, named: Named, before: Sequence[Document]) -> Scope:
        kind, text = question.kind, question.text
        of_visits = kind.of_visits
        found = scope(self._shelf, named, text, before, all_visits=of_visits)
        if (kind.of_many and kind is not reports.KIND) or (kind.needs and not found.named):
            found = latest_only(self._shelf, found, text)
        if not found.visits:
            foreign = tuple(year for year in found.foreign if not self._explained(year))
            found = replace(found, foreign=foreign)
        return found

    def _missing(self, question: Question, named: Named) -> tuple[str, ...]:
        """The places asked about that no report is on.

        In a search they are words as others, but where several reports are loaded and lack one,
        or what is asked for is the place's own.
        """
        sought = question.kind in (finding.KIND, definition.KIND) and not question.about_grade
        if sought and (self._alone_loaded or not named.asked):
            lacking = not self._alone_loaded and self._unspoken(named.missing)
            return named.missing if lacking else ()
        return named.missing

    def _unspoken(self, names: Sequence[str]) -> tuple[str, ...]:
        """Those names of which the reports lack a word."""
        return tuple(n for n in names if not all(map(self._explained, n.lower().split())))

    @property
    def _alone_loaded(self) -> bool:
        return len(self._shelf.all) == 1

    def _words(self, question: Question, said: str) -> tuple[Concept, ...]:
        """What a question says; a figure put up to be confirmed is no word that a report lacks."""
        words = self._interpreter.concepts(said)
        if not question.confirms:
            return words
        return tuple(c for c in words if c.senses or not c.text[0].isdigit()) or words


def _unnamed(text: str, named: Named) -> str:
    """A question about one place with "they" for its name, which says nothing of what is asked."""
    if len(named.ranges) != 1 or named.whole:
        return text
    start, end = named.ranges[0]
    return f"{text[:start]}they{text[end:]}"


def _without(subject: str, named: Named, *, dated: bool) -> str:
    """A subject with the names of reports blanked, and where they tell it, of years and sorts."""
    ranges = list(named.ranges)
    if dated:
        ranges += named.strange
        patterns = [sort.asked for sort in INSPECTIONS if sort.name in named.sorts]
        years = [re.compile(rf"\b{year}\b") for year in named.years]
        ranges += [match.span() for p in (*patterns, *years) for match in p.finditer(subject)]
    return _blanked(subject, ranges)


def _blanked(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """A text with spaces at some places."""
    for start, end in ranges:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _telling(words: Sequence[Concept]) -> bool:
    """Whether some word is rare in English, or one that the reports use themselves."""
    return any(not concept.common or concept.literal for concept in words)
