"""The durable inbox: raw updates, how far each has been answered, and what was sent for it.

One SQLite file in WAL mode with ``synchronous=FULL``: what a method has written is on disk once
its transaction is committed, and survives the process and the machine. Methods do not commit;
callers wrap one or many of them in ``transaction()``.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.chat.botapi.call import Call, decode
from bot.chat.inbox import numbers
from bot.chat.inbox.sqlite import complaining, connect, patiently

_SCHEMA = """
CREATE TABLE IF NOT EXISTS inbox (
    update_id INTEGER PRIMARY KEY,
    chat      INTEGER NOT NULL,
    message   INTEGER,
    body      TEXT NOT NULL,
    received  REAL NOT NULL,
    state     TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'dead')),
    running   INTEGER NOT NULL DEFAULT 0,
    attempts  INTEGER NOT NULL DEFAULT 0,
    crashes   INTEGER NOT NULL DEFAULT 0,
    plan      TEXT,
    ended     REAL,
    reason    TEXT
);
CREATE INDEX IF NOT EXISTS inbox_by_state ON inbox (state, ended);
CREATE INDEX IF NOT EXISTS inbox_by_message ON inbox (chat, message);
CREATE TABLE IF NOT EXISTS step (
    update_id  INTEGER NOT NULL REFERENCES inbox (update_id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    begun      INTEGER NOT NULL DEFAULT 0,
    finished   INTEGER NOT NULL DEFAULT 0,
    message_id INTEGER,
    PRIMARY KEY (update_id, place)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

ALONE_AFTER = 2
"""Unclean ends of the process during an update after which it runs with nothing beside it."""

SPARED_CRASHES = 20
"""Unclean ends during the sending of an update that do not count as attempts."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that waits to be answered, without its body."""

    update_id: int
    chat: int
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """How far one call of a plan has come."""

    begun: int = 0
    """Not 0: it was about to be sent, and whether it was is not known unless ``finished``. The
    value is the highest number of a message that was known then."""
    finished: bool = False
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An update as it stands when an attempt at it begins."""

    update_id: int
    chat: int
    body: str
    received: float
    attempts: int
    """This one included."""
    plan: tuple[Call, ...] | None
    steps: Mapping[int, Step]


NO_STEPS: Mapping[int, Step] = MappingProxyType({})


class Inbox:
    """The tables of the inbox; to be used from one thread at a time.

    Raises StateError, naming the file, where it cannot be opened, read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = connect(path, "FULL", _SCHEMA)

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is done inside is on disk at the end, or not done at all."""
        with complaining(self._path):
            patiently(lambda: self._db.execute("BEGIN IMMEDIATE"))
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def add(self, updates: Sequence[Mapping[str, Any]]) -> tuple[Waiting, ...]:
        """Stores raw updates, each with an integer ``update_id``; the new ones come back."""
        return tuple(w for w in map(self._add, updates) if w is not None)

    def _add(self, update: Mapping[str, Any]) -> Waiting | None:
        chat, message = address(update)
        body = json.dumps(update, ensure_ascii=False).encode("utf-8", "replace").decode()
        added = self._db.execute(
            "INSERT OR IGNORE INTO inbox (update_id, chat, message, body, received)"
            " VALUES (?, ?, ?, ?, ?)",
            (update["update_id"], chat, message, body, time.time()),
        )
        return Waiting(update["update_id"], chat) if added.rowcount else None

    def recover(self) -> tuple[Waiting, ...]:
        """What waits, oldest first; what ran when the process died is marked as such.

        An attempt counts against an update that died while it was planned, not while it was sent.
        """
        self._db.execute(
            "UPDATE inbox SET running = 0, crashes = crashes + 1,"
            " attempts = attempts - (plan IS NOT NULL AND crashes < ?)"
            " WHERE state = 'new' AND running",
            (SPARED_CRASHES,),
        )
        rows = self._db.execute(
            "SELECT update_id, chat, crashes FROM inbox WHERE state = 'new' ORDER BY update_id"
        )
        return tuple(Waiting(u, chat, crashes >= ALONE_AFTER) for u, chat, crashes in rows)

    def begin(self, update_id: int) -> Entry:
        """Counts an attempt and gives what is known of the update."""
        self._db.execute(
            "UPDATE inbox SET running = 1, attempts = attempts + 1 WHERE update_id = ?",
            (update_id,),
        )
        chat, body, received, attempts, plan = self._db.execute(
            "SELECT chat, body, received, attempts, plan FROM inbox WHERE update_id = ?",
            (update_id,),
        ).fetchone()
        decoded = None if plan is None else decode(plan)
        steps = self._steps(update_id)
        return Entry(update_id, chat, body, received, attempts, decoded, steps)

    def _steps(self, update_id: int) -> dict[int, Step]:
        rows = self._db.execute(
            "SELECT place, begun, finished, message_id FROM step WHERE update_id = ?",
            (update_id,),
        )
        return {place: Step(begun, bool(f), message) for place, begun, f, message in rows}

    def plan(self, update_id: int, text: str) -> None:
        """Stores the encoded plan for an update, in place of an earlier one and its steps."""
        self._db.execute("DELETE FROM step WHERE update_id = ?", (update_id,))
        self._db.execute("UPDATE inbox SET plan = ? WHERE update_id = ?", (text, update_id))

    def intend(self, update_id: int, place: int, chat: int, plan: str | None) -> Step:
        """Stores that a message is about to be sent to a chat, and the plan with it if given."""
        if plan is not None:
            self.plan(update_id, plan)
        step = Step(begun=numbers.newest(self._db, chat))
        self.step(update_id, place, step)
        return step

    def candidates(self, chat: int, after: int) -> tuple[int, ...]:
        """The numbers that a message may have whose sending began ``after`` another."""
        return numbers.candidates(self._db, chat, after)

    def step(self, update_id: int, place: int, step: Step) -> None:
        """Stores how far a call of the plan has come."""
        self._db.execute(
            "INSERT OR REPLACE INTO step (update_id, place, begun, finished, message_id)"
            " VALUES (?, ?, ?, ?, ?)",
            (update_id, place, step.begun, step.finished, step.message_id),
        )

    def done(self, update_id: int, steps: Mapping[int, Step] = NO_STEPS) -> None:
        """Marks an update as answered by its last steps, and forgets what was written and told."""
        for place, step in steps.items():
            self.step(update_id, place, step)
        self._db.execute(
            "UPDATE inbox SET state = 'done', running = 0, body = '', plan = NULL, ended = ?"
            " WHERE update_id = ?",
            (time.time(), update_id),
        )

    def failed(self, update_id: int) -> None:
        """Ends an attempt that will be repeated."""
        self._db.execute("UPDATE inbox SET running = 0 WHERE update_id = ?", (update_id,))

    def release(self, update_id: int) -> None:
        """Takes back an attempt that was broken off through no fault of the update's."""
        self._db.execute(
            "UPDATE inbox SET running = 0, attempts = max(attempts - 1, 0)"
            " WHERE update_id = ? AND state = 'new'",
            (update_id,),
        )

    def bury(self, update_id: int, reason: str) -> None:
        """Sets an update aside, with its body, for the person who runs the bot."""
        self._db.execute(
            "UPDATE inbox SET state = 'dead', running = 0, plan = NULL, ended = ?, reason = ?"
            " WHERE update_id = ?",
            (time.time(), reason, update_id),
        )

    def purge(self, done_before: float, dead_before: float) -> int:
        """Deletes what ended before the given times (seconds since 1970); how many it were."""
        return self._db.execute(
            "DELETE FROM inbox WHERE (state = 'done' AND ended < ?)"
            " OR (state = 'dead' AND ended < ?)",
            (done_before, dead_before),
        ).rowcount

    def counts(self) -> dict[str, int]:
        """How many updates are in each state."""
        return dict(self._db.execute("SELECT state, count(*) FROM inbox GROUP BY state"))

    def fact(self, name: str) -> str | None:
        """A remembered value."""
        row = self._db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def remember(self, name: str, value: str) -> None:
        """Stores a value under a name."""
        self._db.execute("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", (name, value))


def address(update: Mapping[str, Any]) -> tuple[int, int | None]:
    """The chat whose updates are answered in order, and the message, if the update has one.

    Updates without a chat (inline queries) are kept in order by person; 0 where neither is known.
    """
    content = next((v for k, v in update.items() if k != "update_id" and isinstance(v, dict)), {})
    message = content.get("message", content)
    message = message if isinstance(message, dict) else content
    for holder in (message.get("chat"), content.get("from"), content.get("user")):
        if isinstance(holder, dict) and _is_id(holder.get("id")):
            number = message.get("message_id")
            return holder["id"], number if _is_id(number) else None
    return 0, None


def _is_id(value: object) -> bool:
    # SQLite's integers have 64 bits, as Telegram's identifiers do.
    return type(value) is int and -(2**63) <= value < 2**63
