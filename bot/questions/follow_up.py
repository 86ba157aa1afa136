"""What a question takes from the one before: its reports, its subject, or the question itself."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.questions.kinds import finding, grade
from bot.questions.reading import Reading
from bot.search.query import Concept

_ELLIPSIS = re.compile(
    r"\W*(?:(?:ok(?:ay)?|so|and|or|but|also|then|now)\s+)*"
    r"(?:(?:what|how)\s+about|and|or|but|also|same\s+for|for|in|on|with)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:it|its|this|that|those|these|ones?|there|the\s+(?:latter|former|same)|else)\b"
    r"(?!\s+(?:report|document|inspection|force|service|year|true|the\s+case))",
    re.IGNORECASE,
)
_SUBJECT_IT = re.compile(
    r"\b(?:is|was|does|did|has|had|will|would|can|could|should)\s+it\b", re.IGNORECASE
)
"""Here "it" is mostly the force, the service or the school itself, and no earlier subject."""
_EVERY = re.compile(r"\b(?:all|each|every|both|compare|which\s+forces?|reports)\b", re.IGNORECASE)
_DECAY = 0.5
EARLIER = 0.4
"""How much a subject carried over from the question before counts in choosing passages."""


def carry_over(reading: Reading, previous: Reading) -> Reading:
    """The reading with what it leaves out taken from the one before.

    A complete one takes over nothing; what was said before it still bears on its meaning.
    """
    taken = _carried(reading, previous)
    if taken.missing and not taken.visits:
        return taken
    leaning = not reading.concepts or _ELLIPSIS.match(reading.question.text) is not None
    return replace(taken, before=previous.spoken, leaning=leaning)


def _carried(reading: Reading, previous: Reading) -> Reading:
    text = reading.question.text
    kind = reading.question.kind
    if reading.missing and not reading.visits:
        return reading
    if not reading.named and not kind.of_many and not _EVERY.search(text):
        reading = replace(reading, documents=previous.documents, visits=previous.visits, notes=())
    ellipsis = _ELLIPSIS.match(text) is not None
    pointing = _POINTING.search(reading.question.said) is not None
    own = reading.concepts
    if not own and reading.named and ellipsis:
        return replace(
            previous,
            documents=reading.documents,
            named=True,
            visits=reading.visits,
            notes=reading.notes,
            foreign=reading.foreign,
            missing=reading.missing,
            mentioned=reading.mentioned,
        )
    structural = reading.question.kind is not finding.KIND
    if own and ellipsis and not structural and not reading.question.wanted:
        return _same_question(reading, previous)
    if not own and (pointing or ellipsis or not structural):
        return _same_subject(reading, previous)
    if own and pointing and previous.concepts and not _SUBJECT_IT.search(text):
        return replace(reading, background=_background(previous)).noting("about", _about(previous))
    return reading


def _same_question(reading: Reading, previous: Reading) -> Reading:
    """ "And for finance?": the question before, asked of another subject."""
    question = replace(
        previous.question, text=reading.question.text, subject=reading.question.subject
    )
    background = () if question.kind is not finding.KIND else _background(previous)
    return replace(reading, question=question, background=background)


def _same_subject(reading: Reading, previous: Reading) -> Reading:
    """ "Why?": another question about the subject before."""
    if not previous.concepts and not previous.question.about_grade:
        return replace(reading, within_grading=previous.question.kind is grade.KIND)
    why_grade = previous.question.kind is grade.KIND and reading.question.kind is finding.KIND
    return replace(
        reading,
        concepts=previous.concepts,
        words=reading.words or previous.words,
        spoken=reading.spoken if reading.words else f"{previous.spoken} {reading.spoken}",
        background=_background(previous) if reading.words else previous.background,
        within_grading=why_grade,
    ).noting("about", _about(previous))


def _background(previous: Reading) -> tuple[tuple[Concept, float], ...]:
    older = tuple((concept, weight * _DECAY) for concept, weight in previous.background)
    return (*((concept, EARLIER) for concept in previous.concepts), *older)


def _about(previous: Reading) -> str:
    return " ".join(concept.text for concept in previous.concepts)
