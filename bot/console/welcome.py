"""What the prompt says first: what is loaded, and what may be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.notice import GAP, Line, Page, Part, line
from bot.render.wording import SUGGESTIONS
from bot.reports.document import Document, in_words

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant


def welcome(assistant: Assistant) -> Page:
    """The loaded reports, three questions to begin with, and the way to help and out."""
    documents = assistant.documents
    lines = [Line((Part("Peelbot", "strong"), Part(" answers in the report’s own words.")))]
    lines += [line(_title(document), "quiet", 2) for document in documents[:5]]
    if len(documents) > 5:
        lines.append(line(f"and {len(documents) - 5} more; /source lists them", "quiet", 2))
    if assistant.meaning is None:
        lines.append(line("compared by words alone (PEELBOT_MEANING=off)", "quiet", 2))
    lines += to_try(assistant)
    lines += [GAP, line("/help lists the commands, Ctrl-D leaves.", "quiet")]
    return Page(tuple(lines))


def to_try(assistant: Assistant) -> list[Line]:
    """Three questions that the loaded reports can answer, under a heading."""
    examples = assistant.examples()[:3]
    heading = [GAP, line(SUGGESTIONS, "quiet")] if examples else []
    return heading + [line(question, "normal", 2) for question in examples]


def _title(document: Document) -> str:
    date = document.published
    return f"{document.title} · {in_words(date)}" if date else document.title
