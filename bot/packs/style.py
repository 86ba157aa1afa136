"""The look of tables and briefs, on top of that of the reports' own pages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bot.render.site.shell import shell

MADE = (
    "Every quote is sliced from the report that it names; the headings around the quotes are "
    "Peelbot’s. “Does not say” means that no sentence was found that states it."
)


def whole(title: str, body: str) -> str:
    """A self-contained HTML document, made for a screen of any width and for A4."""
    return shell(title, body, style=_style())


@cache
def _style() -> str:
    return files("bot.packs").joinpath("packs.css").read_text(encoding="utf-8")
