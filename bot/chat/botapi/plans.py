"""Plans as text, so that an interrupted one can be read back and gone on with."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

from bot.chat.botapi.call import Call


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
        )
        for entry in json.loads(text)
    )


def _as_json(call: Call) -> dict[str, Any]:
    entry: dict[str, Any] = {"method": call.method, "parameters": dict(call.parameters)}
    if call.files:
        entry["files"] = {name: b64encode(c).decode() for name, c in call.files.items()}
    return entry
