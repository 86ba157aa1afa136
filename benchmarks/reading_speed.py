"""How many pages of PDFs are read in a second, beside the libraries that give their plain text.

    python -m benchmarks.reading_speed FOLDER [--rounds N]

All PDFs below a folder are read by each in turn, and for each file the quickest round counts, so
that other work on the machine tells as little as may be. Peelbot's reader finds columns, headings,
lists and table rows and leaves running heads out; the others give lines. pypdf is timed only where
it is installed.
"""

from __future__ import annotations

import argparse
import logging
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from time import process_time

import pypdfium2  # type: ignore[import-untyped, unused-ignore]

from bot.evaluation.table import table
from bot.reports.formats.pdf.read import read


def main() -> int:
    """0 once every file was read, 2 where there is none."""
    parser = argparse.ArgumentParser(description="Time the reading of PDFs.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    files = [path.read_bytes() for path in sorted(options.folder.rglob("*.pdf"))]
    if not files:
        print(f"{options.folder} holds no PDF", file=sys.stderr)
        return 2
    pages = sum(len(read(file).pages) for file in files)
    readers = {"peelbot": read, "pypdfium2, plain text": _pypdfium2}
    if find_spec("pypdf"):
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        readers["pypdf, plain text"] = _pypdf
    took = _in_turn(readers, files, options.rounds)
    print(f"{len(files)} files, {pages} pages")
    rows = [
        (name, f"{pages / spent:,.0f}", f"{spent / took['pypdfium2, plain text']:.1f}")
        for name, spent in took.items()
    ]
    print(table(("quickest", "pages a second", "× pypdfium2"), rows))
    return 0


def _in_turn(
    readers: Mapping[str, Callable[[bytes], object]], files: Sequence[bytes], rounds: int
) -> dict[str, float]:
    """The processor time of each reader in seconds, for each file that of its quickest round."""
    quickest = {name: [math.inf] * len(files) for name in readers}
    for _ in range(rounds):
        for place, file in enumerate(files):
            for name, reader in readers.items():
                begun = process_time()
                reader(file)
                spent = process_time() - begun
                quickest[name][place] = min(quickest[name][place], spent)
    return {name: sum(spent) for name, spent in quickest.items()}


def _pypdfium2(raw: bytes) -> str:
    document = pypdfium2.PdfDocument(raw)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _pypdf(raw: bytes) -> str:
    from pypdf import PdfReader  # type: ignore[import-not-found, unused-ignore]

    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages)


if __name__ == "__main__":
    sys.exit(main())
