"""What the chats need to be remembered for a while: questions, kept buttons, messages sent.

Every write is named by its update, so that planning one update twice leaves what planning it once
leaves. Texts are kept no longer than they are of use: a conversation's questions for half an
hour, the rest for two days.

Agreed with the transport: after a message of a plan has been sent it calls
``remember_sent(update_id, chat_id, message_id)``, once for every message and in the order sent;
only so can an edited question edit its answer.
"""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from threading import RLock
from typing import Any, cast

from bot.chat.inbox.sqlite import complaining, connect, patiently
from bot.chat.memory.links import Asked

Conversation = tuple[int, int, int]
"""Chat, thread or 0, and person."""

TURN_SECONDS = 30 * 60
KEPT_SECONDS = 48 * 3600
_MINUTE = 60.0
TURNS = 6
"""Earlier questions that a follow-up may refer to."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS surface_turn (
    update_id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, thread INTEGER NOT NULL,
    person INTEGER NOT NULL, at REAL NOT NULL, seen REAL NOT NULL, question TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS surface_turn_by_person ON surface_turn (chat, thread, person, at);
CREATE INDEX IF NOT EXISTS surface_turn_by_time ON surface_turn (seen);
CREATE TABLE IF NOT EXISTS surface_kept (
    key TEXT PRIMARY KEY, at REAL NOT NULL, asked TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS surface_kept_by_time ON surface_kept (at);
CREATE TABLE IF NOT EXISTS surface_question (
    update_id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, message INTEGER NOT NULL,
    at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS surface_question_by_message ON surface_question (chat, message);
CREATE INDEX IF NOT EXISTS surface_question_by_time ON surface_question (at);
CREATE TABLE IF NOT EXISTS surface_sent (
    update_id INTEGER NOT NULL, chat INTEGER NOT NULL, message INTEGER NOT NULL, gone INTEGER,
    at REAL NOT NULL, PRIMARY KEY (chat, message)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS surface_sent_by_update ON surface_sent (update_id);
CREATE INDEX IF NOT EXISTS surface_sent_by_time ON surface_sent (at);
CREATE TABLE IF NOT EXISTS surface_album (
    album TEXT PRIMARY KEY, update_id INTEGER NOT NULL, at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS surface_pace (
    person INTEGER NOT NULL, update_id INTEGER NOT NULL, sent REAL NOT NULL, seen REAL NOT NULL,
    verdict TEXT NOT NULL, PRIMARY KEY (person, update_id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS surface_pace_by_time ON surface_pace (seen);
CREATE TABLE IF NOT EXISTS surface_asked (
    update_id INTEGER PRIMARY KEY, at REAL NOT NULL, surface TEXT NOT NULL, status TEXT NOT NULL,
    question TEXT);
CREATE TABLE IF NOT EXISTS surface_vote (
    person INTEGER NOT NULL, key TEXT NOT NULL, at REAL NOT NULL, up INTEGER NOT NULL,
    row TEXT NOT NULL, PRIMARY KEY (person, key)) WITHOUT ROWID;
"""


class Store:
    """Opens or makes the tables in a SQLite file; may be used from many threads.

    Raises StateError, naming the file, where it cannot be opened, read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = RLock()
        self._dropped: dict[str, float] = {}
        """Up to what time old rows were last deleted, by table."""
        self._db = connect(path, "NORMAL", _SCHEMA)

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keeps what is run inside it together, or not at all; may stand inside another."""
        with self._lock, complaining(self._path):
            if self._db.in_transaction:
                yield
                return
            with self._db:
                patiently(lambda: self._db.execute("BEGIN IMMEDIATE"))
                yield

    def run(self, statement: str, *values: object) -> list[Any]:
        """The rows that a statement of SQL gives."""
        with self._lock, complaining(self._path):
            return patiently(lambda: self._db.execute(statement, values).fetchall())

    def remember_turn(
        self, update_id: int, conversation: Conversation, at: float, now: float, question: str
    ) -> None:
        """Adds a question asked at ``at`` to a conversation, in place of the update's earlier one.

        Questions are dropped by the bot's own clock: after a halt those that waited come late.
        """
        values = (update_id, *conversation, at, now, question)
        self.run("INSERT OR REPLACE INTO surface_turn VALUES (?, ?, ?, ?, ?, ?, ?)", *values)
        self.drop("surface_turn", "seen", now - TURN_SECONDS)

    def turns(self, update_id: int, conversation: Conversation, at: float) -> tuple[str, ...]:
        """The conversation's questions before an update in the last half hour, oldest first."""
        rows = self.run(
            "SELECT question FROM surface_turn WHERE chat = ? AND thread = ? AND person = ?"
            " AND update_id < ? AND at > ? ORDER BY update_id DESC LIMIT ?",
            *(*conversation, update_id, at - TURN_SECONDS, TURNS),
        )
        return tuple(question for (question,) in reversed(rows))

    def turns_to(self, chat: int, message: int, at: float) -> tuple[str, ...]:
        """The questions up to the one that a message answers, whoever asked it, oldest first."""
        rows = self.run(
            "SELECT turn.update_id, thread, person FROM surface_sent AS sent"
            " LEFT JOIN surface_question AS asked USING (update_id)"
            " LEFT JOIN surface_question AS first"
            "   ON first.chat = asked.chat AND first.message = asked.message"
            " JOIN surface_turn AS turn"
            "   ON turn.update_id = coalesce(first.update_id, sent.update_id)"
            " WHERE sent.chat = ? AND sent.message = ? LIMIT 1",
            *(chat, message),
        )
        return next((self.turns(n + 1, (chat, *who), at) for n, *who in rows), ())

    def forget(self, chat: int, person: int) -> None:
        """Drops what a person asked in a chat and every vote of theirs."""
        with self.transaction():
            self.run("DELETE FROM surface_turn WHERE chat = ? AND person = ?", chat, person)
            self.run("DELETE FROM surface_vote WHERE person = ?", person)

    def keep(self, asked: Asked, at: float) -> str:
        """A key of 16 characters of ``A-Za-z0-9_-`` that finds the question for two days."""
        text = json.dumps([asked.question, *asked.history])
        key = urlsafe_b64encode(blake2b(text.encode(), digest_size=12).digest()).decode()
        self.run("INSERT OR REPLACE INTO surface_kept VALUES (?, ?, ?)", key, at, text)
        self.drop("surface_kept", "at", at - KEPT_SECONDS)
        return key

    def kept(self, key: str, now: float) -> Asked | None:
        """The question kept under a key, or None where it is unknown or older than two days."""
        oldest = now - KEPT_SECONDS
        rows = self.run("SELECT asked FROM surface_kept WHERE key = ? AND at >= ?", key, oldest)
        for (text,) in rows:
            question, *history = json.loads(text)
            return Asked(question, tuple(history))
        return None

    def remember_question(self, update_id: int, chat: int, message: int, at: float) -> None:
        """Notes which message an update asked its question with."""
        values = (update_id, chat, message, at)
        self.run("INSERT OR REPLACE INTO surface_question VALUES (?, ?, ?, ?)", *values)
        self.drop("surface_question", "at", at - KEPT_SECONDS)

    def remember_sent(self, update_id: int, chat_id: int, message_id: int) -> None:
        """Notes a message that was sent for an update; calling it again changes nothing."""
        now = time.time()
        values = (update_id, chat_id, message_id, now)
        self.run("INSERT OR IGNORE INTO surface_sent VALUES (?, ?, ?, NULL, ?)", *values)
        self.drop("surface_sent", "at", now - KEPT_SECONDS)

    def first_update(self, chat: int, message: int) -> int | None:
        """The update that first asked with a message, if it is known."""
        ((first,),) = self.run(
            "SELECT min(update_id) FROM surface_question WHERE chat = ? AND message = ?",
            *(chat, message),
        )
        return cast("int | None", first)

    def answers(self, update_id: int, chat: int, message: int) -> tuple[int, ...]:
        """The ids of the messages that answer a message and are still there, in order.

        Those that ``update_id`` itself deleted count as there, so that it can be planned again.
        """
        rows = self.run(
            "SELECT sent.message FROM surface_sent AS sent JOIN surface_question AS asked"
            " USING (update_id) WHERE asked.chat = ? AND asked.message = ?"
            " AND update_id < ? AND (gone IS NULL OR gone = ?) ORDER BY sent.message",
            *(chat, message, update_id, update_id),
        )
        return tuple(message_id for (message_id,) in rows)

    def mark_gone(self, update_id: int, chat: int, message: int) -> None:
        """Notes that an update deletes a message."""
        statement = "UPDATE surface_sent SET gone = ? WHERE chat = ? AND message = ?"
        self.run(statement, update_id, chat, message)

    def drop(self, table: str, column: str, before: float) -> None:
        """Deletes the rows that are older, a minute late at most.

        Each statement lets other threads go first, which takes longer than the statement.
        """
        if abs(before - self._dropped.get(table, -_MINUTE)) >= _MINUTE:
            self.run(f"DELETE FROM {table} WHERE {column} < ?", before)
            self._dropped[table] = before

    def opens_album(self, update_id: int, album: str, at: float) -> bool:
        """Whether an update is the first one of an album of pictures."""
        self.drop("surface_album", "at", at - KEPT_SECONDS)
        self.run("INSERT OR IGNORE INTO surface_album VALUES (?, ?, ?)", album, update_id, at)
        rows = self.run("SELECT update_id FROM surface_album WHERE album = ?", album)
        return rows == [(update_id,)]
