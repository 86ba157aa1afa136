"""What every page has around its content: head, policy, style and script, all inside it."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from bot.render.site.markup import element, escape

GENERATOR = '<meta name="generator" content="peelbot export">'
"""By which a page that was exported is known."""


def shell(
    title: str, body: str, *, script: str = "", generator: bool = False, style: str = ""
) -> str:
    """A whole HTML document that loads nothing and sends nothing.

    ``script``: the name of one of the scripts beside this file; without it none may run.
    ``generator``: whether it says at its head that it was exported. ``style``: more of it.
    """
    style, code = own("site.css") + style, own(script) if script else ""
    runs = _digest(code) if code else "'none'"
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {runs}; "
        "base-uri 'none'; form-action 'none'"
    )
    head = [
        '<meta charset="utf-8">',
        *([GENERATOR] if generator else []),
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        element("title", escape(title)),
        f"<style>{style}</style>",
    ]
    ends = [f"<script>{code}</script>"] if code else []
    inside = "\n".join(["<head>", *head, "</head>", "<body>", body, *ends, "</body>"])
    return f'<!DOCTYPE html>\n<html lang="en-GB">\n{inside}\n</html>\n'


@cache
def own(name: str) -> str:
    """The text of a file beside this one."""
    return files("bot.render.site").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """The source expression that allows one text (https://www.w3.org/TR/CSP3/#hash-source)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
