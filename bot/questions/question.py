"""A question with its kind, what it wants stated, and what is left as its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.questions.contents import COUNT, REASON, content_of, head_of
from bot.questions.frame import CONFIRMS, FRAME
from bot.questions.kinds import finding, grade
from bot.questions.kinds.kind import Kind
from bot.search.content import PATTERNS, Fit


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


def understand(text: str, kind: Kind) -> Question:
    """A question of a kind, read for what it wants of an answer."""
    grades = tuple(" ".join(m.group().lower().split()) for m in grade.NAME.finditer(text))
    explicit = grade.WORD.search(text) is not None
    why = REASON.asked.search(text) is not None
    about_grade = why and (bool(grades) or explicit)
    confirms = CONFIRMS.match(text) is not None
    content = REASON if why else content_of(text)
    wanted, strict = (content.fit, content.strict) if content else (Fit.NONE, False)
    if confirms and not wanted:
        wanted, strict = _claimed(text)
    return Question(
        text=text,
        kind=kind,
        wanted=kind.wanted or wanted,
        strict=strict,
        subject=_subject(text, grade.KIND if about_grade else kind),
        said=said(text),
        confirms=confirms,
        counts=content is COUNT,
        head=head_of(text) if strict else None,
        why=why,
        explicit=explicit,
        about_grade=about_grade,
        grades=grades,
    )


def said(text: str) -> str:
    """The text with the words around a question blanked out: "does the report say …"."""
    blanked = _blanked(FRAME, text)
    return blanked if blanked.strip(" ?.!") else text


def _claimed(text: str) -> tuple[Fit, bool]:
    """The kind of figure that is put up to be confirmed: "they saved £30m, right?"."""
    for fit in (Fit.MONEY, Fit.PERCENT, Fit.NUMBER):
        if any(c.isdigit() for m in PATTERNS[fit].finditer(text) for c in m.group()):
            return fit, True
    return Fit.NONE, False


def _subject(text: str, kind: Kind) -> str:
    """The text with cue words blanked, so that every other word keeps its place."""
    if kind is finding.KIND:
        return said(text)
    text = _blanked(FRAME, text)
    return _blanked(kind.blanks, text) if kind.blanks else text


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)
