"""Telegram's messages as an SVG picture: bubbles of its HTML, and buttons under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser

from PIL import ImageFont

LEADING, PAD, GAP, WIDTH, BUBBLE, BUTTON = 21, 12, 6, 520, 440, 34
FONT = ImageFont.load_default(15)
SPARE = 1.1
"""A viewer's own font, and bold text, may be wider than what lines are measured with."""

STYLE = """
text { font: 15px -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; fill: #000 }
.bold { font-weight: 600 } text.label { fill: #fff; text-anchor: middle }
.ground { fill: #cfdce6 } .own { fill: #e5fdd0 } .bot { fill: #fff }
.quote { fill: #e4f1fb } .bar { fill: #2f8fd8 } .button { fill: #51748f }
@media (prefers-color-scheme: dark) {
  text { fill: #f2f2f2 }
  .ground { fill: #0e1621 } .own { fill: #2b5278 } .bot { fill: #182533 }
  .quote { fill: #213a50 } .button { fill: #2b3f51 }
}
"""


@dataclass(frozen=True, slots=True)
class Message:
    """Who wrote a message, its HTML, and the rows of buttons under it."""

    kind: str
    """"own" or "bot"."""
    html: str
    buttons: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A text in one style; a line is made of some."""

    text: str
    bold: bool
    quoted: bool


def draw(messages: Sequence[Message]) -> str:
    """The messages one below the other, as SVG that follows the viewer's light or dark theme."""
    parts: list[str] = []
    y = PAD
    for message in messages:
        lines = list(_lines(message.html))
        parts += _bubble(lines, message, y)
        y += len(lines) * LEADING + 2 * PAD + GAP
        for row in message.buttons:
            parts += _row(row, y)
            y += BUTTON + GAP
    size = f'width="{WIDTH}" height="{y + PAD}"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + PAD}" {size}>',
            f'<style>{STYLE}</style>\n<rect class="ground" {size} rx="10"/>',
            *parts,
            "</svg>\n",
        )
    )


def _bubble(lines: Sequence[Sequence[Run]], message: Message, top: int) -> Iterator[str]:
    """The lines in a bubble, the person's own at the right and the bot's at the left."""
    width = BUBBLE if message.buttons else round(max(map(_length, lines))) + 2 * PAD
    left = WIDTH - width - PAD if message.kind == "own" else PAD
    yield _box(message.kind, left, top, width, len(lines) * LEADING + 2 * PAD, 12)
    for y, line in enumerate(lines):
        upper, x = top + PAD + y * LEADING, left + PAD
        if line and line[0].quoted:
            yield _box("quote", x, upper, width - 2 * PAD, LEADING)
            yield _box("bar", x, upper, 3, LEADING)
            x += PAD
        yield _text(x, upper + 15, line)


def _row(labels: Sequence[str], top: int) -> Iterator[str]:
    """A row of buttons as wide as a bubble."""
    width = (BUBBLE - GAP * (len(labels) - 1)) // len(labels)
    for place, label in enumerate(labels):
        left = PAD + place * (width + GAP)
        yield _box("button", left, top, width, BUTTON, 8)
        yield f'<text class="label" x="{left + width // 2}" y="{top + 22}">{escape(label)}</text>'


def _box(kind: str, x: int, y: int, width: int, height: int, corner: int = 0) -> str:
    size = f'width="{width}" height="{height}" rx="{corner}"'
    return f'<rect class="{kind}" x="{x}" y="{y}" {size}/>'


def _text(x: int, y: int, line: Sequence[Run]) -> str:
    spans = (
        f'<tspan class="bold">{escape(run.text)}</tspan>' if run.bold else escape(run.text)
        for run in line
    )
    return f'<text x="{x}" y="{y}" xml:space="preserve">{"".join(spans)}</text>'


class _Runs(HTMLParser):
    """The texts of a message, each with the tags that stand around it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Run] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, _: object) -> None:
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        self.found.append(Run(data, "b" in self._open, "blockquote" in self._open))


def _lines(html: str) -> Iterator[list[Run]]:
    """The lines of a message, broken between words where they are as long as a bubble is wide."""
    line: list[Run] = []
    for run in _Runs(html).found:
        for piece in re.findall(r"\n| *[^ \n]+| +", run.text):
            if piece == "\n":
                yield line
                line = []
                continue
            word = replace(run, text=piece)
            if line and _length([*line, word]) > BUBBLE - 3 * PAD:
                yield line
                line, word = [], replace(word, text=piece.lstrip())
            line = _joined(line, word)
    yield line


def _joined(line: list[Run], word: Run) -> list[Run]:
    """The line with a word behind it, in one run with the last where they look the same."""
    if line and replace(line[-1], text="") == replace(word, text=""):
        return [*line[:-1], replace(word, text=line[-1].text + word.text)]
    return [*line, word]


def _length(line: Sequence[Run]) -> float:
    return SPARE * sum(FONT.getlength(run.text) for run in line)
