"""What could not be read, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bot.reports.problem import Problem

_NAMED = 5
"""Files that are named where there may be many."""


def complain(problems: Sequence[Problem], most: int = _NAMED) -> None:
    """Names what could not be read, up to so many, and how many more there are."""
    for problem in problems[:most]:
        print(f"peelbot: {problem}", file=sys.stderr)
    more = len(problems) - most
    if more > 0:
        print(f"peelbot: and {more} more: peelbot corpus check names them", file=sys.stderr)
