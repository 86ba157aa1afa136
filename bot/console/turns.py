"""Which of the earlier questions still bear on the next one."""

from __future__ import annotations

from collections.abc import Sequence

MEMORY = 30 * 60
"""Seconds for which an earlier question bears on the next one."""
_TURNS = 20


def recent(turns: Sequence[tuple[float, str]], now: float) -> list[tuple[float, str]]:
    """The last questions asked within ``MEMORY`` seconds of ``now``, oldest first."""
    return [turn for turn in turns if now - turn[0] <= MEMORY][-_TURNS:]
