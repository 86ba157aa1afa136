"""How many questions a person may ask in a minute."""

from __future__ import annotations

from typing import Literal

from bot.chat.memory.store import Store

WINDOW = 60.0

Verdict = Literal["go", "tell", "silent"]
"""Answer; or say once that it was too fast; or say nothing, having said so."""


def admit(
    store: Store, person: int, update_id: int, sent: float, now: float, per_minute: int
) -> Verdict:
    """Whether a person's question is within the limit; the same for the same update.

    A question counts against another only where both the moments they were sent and those they
    were seen lie within a minute: what waited while the bot was down is not held against anyone.
    ``per_minute`` 0 admits everything.
    """
    if not per_minute:
        return "go"
    with store.transaction() as db:
        known = db.execute(
            "SELECT verdict FROM surface_pace WHERE person = ? AND update_id = ?",
            (person, update_id),
        ).fetchone()
        if known:
            return _verdict(known[0])
        recent = db.execute(
            "SELECT verdict FROM surface_pace WHERE person = ? AND sent > ? AND seen > ?",
            (person, sent - WINDOW, now - WINDOW),
        ).fetchall()
        verdict = _judge([_verdict(text) for (text,) in recent], per_minute)
        db.execute(
            "INSERT INTO surface_pace VALUES (?, ?, ?, ?, ?)",
            (person, update_id, sent, now, verdict),
        )
        db.execute("DELETE FROM surface_pace WHERE seen < ?", (now - 60 * WINDOW,))
    return verdict


def _judge(recent: list[Verdict], per_minute: int) -> Verdict:
    if recent.count("go") < per_minute:
        return "go"
    return "silent" if "tell" in recent else "tell"


def _verdict(text: str) -> Verdict:
    return "go" if text == "go" else "tell" if text == "tell" else "silent"
