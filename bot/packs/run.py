"""The commands that make tables, briefs and charts: what is asked for, and the file it goes to."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.answering.assistant import Assistant
from bot.errors import ConfigError
from bot.packs import brief_page, spreadsheet
from bot.packs.brief import briefs
from bot.packs.chart import Grid, by_parts, by_years
from bot.packs.chart_sheet import drawings
from bot.packs.chosen import chosen, latest
from bot.packs.lines import sheets
from bot.packs.table import Table, asked
from bot.packs.table_page import to_html
from bot.render import sheet
from bot.render.drawing.png import to_png
from bot.render.drawing.svg import to_svg
from bot.render.drawing.theme import THEMES
from bot.render.progress import reading_bar
from bot.reports.document import Document

_FOUND, _NOT_FOUND = 0, 1
_FORMATS = {".csv": "csv", ".html": "html", ".htm": "html"}


def table(options: argparse.Namespace, assistant: Assistant) -> int:
    """Prints or writes a table of answers; 1 where no report says any of it.

    Raises ConfigError naming what does not fit.
    """
    questions = [question for question in options.questions if question.strip()]
    if not questions:
        raise ConfigError('write a question: peelbot table "what is the overall grade?"')
    out = Path(options.out) if options.out else None
    form = options.format or (_FORMATS.get(out.suffix.lower(), "terminal") if out else "terminal")
    documents = chosen(assistant.library, options.reports) if options.reports else ()
    with reading_bar("Asking") as told:
        made = asked(assistant, questions, documents, told)
    _put(made, form, out)
    says = any(cell.says for row in made.rows for cell in row.cells)
    return _FOUND if says else _NOT_FOUND


def brief(options: argparse.Namespace, assistant: Assistant) -> int:
    """Writes reports in brief as one HTML document.

    Raises ConfigError naming what does not fit.
    """
    documents = latest(assistant.library, options.named)
    questions = [question for question in options.question if question.strip()]
    with reading_bar("Reading") as told:
        made = briefs(assistant, documents, questions, told)
    write(
        brief_page.to_html(made, _charts(assistant, documents)),
        Path(options.out) if options.out else None,
    )
    return _FOUND


def _charts(assistant: Assistant, documents: Sequence[Document]) -> str:
    """The grades of the reports and of those before them, where there are several of these."""
    before = filter(None, map(assistant.library.shelf.before, documents))
    every = tuple({d.id: d for d in (*documents, *before)}.values())
    grids = by_parts(assistant, every) if len(every) > 1 else ()
    return "\n".join(map(to_svg, drawings(grids, THEMES["light"])))


def chart(options: argparse.Namespace, assistant: Assistant) -> int:
    """Draws the grades of reports into one or more PNG or SVG files; 1 where none gives any.

    Raises ConfigError naming what does not fit.
    """
    out = Path(options.out)
    if out.suffix.lower() not in (".png", ".svg"):
        raise ConfigError(f"{out} ends neither in .png nor in .svg.")
    pages = drawings(_grids(options, assistant), THEMES[options.theme])
    draw = to_svg if out.suffix.lower() == ".svg" else to_png
    for number, page in enumerate(pages, 1):
        name = f"{out.stem}-{number}{out.suffix}" if len(pages) > 1 else out.name
        write(draw(page), out.with_name(name))
    if not pages:
        print("no report gives a grade for that", file=sys.stderr)
    return _FOUND if pages else _NOT_FOUND


def _grids(options: argparse.Namespace, assistant: Assistant) -> tuple[Grid, ...]:
    documents = chosen(assistant.library, options.reports)
    if options.subject or options.by == "years":
        subject = f" for {options.subject}" if options.subject else ""
        asked = f"What grade was given{subject}?" if subject else "What is the overall grade?"
        return by_years(assistant, documents, asked)
    latest_only = documents if options.reports else assistant.library.shelf.latest
    return by_parts(assistant, latest_only)


def _put(made: Table, form: str, out: Path | None) -> None:
    if form == "terminal" and out is None:
        _show(made)
        return
    if form == "csv":
        text = spreadsheet.to_csv(made)
        text = spreadsheet.MARK + text if out else text
    elif form == "html":
        text = to_html(made)
    else:
        text = "\n\n".join(map(sheet.plain, sheets(made))) + "\n"
    write(text, out)


def _show(made: Table) -> None:
    if not (sys.stdout.isatty() or os.environ.get("FORCE_COLOR")):
        print("\n\n".join(map(sheet.plain, sheets(made))))
        return
    # A pipe does not need it, and it takes longer to load than an answer.
    from bot.render import columns, screen

    terminal = screen.open_screen(sys.stdout)
    for place, one in enumerate(sheets(made)):
        terminal.print(*([""] if place else []), columns.pretty(one), sep="\n")


def write(content: str | bytes, out: Path | None) -> None:
    """Puts a text on standard output, or what a file is to hold into it, whole or not at all.

    Raises ConfigError where the file cannot be written.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    beside = out.with_name(f".{out.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ConfigError(f"cannot write {out}: {error.strerror}.") from error
    print(f"{out} written", file=sys.stderr)
