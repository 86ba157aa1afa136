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
    with store.transaction():
        verdict = _known(store, person, update_id) or _judged(store, person, sent, now, per_minute)
        values = (person, update_id, sent, now, verdict)
        store.run("INSERT OR IGNORE INTO surface_pace VALUES (?, ?, ?, ?, ?)", *values)
        store.drop("surface_pace", "seen", now - 60 * WINDOW)
    return verdict


def _known(store: Store, person: int, update_id: int) -> Verdict | None:
    query = "SELECT verdict FROM surface_pace WHERE person = ? AND update_id = ?"
    return next((verdict for (verdict,) in store.run(query, person, update_id)), None)


def _judged(store: Store, person: int, sent: float, now: float, per_minute: int) -> Verdict:
    query = "SELECT verdict FROM surface_pace WHERE person = ? AND sent > ? AND seen > ?"
    recent = [verdict for (verdict,) in store.run(query, person, sent - WINDOW, now - WINDOW)]
    if recent.count("go") < per_minute:
        return "go"
    return "silent" if "tell" in recent else "tell"
