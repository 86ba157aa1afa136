"""The names of a site's files, which anyone who knows a report's name can work out."""

from __future__ import annotations

import re
from hashlib import sha256

INDEX = "index.html"
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


def page_name(report: str) -> str:
    """The file of a report's page, by the report's name.

    A name that is not fit for every file system, or would be the index, is told apart by a part
    of its hash.
    """
    if _PLAIN.fullmatch(report) and f"{report}.html" != INDEX:
        return f"{report}.html"
    plain = re.sub(r"[^a-z0-9_-]+", "-", report.lower())[:60].strip("-_")
    digest = sha256(report.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain or 'report'}-{digest}.html"
