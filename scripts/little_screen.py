"""How much of a phone's screen an answer takes: its lines, and how many of them cite.

    python -m scripts.little_screen [--columns N] [--show]

Asks the loaded reports what people ask of them: the examples that the bot offers, and each heading
of a report as a question. Lines are counted as a phone breaks them, with a folded quote as the
three lines that Telegram shows of it until it is touched. A citation is what begins with a dash
below a quote.
"""

from __future__ import annotations

import argparse
import re
import statistics
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from bot import config
from bot.answering.assistant import Assistant
from bot.answering.opening import open_assistant
from bot.render.telegram.answers import messages

COLUMNS = 44
FOLDED = 3
"""Lines of an expandable blockquote before it is touched."""

_PART = re.compile(r"<blockquote( expandable)?>(.*?)</blockquote>", re.DOTALL)
_ALSO_ASKED = (
    "how many officers does the force have?",
    "what did the inspection find about demand?",
    "which grade did the force get for its workforce?",
    "what should the force improve?",
    "how is the force working with its partners?",
    "does the force understand its costs?",
    "when was the report published?",
    "what does HMIC mean?",
)


@dataclass(frozen=True, slots=True)
class Size:
    """The lines of an answer."""

    lines: int
    citing: int


def main() -> None:
    """Prints the medians."""
    options = _options()
    assistant = open_assistant(config.load())
    sizes = []
    for question in asked(assistant):
        answer = assistant.answer(question)
        if not answer.quotes:
            continue
        pages = messages(answer, named=len(assistant.documents) > 1)
        shown = [line for page in pages for line in lines(page, options.columns)]
        sizes.append(Size(len(shown), sum(cites for _, cites in shown)))
        if options.show:
            print(f"\n# {question}", *(line for line, _ in shown), sep="\n")
    print(summary(sizes))


def asked(assistant: Assistant) -> tuple[str, ...]:
    """The questions, each once, in order."""
    headings = (
        document.span(section.heading).text
        for document in assistant.documents
        for section in document.sections
    )
    lines_ = (" ".join(text.split()) for text in (*assistant.examples(), *_ALSO_ASKED, *headings))
    return tuple(dict.fromkeys(line for line in lines_ if line))


def lines(page: str, columns: int) -> Iterator[tuple[str, bool]]:
    """The lines of a message of Telegram's HTML as a phone shows them, and whether each cites."""
    at = 0
    for quoted in _PART.finditer(page):
        yield from _between(page[at : quoted.start()], columns)
        shown = list(_words(quoted[2], columns))
        yield from shown[:FOLDED] if quoted[1] else shown
        at = quoted.end()
    yield from _between(page[at:], columns)


def _between(html: str, columns: int) -> Iterator[tuple[str, bool]]:
    """What stands between quotes, each of which begins and ends a line."""
    inside = html.removeprefix("\n").removesuffix("\n")
    if inside or html == "\n\n":
        yield from _words(inside, columns)


def summary(sizes: list[Size]) -> str:
    """The median of the lines, and the share of those that cite."""
    median = statistics.median(size.lines for size in sizes)
    share = sum(size.citing for size in sizes) / sum(size.lines for size in sizes)
    return f"{len(sizes)} answers: {median:g} lines in the middle, {share:.0%} of all lines cite"


def _words(html: str, columns: int) -> Iterator[tuple[str, bool]]:
    text = unescape(re.sub(r"<[^>]*>", "", html))
    for line in text.split("\n"):
        cites = line.startswith("— ")
        yield from ((part, cites) for part in textwrap.wrap(line, columns) or [""])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--columns", type=int, default=COLUMNS)
    parser.add_argument("--show", action="store_true", help="print the answers as well")
    return parser.parse_args()


if __name__ == "__main__":
    main()
