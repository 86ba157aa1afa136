"""An answer as plain text: no colour, no width, no blank line inside."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.answer import Answer, Quote
from bot.render.notice import Page
from bot.render.surroundings import surroundings
from bot.render.visible import lines, visible
from bot.render.wording import SUGGESTIONS, note


def render(answer: Answer, first: int = 1) -> str:
    """The short answer, the notes, and each quote with its citation on the line below.

    Without a blank line, so that a reader of piped answers can tell where one ends. ``first``
    numbers the first quote of a list.
    """
    return "\n".join(_lines(answer, first))


def context(quote: Quote) -> str:
    """The quote in quotation marks within the text around it, and its citation."""
    around, span = surroundings(quote), quote.span
    before = around.document.text[around.start : span.start]
    after = around.document.text[span.end : around.end]
    return "\n".join([*lines(f"{before}“{span.text}”{after}"), _citation(quote)])


def page(shown: Page) -> str:
    """The page's lines, indented; weights and gaps are left out."""
    return "\n".join(
        " " * line.indent + visible(line.label.text) + " ".join(lines("".join(texts)))
        for line in shown.lines
        if (texts := [part.text for part in line.parts])
    )


def _lines(answer: Answer, first: int) -> Iterator[str]:
    yield from lines(answer.text)
    for read in answer.notes:
        yield from lines(note(read))
    width = len(str(first + len(answer.quotes) - 1))
    for number, quote in enumerate(answer.quotes, first):
        yield from _quote(quote, f"{number:>{width}}. " if answer.is_list else "")
    if answer.suggestions:
        yield SUGGESTIONS
        yield from (f"  {visible(question)}" for question in answer.suggestions)
    for number, choice in enumerate(answer.choices, 1):
        yield f"  {number}. {visible(choice.label)}"


def _quote(quote: Quote, number: str) -> Iterator[str]:
    margin = " " * len(number)
    first, *others = lines(f"“{quote.text}”")
    yield number + first
    yield from (margin + line for line in others)
    yield margin + _citation(quote)


def _citation(quote: Quote) -> str:
    return "  — " + " ".join(lines(str(quote.citation)))
