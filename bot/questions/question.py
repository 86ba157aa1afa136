"""What kind of answer a question wants, read off its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.questions import phrases
from bot.search.content import PATTERNS, Fit


class Kind(str, Enum):
    """The kinds of answers."""

    GRADE = "grade"
    GRADINGS = "gradings"
    AREAS = "areas"
    QUESTIONS = "questions"
    SECTIONS = "sections"
    PUBLISHED = "published"
    INSPECTED = "inspected"
    SUBJECT = "subject"
    AUTHOR = "author"
    DEFINITION = "definition"
    SUMMARY = "summary"
    STRENGTHS = "strengths"
    WEAKNESSES = "weaknesses"
    COMPARISON = "comparison"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Question:
    """A question's kind, the kind of content it wants, and what is left as its subject."""

    text: str
    kind: Kind
    wanted: Fit
    strict: bool
    """Whether only a sentence with the wanted content answers it."""
    subject: str
    """The text with the words that only say what kind of answer is wanted blanked out."""
    said: str = ""
    """The text with only the words around a question blanked out: "does the report say …"."""
    confirms: bool = False
    """Whether it puts something up to be confirmed: "is it true that …", "they saved £30m?"."""
    why: bool = False
    """Whether it asks for a reason."""
    about_grade: bool = False
    """Whether it asks for the reason of a grade."""
    explicit: bool = True
    """Whether a question of a grade can be nothing else; "how good is …" may ask for findings."""
    grades: tuple[str, ...] = ()
    """The grades it names, in lower case."""
    counts: bool = False
    """Whether it asks how many there are of something."""
    head: tuple[int, int] | None = None
    """The range of the noun phrase whose figure is asked for: "how many *police officers* …"."""


def understand(text: str) -> Question:
    """The kind of a question; the first kind in the order below whose words occur in it."""
    grades = tuple(" ".join(m.group().lower().split()) for m in phrases.GRADE_NAME.finditer(text))
    kind = _kind(text)
    reason = phrases.REASON.search(text) is not None
    about_grade = reason and (bool(grades) or phrases.GRADE.search(text) is not None)
    confirms = phrases.CONFIRMS.match(text) is not None
    wanted, strict = _wanted(text, reason=reason)
    if confirms and not wanted:
        wanted, strict = _claimed(text)
    wanted = {Kind.STRENGTHS: Fit.PRAISE, Kind.WEAKNESSES: Fit.CRITICISM}.get(kind, wanted)
    return Question(
        text=text,
        kind=kind,
        wanted=wanted,
        strict=strict,
        subject=_subject(text, Kind.GRADE if about_grade else kind),
        said=_subject(text, Kind.FINDING),
        confirms=confirms,
        counts=phrases.COUNT.search(text) is not None,
        head=_head(text) if strict else None,
        why=reason,
        explicit=phrases.GRADE.search(text) is not None,
        about_grade=about_grade,
        grades=grades,
    )


def _kind(text: str) -> Kind:
    if phrases.REASON.search(text):
        return Kind.FINDING
    for kind, pattern in (
        (Kind.COMPARISON, phrases.COMPARISON),
        (Kind.AUTHOR, phrases.AUTHOR),
        (Kind.INSPECTED, phrases.INSPECTED),
        (Kind.PUBLISHED, phrases.PUBLISHED),
        (Kind.SUBJECT, phrases.SUBJECT),
    ):
        if pattern.search(text) and not (kind is Kind.INSPECTED and _other_inspection(text)):
            return kind
    asked = definition_of(text)
    if asked and (asked[1] or not asked[0].islower()):
        return Kind.DEFINITION
    if _asks_grade(text):
        return Kind.GRADINGS if phrases.PLURAL_GRADES.search(text) else Kind.GRADE
    for kind, pattern in (
        (Kind.AREAS, phrases.AREAS),
        (Kind.QUESTIONS, phrases.QUESTIONS),
        (Kind.SECTIONS, phrases.SECTIONS),
        (Kind.SUMMARY, phrases.SUMMARY),
        (Kind.STRENGTHS, phrases.STRENGTHS),
        (Kind.WEAKNESSES, phrases.WEAKNESSES),
    ):
        if pattern.search(text):
            return kind
    return Kind.DEFINITION if asked else Kind.FINDING


def _other_inspection(text: str) -> bool:
    """Whether an inspection is meant that came before this one or is still to come."""
    return phrases.EARLIER.search(text) is not None or phrases.TO_COME.search(text) is not None


def _asks_grade(text: str) -> bool:
    if phrases.EARLIER.search(text):
        return False
    if phrases.GRADE.search(text) or phrases.GIVEN.search(text):
        return True
    named = phrases.GRADE_NAME.search(text)
    return (
        bool(named and phrases.IS_GRADED.match(text)) or phrases.PERFORMED.search(text) is not None
    )


def _wanted(text: str, *, reason: bool) -> tuple[Fit, bool]:
    """The kind of content wanted, and whether nothing else will do."""
    if reason:
        return Fit.REASON, False
    if phrases.PERCENT.search(text):
        return Fit.PERCENT | Fit.NUMBER, True
    if phrases.COUNT.search(text):
        return Fit.NUMBER, True
    if phrases.MONEY.search(text):
        return Fit.MONEY, True
    if phrases.NUMBER.search(text):
        return Fit.NUMBER | Fit.MONEY | Fit.PERCENT, True
    if phrases.DATE.search(text):
        return Fit.DATE, True
    if phrases.PERSON.match(text) or phrases.WHO.search(text):
        return Fit.NAME, False
    if phrases.WHERE.search(text):
        return Fit.PLACE, False
    return Fit.NONE, False


def _claimed(text: str) -> tuple[Fit, bool]:
    """The kind of figure that is put up to be confirmed: "they saved £30m, right?"."""
    for fit in (Fit.MONEY, Fit.PERCENT, Fit.NUMBER):
        if any(c.isdigit() for m in PATTERNS[fit].finditer(text) for c in m.group()):
            return fit, True
    return Fit.NONE, False


def _head(text: str) -> tuple[int, int] | None:
    match = phrases.HEAD.search(text)
    if not match:
        return None
    return match.span("counted" if match["counted"] is not None else "named")


def asks_person(text: str) -> bool:
    """Whether only a person's name answers: "who is the chief constable?"."""
    return phrases.PERSON.match(text) is not None


def definition_of(text: str) -> tuple[str, bool] | None:
    """The abbreviation asked about, and whether the question can ask nothing else."""
    match = phrases.DEFINITION.match(text)
    if not match:
        return None
    return match["short"] or match["defined"], bool(match["mean"] or match["defined"])


_CUES = {
    Kind.GRADE: (phrases.GRADE, phrases.GRADE_NAME),
    Kind.GRADINGS: (phrases.GRADE, phrases.GRADE_NAME),
    Kind.AREAS: (phrases.AREA_WORDS,),
    Kind.STRENGTHS: (phrases.STRENGTHS,),
    Kind.WEAKNESSES: (phrases.WEAKNESSES,),
    Kind.SUMMARY: (phrases.SUMMARY,),
    Kind.COMPARISON: (phrases.COMPARISON, phrases.GRADE),
}


def _subject(text: str, kind: Kind) -> str:
    """The text with cue words blanked, so that every other word keeps its place."""
    for pattern in (phrases.FRAME, *_CUES.get(kind, ())):
        blanked = pattern.sub(lambda match: " " * len(match.group()), text)
        text = blanked if blanked.strip(" ?.!") or kind is not Kind.FINDING else text
    return text
