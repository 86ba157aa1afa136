"""Marks random sentences of a folder's PDFs on their pages and holds the marks against PDFium.

    python -m scripts.page_check FOLDER [NUMBER [SEED]]

The text that PDFium gives for the marked rectangles, asked for anew, must be the sentence but for
white space, hyphens at the ends of lines, and the marks that the reader of tables writes between
cells. Times are for one page from opening the file to the finished picture, in this process; those
of the processor are the same however busy the machine is with other things.
"""

from __future__ import annotations

import random
import re
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from statistics import median

import pypdfium2

from bot.errors import ReportError
from bot.render.place.picture import draw
from bot.reports.corpus import open_report
from bot.reports.document import Span
from bot.reports.formats.pdf.pdfium import Page, opened
from bot.reports.marks.marking import Mark, Sought, marks
from bot.search.passages import Splitter, passages

_SENTENCES, _SEED = 300, 1
_FINE = 100
"""Pixels a point in which places are turned into the page's own measures."""
_ASIDE = 0.4
"""Points by which a rectangle is made narrower, for letters may lean into each other."""
_ABOVE = 0.15
"""The share of its height that is left out above and below, for lines may overlap."""


@dataclass(frozen=True)
class Try:
    """What came of one sentence."""

    outcome: str
    """``exact``, ``row`` for an exact one in cells, ``unmarked`` or ``wrong``."""
    ms: float
    processor_ms: float
    size: int


def sentences(folder: Path) -> Iterator[tuple[Path, Span]]:
    """Every sentence of every PDF in a folder and those inside it."""
    splitter = Splitter()
    for file in sorted(folder.rglob("*.pdf")):
        try:
            document = open_report(file)
        except ReportError as error:
            print(error, file=sys.stderr)
            continue
        for passage in passages(document, splitter):
            yield from ((file, sentence) for sentence in passage.sentences)


def tried(file: Path, sentence: Span) -> Try:
    """The outcome of marking a sentence, and what it took."""
    began, worked = time.perf_counter(), time.process_time()
    with opened(file) as document:
        page_of = lru_cache(16)(partial(Page.of, document))
        sought = Sought.of(sentence)
        found = marks(page_of, sought)
        picture = draw(page_of, found, sought.pages[0])
    took = time.perf_counter() - began, time.process_time() - worked
    outcome = judged(sentence.text, list(texts(file, found))) if found else "unmarked"
    return Try(outcome, took[0] * 1000, took[1] * 1000, len(picture.content))


def texts(file: Path, found: Sequence[Mark]) -> Iterator[str]:
    """What PDFium says stands in each rectangle of some marks."""
    with pypdfium2.PdfDocument(file) as document:
        for mark in found:
            page = document[mark.page]
            text_page = page.get_textpage()
            for left, top, right, bottom in mark.boxes:
                cut = (bottom - top) * _ABOVE
                box = (left + _ASIDE, top + cut, right - _ASIDE, bottom - cut)
                yield text_page.get_text_bounded(*_own(page, box))


def _own(page: pypdfium2.PdfPage, box: tuple[float, float, float, float]) -> list[float]:
    """A rectangle in the page's own measures: left, bottom, right and top."""
    size = [round(side * _FINE) for side in page.get_size()]
    turned = pypdfium2.PdfPosConv(page, (0, 0, *size, 0))
    x0, y0 = turned.to_page(round(box[0] * _FINE), round(box[1] * _FINE))
    x1, y1 = turned.to_page(round(box[2] * _FINE), round(box[3] * _FINE))
    return [min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)]


def judged(sentence: str, said: Sequence[str]) -> str:
    """Whether the texts of rectangles are a sentence."""
    parts = [re.escape(folded(text)) for text in said]
    broken = [re.sub(r"(?:\\-)+$", "-?", part) for part in parts[:-1]] + parts[-1:]
    for between, outcome in (("", "exact"), ("[:;–]?", "row")):
        if re.fullmatch(between.join(broken), folded(sentence)):
            return outcome
    return "wrong"


def folded(text: str) -> str:
    """A text without white space and what has no look, with ligatures and hyphens made plain."""
    plain = unicodedata.normalize("NFKC", re.sub("[\x02\ufffe\xad\u2010\u2011]", "-", text))
    return "".join(c for c in plain if unicodedata.category(c)[0] not in "CZ")


def main(folder: Path, number: int = _SENTENCES, seed: int = _SEED) -> int:
    """Prints each sentence that was not marked exactly, and the totals; 1 where one is wrong."""
    each = list(sentences(folder))
    some = random.Random(seed).sample(each, min(number, len(each)))
    done = []
    for file, sentence in some:
        done.append(tried(file, sentence))
        if done[-1].outcome in ("unmarked", "wrong"):
            print(f"{done[-1].outcome}: {file.name}, {sentence.citation.place}: {sentence.text!r}")
    exact = sum(one.outcome in ("exact", "row") for one in done)
    rows = sum(one.outcome == "row" for one in done)
    wrong = sum(one.outcome == "wrong" for one in done)
    print(f"sentences {len(done)} of {len(each)}, marked exactly {exact} ({exact / len(done):.1%})")
    print(f"of these in the cells of a row {rows}")
    print(f"unmarked {len(done) - exact - wrong}, wrong {wrong}")
    for name in ("ms", "processor_ms"):
        times = [getattr(one, name) for one in done]
        print(
            f"{name.replace('_', ' ')} a picture: median {median(times):.0f}, most {max(times):.0f}"
        )
    print(f"kB a picture: most {max(one.size for one in done) / 1000:.0f}")
    return 1 if wrong else 0


if __name__ == "__main__":
    _, where, *numbers = sys.argv
    sys.exit(main(Path(where), *map(int, numbers)))
