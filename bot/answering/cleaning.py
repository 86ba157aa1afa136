"""What a person typed, made fit to be read."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 500
"""Characters of a question that are read; nobody asks one thing at greater length."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,40}>")


def cleaned(text: str) -> str:
    """A question on one line without markup or control characters, cut to what is read."""
    text = _TAG.sub(" ", text[:_LONGEST])
    kept = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    visible = (c for c in kept if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn"))
    return " ".join("".join(visible).split())
