"""Answers put together, continued, and noted with how their questions were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answer import SHOWN, Answer, Quote, Status
from bot.questions.reading import Reading


def together(parts: Sequence[Answer]) -> Answer:
    """One answer to all questions of a message, numbered; small talk beside them is left out."""
    asked = [part for part in parts if part.status != "smalltalk"] or parts[:1]
    if len(asked) == 1:
        return asked[0]
    statuses: tuple[Status, ...] = ("answered", "related", "not_found")
    return Answer(
        question="",
        status=next(s for s in statuses if s in {part.status for part in asked}),
        short="\n".join(f"{number}. {part.text}" for number, part in enumerate(asked, 1)),
        quotes=tuple(q for part in asked for q in part.quotes[: None if part.is_list else SHOWN]),
        more=tuple(quote for part in asked for quote in part.more),
        grade=next((part.grade for part in asked if part.grade), None),
        notes=tuple(note for part in asked for note in part.notes),
    )


def noted(answer: Answer, reading: Reading) -> Answer:
    """An answer with how its question was read; from which report nothing was found says itself."""
    silent = answer.status == "not_found" and not reading.named
    notes = tuple(note for note in reading.notes if not (silent and note.kind == "latest"))
    return replace(answer, notes=(*notes, *answer.notes))


def continued(whole: Answer, reading: Reading) -> Answer:
    """The quotes of an answer after those already shown, or the one that is asked for."""
    quotes = (*whole.quotes, *whole.more)
    if reading.pick is not None:
        chosen = quotes[reading.pick :][:1]
        rest: tuple[Quote, ...] = ()
    else:
        shown = reading.skip * SHOWN
        chosen = () if whole.is_list else quotes[shown:][:SHOWN]
        rest = quotes[shown + SHOWN :]
    if not chosen:
        return Answer(reading.question.text, "not_found", "The report says no more on that.")
    return replace(whole, short="The report says:", quotes=chosen, more=rest, is_list=False)
