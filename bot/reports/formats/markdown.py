"""Markdown: rendered to HTML by markdown-it-py and read as that."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from bot.reports.formats.extract import Extract
from bot.reports.formats.html.read import from_source
from bot.reports.formats.paging import without_page_lines
from bot.reports.formats.shape import states_label
from bot.reports.formats.signature import refuse_foreign
from bot.reports.formats.text import decode

_FRONT_MATTER = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(?:.*?\n)?\1[ \t]*(?:\n|\Z)", re.DOTALL)
# CommonMark takes "[^1]: word" for the definition of a link and drops it.
_FOOTNOTE = re.compile(r"^([ ]{0,3})\[\^([^\]\n]+)\]:[ \t]*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\n]{1,40}\](?!\()")


def read(raw: bytes) -> Extract:
    """The reading text of a CommonMark file with tables, footnotes and raw HTML.

    Marks of emphasis, link targets and front matter are left out. Raises ValueError where the
    bytes are no text or hold none.
    """
    refuse_foreign(raw)
    source = without_page_lines(_FRONT_MATTER.sub("", decode(raw), count=1))
    source = _FOOTNOTE_MARK.sub("", _FOOTNOTE.sub(r"\n\1", source))
    return from_source(_render(source))


def _render(source: str) -> str:
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = markdown.parse(source)
    for token in tokens:
        if token.type == "inline" and _lists_labels(token.content):
            for child in token.children or ():
                child.type = "hardbreak" if child.type == "softbreak" else child.type
    rendered: str = markdown.renderer.render(tokens, markdown.options, {})
    return rendered


def _lists_labels(content: str) -> bool:
    """Whether every line of a paragraph states a label; CommonMark would make them one line."""
    return all(states_label(re.sub(r"[*_`]|\\$", "", x).strip()) for x in content.split("\n"))
