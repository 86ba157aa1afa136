"""Imports point one way, between rooms and inside them, and each library has one home."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"

FLOORS = {
    "bot": (
        {"errors", "completion"},
        {"config"},
        {"reports"},
        {"search"},
        {"questions"},
        {"answering"},
        {"verification"},
        {"render"},
        {"packs"},
        {"console", "curation", "evaluation", "chat", "publishing", "mcp"},
        {"commands"},
        {"command_line"},
        {"__main__"},
    ),
    "bot.reports.formats": (
        {"extract"},
        {"shape", "rows", "furniture", "paging", "signature"},
        {"blocks"},
        {"text"},
        {"html", "pdf"},
        {"markdown", "docx"},
    ),
    "bot.reports.marks": (
        {"letters"},
        {"matching"},
        {"lines", "rows"},
        {"marking"},
    ),
    "bot.search.encoder": (
        {"blocks", "pieces"},
        {"lexicon", "layers"},
        {"e5_file"},
        {"encoder"},
    ),
    "bot.verification": (
        {"folding", "verdict"},
        {"quotation", "difference", "quoted"},
        {"places", "nearest", "code", "asked"},
        {"checker"},
    ),
    "bot.render.drawing": (
        {"theme", "fonts"},
        {"style"},
        {"shapes"},
        {"png", "svg"},
    ),
    "bot.render.place": (
        {"picture"},
        {"drawing"},
        {"showing"},
        {"writing"},
    ),
    "bot.render.telegram": (
        {"text"},
        {"marked", "citation"},
        {"quotes"},
        {"answers", "verdicts"},
    ),
    "bot.chat": (
        {"ops", "texts"},
        {"botapi"},
        {"inbox"},
        {"files", "sights"},
        {"memory", "worker"},
        {"context"},
        {"pages"},
        {"replies"},
        {"check"},
        {"run"},
    ),
}
"""By package, from the ground up: a room imports from the floors below its own, never sideways."""

HOMES = {
    "rank_bm25": {"search/bm25.py", "evaluation/baseline.py"},
    "nltk": {"search/analysis.py", "search/passages.py"},
    "spellchecker": {"questions/spelling.py"},
    "rapidfuzz": {"questions/spelling.py"},
    "py3langid": {"questions/language.py"},
    "dotenv": {"config.py"},
    "shtab": {"completion.py"},
    "tomllib": {"reports/manifest.py"},
    "tomli": {"reports/manifest.py"},
    "selectolax": {"reports/formats/html/dom.py"},
    "markdown_it": {"reports/formats/markdown.py"},
    "pypdfium2": {"reports/formats/pdf/pdfium.py"},
    "prompt_toolkit": {"console/prompt.py"},
    "matplotlib": {"evaluation/plot.py"},
    "rich": {
        "render/pretty.py",
        "render/columns.py",
        "render/screen.py",
        "render/progress.py",
        "console/prompt.py",
    },
    "PIL": {"render/drawing/png.py", "render/drawing/fonts.py", "render/place/picture.py"},
    "prometheus_client": {"chat/ops/metrics.py"},
    "uvicorn": {"chat/ops/http_server.py"},
    "httpx": {"chat/botapi/api.py"},
    "mcp": {"mcp/server.py"},
}
"""The files that know a library: one, or its two ends in one room."""

WINGS = {"telegram": {"chat"}, "numpy": {"reports", "search", "evaluation"}}
"""Libraries that a whole room is written in."""


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(BOT.rglob("*.py")))


def name_of(path: Path) -> str:
    return "bot." + ".".join(path.relative_to(BOT).with_suffix("").parts)


@cache
def imported(path: Path) -> frozenset[str]:
    """The modules that a file imports, ours by their whole name."""
    return frozenset(_imported(path, {name_of(module) for module in modules()}))


def _imported(path: Path, ours: set[str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in ours else node.module


def floor(package: str, room: str) -> int:
    return next(i for i, rooms in enumerate(FLOORS[package]) if room in rooms)


@pytest.mark.parametrize("package", FLOORS)
def test_imports_point_down(package: str) -> None:
    inside = [path for path in modules() if name_of(path).startswith(f"{package}.")]
    for path in inside:
        own = room(package, name_of(path))
        if own == "__init__":
            continue
        for other in {room(package, name) for name in imported(path)} - {None, own}:
            assert floor(package, other) < floor(package, own), f"{path} imports {other}"


def room(package: str, name: str) -> str | None:
    """The room of a package that a module stands in, if it does."""
    inside = name.startswith(f"{package}.")
    return name.removeprefix(f"{package}.").split(".")[0] if inside else None


def test_no_file_imports_itself_round_a_circle() -> None:
    graph = {name_of(path): set(imported(path)) for path in modules()}
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("library", HOMES)
def test_a_library_has_one_home(library: str) -> None:
    users = {str(path.relative_to(BOT)) for path in modules() if library in libraries(path)}
    assert users == HOMES[library]


@pytest.mark.parametrize("library", WINGS)
def test_a_library_stays_in_its_rooms(library: str) -> None:
    users = {path.relative_to(BOT).parts[0] for path in modules() if library in libraries(path)}
    assert users == WINGS[library]


def test_every_library_has_a_home() -> None:
    used = {name for path in modules() for name in libraries(path)}
    assert used == {*HOMES, *WINGS}


def libraries(path: Path) -> set[str]:
    """The third-party libraries that a file imports."""
    tops = {name.split(".")[0] for name in imported(path)}
    own = {"bot"} | (set(sys.stdlib_module_names) - {"tomllib"})
    return tops - own
