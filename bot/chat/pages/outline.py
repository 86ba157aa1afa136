"""The loaded reports and their sections, to look through and to read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat import texts
from bot.chat.context import Context
from bot.chat.memory.links import report_key
from bot.chat.pages.callbacks import Action, Data
from bot.chat.pages.keyboards import Button, keyboard, pressing, turning
from bot.chat.pages.messages import Markup
from bot.render.telegram import answers
from bot.render.telegram.citation import HEADING
from bot.render.telegram.text import own
from bot.reports.document import Document, in_words

Page = tuple[str, Markup | None]

ALL = "0"
"""The token of all reports; else it is a report's key, for a section with its place."""

_ROWS = 8
_INDENT = "\u2003"
_TOKEN = re.compile(r"([0-9a-f]{8})(?:-([0-9a-f]{1,6}))?")


@dataclass(frozen=True, slots=True)
class _Choice:
    """A row of a list, and the token of what its button turns to."""

    text: str
    token: str
    depth: int = 0


def start(context: Context) -> Page | None:
    """The sections of the only report, or the reports to choose from; None without sections."""
    documents = context.assistant.documents
    if len(documents) == 1:
        return sections(Data(Action.SECTIONS, 0, _key(documents[0])), context)
    return reports(Data(Action.REPORTS, 0, ALL), context)


def reports(here: Data, context: Context) -> Page | None:
    """A page of the reports; None where there is none."""
    rows = [_Choice(d.title, _key(d)) for d in context.assistant.documents]
    return _choice(texts.WHICH_REPORT, rows if here.token == ALL else [], here, Action.SECTIONS)


def sections(here: Data, context: Context) -> Page | None:
    """A page of a report's sections; None where there is none."""
    document, place = _found(here.token, context)
    if document is None or place is not None:
        return None
    several = len(context.assistant.documents) > 1
    back = [pressing(texts.ALL_REPORTS, Data(Action.REPORTS, 0, ALL))] if several else []
    head = texts.SECTIONS.format(title=document.title)
    return _choice(head, _sections(document), here, Action.SECTION, back)


def section(here: Data, context: Context) -> Page | None:
    """A page of a section; None where there is none."""
    document, place = _found(here.token, context)
    if document is None or place is None or place >= len(document.sections):
        return None
    pages = answers.section(document, place)
    back = pressing(texts.ALL_SECTIONS, Data(Action.SECTIONS, 0, _key(document)))
    buttons = keyboard([turning(here, len(pages)), [back]])
    return (pages[here.number], buttons) if here.number < len(pages) else None


def sources(here: Data, context: Context) -> Page | None:
    """A page of what is known of each report; None where there is none."""
    documents = context.assistant.documents
    shown = documents[here.number * _ROWS :][:_ROWS]
    if here.token != ALL or not shown:
        return None
    head = texts.MY_REPORTS.format(number=len(documents))
    head = f"<b>{texts.MY_REPORT if len(documents) == 1 else head}</b>"
    turns = turning(here, _pages(documents))
    return "\n\n".join([head, *map(_source, shown)]), keyboard([turns])


def _choice(
    head: str, rows: Sequence[_Choice], here: Data, there: Action, back: Sequence[Button] = ()
) -> Page | None:
    """A numbered list with a button for each row, which does ``there``."""
    shown = list(enumerate(rows, 1))[here.number * _ROWS :][:_ROWS]
    if not shown:
        return None
    lines = [f"{place}. {_INDENT * row.depth}{own(row.text, HEADING)}" for place, row in shown]
    buttons = [
        [pressing(f"{place}. {row.text}", Data(there, 0, row.token))] for place, row in shown
    ]
    text = "\n".join([f"<b>{own(head, HEADING)}</b>", *lines])
    return text, keyboard([*buttons, turning(here, _pages(rows)), back])


def _sections(document: Document) -> list[_Choice]:
    rows = []
    for place, section in enumerate(document.sections):
        path = [h.text for h in document.path(place) if h.text != document.title]
        # The whole report is no section of it.
        is_report = document.span(section.heading).text == document.title
        if answers.findings_of(document, place) and not is_report:
            token = f"{_key(document)}-{place:x}"
            rows.append(_Choice(path[-1].strip(), token, len(path) - 1))
    return rows


def _source(document: Document) -> str:
    day = in_words(document.published)
    known = (
        document.force,
        document.pillar,
        str(document.year) if document.year else None,
        texts.PUBLISHED.format(day=day) if day else None,
    )
    lines = [f"<b>{own(document.title or document.id, HEADING)}</b>"]
    lines += [" · ".join(own(part) for part in known if part)]
    lines += [own(document.source or "", 300)]
    return "\n".join(line for line in lines if line)


def _pages(rows: Sequence[object]) -> int:
    return -(-len(rows) // _ROWS)


def _key(document: Document) -> str:
    return f"{report_key(document):08x}"


def _found(token: str, context: Context) -> tuple[Document | None, int | None]:
    found = _TOKEN.fullmatch(token)
    documents = (d for d in context.assistant.documents if found and _key(d) == found[1])
    return next(documents, None), int(found[2], 16) if found and found[2] else None
