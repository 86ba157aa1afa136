"""Text and attributes as HTML."""

from __future__ import annotations

import html
import re

WEB = re.compile(r"https?://[^\s<>\"]+")
"""An address on the web that may stand in a link."""
_NOT_HTML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What no HTML document may hold (https://html.spec.whatwg.org, preprocessing the input stream)."""


def escape(text: str) -> str:
    """The text as HTML, fit for attributes too; what HTML cannot hold becomes U+FFFD."""
    return html.escape(_NOT_HTML.sub("\ufffd", text).replace("\r", "\n"))


def element(tag: str, content: str, **attributes: str | bool | None) -> str:
    """An element around content that is HTML already.

    An attribute's value is text, True where its name says all, and left out where it is empty;
    "_" in a name is "-", at its end nothing.
    """
    return f"<{tag}{_written(attributes)}>{content}</{tag}>"


def _written(attributes: dict[str, str | bool | None]) -> str:
    named = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    return "".join(
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in named
        if value
    )
