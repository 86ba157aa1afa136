"""An answer as rich text: matched words stand out, citations stand back."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from bot.answering.answer import NOT_STATED, SILENT, Answer, Choice, Quote
from bot.render.links import link
from bot.render.notice import Line, Page
from bot.render.surroundings import surroundings
from bot.render.visible import lines, visible
from bot.render.wording import SUGGESTIONS, note
from bot.reports import grades
from bot.reports.document import Citation, Span

# Longer lines tire the eye: https://www.w3.org/TR/WCAG21/#visual-presentation asks for 80.
_WIDTH = 80
_LONGEST = 36
"""Characters of the longest grade that stands in a column of its own."""

# Only the terminal's own sixteen colours, each on a ground of its own or beside bold type, so
# that light and dark themes both keep them readable.
_MATCH = "bold magenta"
_WEIGHTS = {"normal": "", "strong": "bold", "quiet": "dim"}
_LEVELS = (
    "reverse",
    "bright_white on red",
    "black on yellow",
    "black on cyan",
    "black on green",
    "black on bright_green",
)
"""By the level of a grade; the first for one that the table of grades lacks."""


def render(answer: Answer, first: int = 1) -> RenderableType:
    """The answer for a rich console of any width; ``first`` numbers the first quote."""
    shared = _shared_report(answer.quotes)
    blocks = [_head(answer)]
    numbered = answer.is_list or first + len(answer.quotes) > 2
    for number, quote in enumerate(answer.quotes, first):
        margin = Text.assemble((f"{number:>2} " if numbered else "", "dim"))
        blocks.append([_Margin(_quote(quote, bool(shared)), margin, bar=True)])
    blocks.append([Text(shared, "dim")] if shared else [])
    blocks.append(_suggestions(answer.suggestions))
    blocks.append(_choices(answer.choices))
    return _apart(blocks)


def context(quote: Quote) -> RenderableType:
    """The text around the quote, dimmed, with the quote and its matched words in it."""
    around = surroundings(quote)
    text = Text(visible(around.text), "dim")
    start, end = quote.span.start - around.start, quote.span.end - around.start
    text.stylize("not dim", start, end)
    _highlight(text, quote, around)
    place = _place(quote.citation, "")
    body = Group(_paragraphs(text), *([Text(place, "dim")] if place else []))
    return _apart([[_Margin(body, Text(), bar=True)], [Text(_report(quote.citation), "dim")]])


def page(shown: Page) -> RenderableType:
    """The page's lines, wrapped with their indent."""
    return _apart([[_line(line) for line in shown.lines]])


def _apart(blocks: list[list[RenderableType]]) -> RenderableType:
    """The blocks that have something in them, one blank line apart."""
    parts: list[RenderableType] = []
    for block in filter(None, blocks):
        parts += [Text(), *block] if parts else block
    return Constrain(Group(*parts), _WIDTH)


def _line(line: Line) -> RenderableType:
    label = Text.assemble(
        " " * line.indent, (visible(line.label.text), _WEIGHTS[line.label.weight])
    )
    parts = ((visible(part.text).replace("\n", " "), _WEIGHTS[part.weight]) for part in line.parts)
    return _Margin(Text.assemble(*parts), label)


def _head(answer: Answer) -> list[RenderableType]:
    said = (" ".join(lines(note(read))) for read in answer.notes)
    return [*_short(answer), *(Text(line, "italic") for line in said)]


def _short(answer: Answer) -> list[RenderableType]:
    """The short answer: a sentence with its grade as a badge, or a table of grades."""
    short = "\n".join(lines(answer.short))
    if not answer.rows:
        return [_said(short, visible(answer.grade or ""))] if short else []
    width = max(len(row.grade) for row in answer.rows)
    if width > _LONGEST:
        rows = [_told(visible(row.subject), visible(row.grade)) for row in answer.rows]
    else:
        rows = [_graded(visible(row.subject), visible(row.grade), width) for row in answer.rows]
    return [*([Text(short, "bold")] if short else []), *rows]


def _told(subject: str, said: str) -> RenderableType:
    """A line of a table whose cells are sentences."""
    style = "dim" if said in (SILENT, NOT_STATED) else ""
    return _Margin(Text.assemble((subject, "bold"), "  ", (said, style)), Text("  "))


def _graded(subject: str, grade: str, width: int) -> RenderableType:
    style = "dim" if grade.lower() == NOT_STATED else badge(grade)
    gap = " " * (width - len(grade) + 2)
    return _Margin(Text(subject), Text.assemble("  ", (grade, style), gap))


def _said(sentence: str, grade: str) -> Text:
    """A sentence with its grade as a badge, put before it where it lacks the grade."""
    text = Text(sentence, "bold")
    if not grade or grade == NOT_STATED:
        return text
    place = sentence.lower().find(grade.lower())
    if place >= 0:
        text.stylize(badge(grade), place, place + len(grade))
        return text
    return Text.assemble((f" {grade} ", badge(grade)), " ", text)


def badge(grade: str) -> str:
    """The style of a grade on a ground of its own."""
    known = grades.named(grade)
    return "not bold " + _LEVELS[known.level if known else 0]


def _shared_report(quotes: tuple[Quote, ...]) -> str:
    """Title and date of the report that all the quotes are from; empty where there are several."""
    several = len({quote.span.document.id for quote in quotes}) != 1
    return "" if several else _report(quotes[0].citation)


def _report(citation: Citation) -> str:
    return " · ".join(" ".join(lines(part)) for part in (citation.title, citation.day) if part)


def _place(citation: Citation, quoted: str) -> str:
    """The two innermost headings and the place, without a heading that the quote opens with."""
    path = [" ".join(lines(heading)) for heading in citation.path]
    if path and " ".join(lines(quoted)).startswith(path[-1]):
        path.pop()
    return " · ".join(part for part in (" › ".join(path[-2:]), citation.place) if part)


def _quote(quote: Quote, shared: bool) -> RenderableType:
    text = Text(visible(quote.text))
    _highlight(text, quote, quote.span)
    where = [_place(quote.citation, quote.text)] + ([] if shared else [_report(quote.citation)])
    style = Style(dim=True, link=link(quote.span) or None)
    quoted = _paragraphs(Text.assemble("“", text, "”"))
    return Group(quoted, *(Text(part, style) for part in where if part))


def _highlight(text: Text, quote: Quote, shown: Span) -> None:
    for start, end in quote.matched:
        text.stylize(_MATCH, max(start - shown.start, 0), max(end - shown.start, 0))


def _paragraphs(text: Text) -> Text:
    """The text without its blank lines."""
    return Text("\n").join(line for line in text.split("\n") if line.plain.strip())


def _suggestions(questions: tuple[str, ...]) -> list[RenderableType]:
    rows: list[RenderableType] = [_Margin(Text(visible(q)), Text("  ")) for q in questions]
    return [Text(SUGGESTIONS, "dim"), *rows] if rows else []


def _choices(choices: tuple[Choice, ...]) -> list[RenderableType]:
    return [
        _Margin(Text(visible(choice.label)), Text(f"{number:>3} ", "bold"))
        for number, choice in enumerate(choices, 1)
    ]


class _Margin:
    """A body with a margin on its first line and room for it on the others, never padded.

    ``bar`` draws a quiet line along the left edge of the body.
    """

    def __init__(self, body: RenderableType, margin: Text, *, bar: bool = False) -> None:
        self._body = body
        self._margin = margin
        self._bar = bar

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        bar = ("| " if options.ascii_only else "▎ ") if self._bar else ""
        margin = self._margin
        width = max(options.max_width - len(margin) - len(bar), 1)
        for line in console.render_lines(self._body, options.update(width=width), pad=False):
            yield from margin.render(console)
            yield Segment(bar, Style(dim=True))
            yield from line
            yield Segment.line()
            margin = Text(" " * len(margin))
