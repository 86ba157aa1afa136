"""Requests to the Bot API as plain values, and a plan of them as text that can be stored."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
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
    """What to upload, by parameter name."""
    file_name: str = ""
    """What the upload is called; a PNG by its parameter's name where that is empty."""


def encode(plan: Sequence[Call]) -> str:
    """The plan as JSON, files in base64; raises TypeError on what JSON cannot hold."""
    return json.dumps([_as_json(call) for call in plan])


def decode(text: str) -> tuple[Call, ...]:
    """The plan that ``encode`` wrote."""
    return tuple(
        Call(
            entry["method"],
            entry["parameters"],
            {name: b64decode(content) for name, content in entry.get("files", {}).items()},
            entry.get("file_name", ""),
        )
        for entry in json.loads(text)
    )


def _as_json(call: Call) -> dict[str, Any]:
    entry: dict[str, Any] = {"method": call.method, "parameters": dict(call.parameters)}
    if call.files:
        entry["files"] = {name: b64encode(c).decode() for name, c in call.files.items()}
    if call.file_name:
        entry["file_name"] = call.file_name
    return entry
