"""Votes on answers, kept with what was answered and exported as labelled questions."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bot import __version__
from bot.answering.answer import Answer
from bot.chat.memory.links import Asked
from bot.chat.memory.store import Store


def seal(answer: Answer) -> int:
    """A number of 16 bits that changes when an answer does, so that a vote is for what was seen."""
    stated = json.dumps([answer.status, answer.grade, _places(answer)])
    return zlib.crc32(stated.encode()) & 0xFFFF


def vote(
    store: Store, person: int, asked: Asked, answer: Answer, at: float, *, is_up: bool
) -> None:
    """Keeps a person's vote on an answer, in place of an earlier one on the same."""
    row = json.dumps(_row(asked, answer), ensure_ascii=False)
    key = blake2b(row.encode("utf-8", "replace"), digest_size=12).hexdigest()
    values = (person, key, at, is_up, row.encode("utf-8", "replace").decode())
    store.run("INSERT OR REPLACE INTO surface_vote VALUES (?, ?, ?, ?, ?)", *values)


def export(source: Path | Store, *, disliked: bool = False) -> Iterator[str]:
    """The votes as lines of JSON, one for each question and answer, in the order first cast.

    An answer liked more often than not is a labelled question: ``id``, ``kind`` "feedback",
    ``q``, ``after``, ``status``, ``gold`` (the first quote), ``grade`` and ``all`` (a list's
    quotes). With ``disliked`` the others come instead, of which only the question is known:
    ``kind`` is "disliked" and ``status`` null, for a person to complete. Both also have
    ``votes``, ``quotes`` (document, start, end) and ``version``. A file that is not there holds
    none. Raises StateError where it cannot be read.
    """
    if isinstance(source, Path) and not source.exists():
        return
    store = Store(source) if isinstance(source, Path) else source
    try:
        rows = store.run(
            "SELECT key, row, sum(up), count(*) FROM surface_vote"
            " GROUP BY key ORDER BY min(at), key"
        )
    finally:
        if isinstance(source, Path):
            store.close()
    for key, row, up, total in rows:
        if (up * 2 <= total) == disliked:
            votes = {"up": up, "down": total - up}
            label = _label(key, json.loads(row), disliked) | {"votes": votes}
            yield json.dumps(label, ensure_ascii=False)


def _label(key: str, row: dict[str, Any], disliked: bool) -> dict[str, Any]:
    label = {"id": f"f-{key[:12]}", "kind": "feedback", **row}
    if disliked:
        label |= {"kind": "disliked", "status": None, "gold": [], "grade": None, "all": []}
    return label


def _row(asked: Asked, answer: Answer) -> dict[str, Any]:
    texts = [quote.text for quote in answer.quotes]
    return {
        "q": asked.question,
        "after": list(asked.history) or None,
        "status": answer.status,
        "gold": texts[:1] if not answer.is_list and answer.status == "answered" else [],
        "grade": answer.grade,
        "all": texts if answer.is_list else [],
        "quotes": [{"document": d, "start": s, "end": e} for d, s, e in _places(answer)],
        "version": __version__,
    }


def _places(answer: Answer) -> list[tuple[str, int, int]]:
    return [(q.span.document.id, q.span.start, q.span.end) for q in answer.quotes]
