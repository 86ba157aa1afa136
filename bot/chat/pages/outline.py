"""The loaded reports and their sections, to look through and to read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.chat import texts
from bot.chat.context import Context
from bot.chat.memory.links import report_key
from bot.chat.pages.keyboards import Button, keyboard, pressing, turning
from bot.chat.pages.messages import Markup
from bot.render.telegram import answers
from bot.render.telegram.text import own
from bot.reports.document import Document, in_words

REPORTS = "r"
SECTIONS = "l"
SECTION = "s"
SOURCES = "o"

Page = tuple[str, Markup | None]

_ROWS = 8
ALL = "0"
_INDENT = "\u2003"
_REFERENCE = re.compile(r"([0-9a-f]{8})(?:-([0-9a-f]{1,6}))?")


def sections(context: Context) -> Page | None:
    """The sections of the only report, or the reports to choose from; None without sections."""
    documents = context.assistant.documents
    if len(documents) == 1:
        return page(SECTIONS, 0, _key(documents[0]), context)
    return page(REPORTS, 0, ALL, context)


def page(kind: str, number: int, token: str, context: Context) -> Page | None:
    """A page of reports, of a report's sections, or of a section; None where there is none."""
    documents = context.assistant.documents
    if kind == REPORTS and token == ALL:
        return _reports(documents, number)
    if kind == SOURCES and token == ALL:
        return _sources(documents, number)
    found = _REFERENCE.fullmatch(token)
    document = next((d for d in documents if found and _key(d) == found[1]), None)
    if not found or document is None:
        return None
    if kind == SECTIONS and found[2] is None:
        return _sections(document, number, several=len(documents) > 1)
    if kind == SECTION and found[2] is not None:
        return _section(document, int(found[2], 16), number)
    return None


def _reports(documents: Sequence[Document], number: int) -> Page | None:
    rows = [(d.title, SECTIONS, _key(d)) for d in documents]
    return _choice(texts.WHICH_REPORT, rows, number, (REPORTS, ALL), [])


def _sections(document: Document, number: int, *, several: bool) -> Page | None:
    rows = [
        (_indented(document, place), SECTION, f"{_key(document)}-{place:x}")
        for place, section in enumerate(document.sections)
        if answers.findings_of(document, place)
        # The whole report is no section of it.
        and document.span(section.heading).text != document.title
    ]
    back = [pressing(texts.ALL_REPORTS, REPORTS, 0, ALL)] if several else []
    head = texts.SECTIONS.format(title=document.title)
    return _choice(head, rows, number, (SECTIONS, _key(document)), back)


def _choice(
    head: str,
    rows: Sequence[tuple[str, str, str]],
    number: int,
    here: tuple[str, str],
    back: list[Button],
) -> Page | None:
    """A numbered list with a button for each row: its text, kind and token."""
    kind, token = here
    first = number * _ROWS
    shown = list(enumerate(rows, 1))[first : first + _ROWS]
    if not shown:
        return None
    lines = [f"{place}. {_INDENT * _depth(text)}{own(text, 160)}" for place, (text, _, _) in shown]
    buttons = [[pressing(f"{place}. {text.strip()}", k, 0, t)] for place, (text, k, t) in shown]
    turns = turning(kind, number, -(-len(rows) // _ROWS), token)
    text = "\n".join([f"<b>{own(head, 160)}</b>", *lines])
    return text, keyboard([*buttons, turns, back])


def _indented(document: Document, place: int) -> str:
    path = [h.text for h in document.path(place) if h.text != document.title]
    return _INDENT * (len(path) - 1) + path[-1].strip()


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip(_INDENT))


def _section(document: Document, place: int, number: int) -> Page | None:
    if place >= len(document.sections):
        return None
    pages = answers.section(document, place)
    if number >= len(pages):
        return None
    token = f"{_key(document)}-{place:x}"
    back = pressing(texts.ALL_SECTIONS, SECTIONS, 0, _key(document))
    return pages[number], keyboard([turning(SECTION, number, len(pages), token), [back]])


def _sources(documents: Sequence[Document], number: int) -> Page | None:
    shown = documents[number * _ROWS : number * _ROWS + _ROWS]
    if not shown:
        return None
    head = (
        texts.MY_REPORT if len(documents) == 1 else texts.MY_REPORTS.format(number=len(documents))
    )
    turns = turning(SOURCES, number, -(-len(documents) // _ROWS), ALL)
    return "\n\n".join([f"<b>{head}</b>", *map(_source, shown)]), keyboard([turns])


def _source(document: Document) -> str:
    day = in_words(document.published)
    known = (
        document.force,
        document.pillar,
        str(document.year) if document.year else None,
        texts.PUBLISHED.format(day=day) if day else None,
    )
    lines = [f"<b>{own(document.title or document.id, 160)}</b>"]
    lines += [" · ".join(own(part) for part in known if part)]
    lines += [own(document.source or "", 300)]
    return "\n".join(line for line in lines if line)


def _key(document: Document) -> str:
    return f"{report_key(document):08x}"
