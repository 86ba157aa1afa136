"""Ways in which the server misbehaves when it is told to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "429",
    "502",
    "late 502",
    "500",
    "reset",
    "malformed",
    "slow",
    "lost",
    "401",
    "409",
    "moved",
    "403",
    "unanswered",
]
"""``late 502``, ``malformed``, ``lost`` and ``unanswered`` come after the call has been carried
out; ``500`` is JSON, ``502`` is a gateway's page."""
KINDS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind != "unanswered")
"""Those after which the bot can go on by itself: all but ``unanswered``. After ``403`` the message
that it struck is not to be sent again."""


@dataclass
class Faults:
    """Makes every n-th call fail; 0: none.

    ``only`` limits it to some methods and ``most`` to so many times; 0: no limit.
    """

    kind: Kind = "502"
    every: int = 0
    only: frozenset[str] = frozenset()
    most: int = 0
    calls: int = 0
    struck: int = 0

    def strikes(self, method: str) -> Kind | None:
        if not self.every or (self.only and method not in self.only):
            return None
        self.calls += 1
        if self.calls % self.every or (self.most and self.struck >= self.most):
            return None
        self.struck += 1
        return self.kind
