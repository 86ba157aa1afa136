"""One request to the Bot API, as plain values that can be stored and repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """A Bot API method and its parameters, as JSON values (https://core.telegram.org/bots/api).

    A plan for an update is a tuple of calls, carried out in order.
    """

    method: str
    """As the Bot API spells it: ``sendMessage``, ``editMessageText``, ``answerCallbackQuery``."""
    parameters: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Files to upload, by parameter name."""
