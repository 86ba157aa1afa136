"""Which pieces are kept, of an invented model."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bot.search.encoder.e5_file import E5File
from bot.search.encoder.lexicon import read
from scripts.prune_encoder import chosen, write_vocabulary

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "wing", "▁wing", "▁flügel", "é", "Haus", "Dach")
SCORES = np.array([0, 0, 0, 0, -3, -4, -5, -6, -7, -8, -9], np.float32)
ORDER = [0, 2, 3, *range(4, len(PIECES))]
BLOCKS = np.zeros((len(PIECES) * 12, 18), np.uint8)
BLOCKS[:, :2] = np.frombuffer(np.float16(1).tobytes(), np.uint8)
BLOCKS[:, 2:] = 0x88
BLOCKS[::12, 2] = 0x80 + np.arange(len(PIECES))
MODEL = E5File(PIECES, SCORES, 0, 2, 3, 1, BLOCKS.tobytes(), {"emb.word": (0, 384 * len(PIECES))})


BARE = ["<s>", "</s>", "<unk>", "é"]


def kept(texts: list[str], most: int) -> list[str]:
    return [PIECES[number] for number in chosen(MODEL, ORDER, {"texts": texts}, most)]


def test_what_texts_are_cut_into_is_kept() -> None:
    assert kept(["flügel", "wing"], 0) == [*BARE[:-1], "▁wing", "▁flügel", "é"]


def test_room_that_is_left_goes_to_the_likeliest_plain_pieces() -> None:
    assert kept([], 0) == BARE
    assert kept([], len(BARE) + 2) == [*BARE[:-1], "wing", "▁wing", "é"]


def test_special_pieces_come_first_and_vectors_go_with_their_pieces(tmp_path: Path) -> None:
    file = tmp_path / "vocabulary.npz"
    write_vocabulary(MODEL, [0, 2, 3, 6, 9], file)
    found = read(file)
    assert found.known == ["<s>", "</s>", "<unk>", "▁wing", "Haus"]
    assert found.scores == [0, 0, 0, -5, -8]
    assert found.vectors.rows(np.arange(5)).matrix()[:, 0].tolist() == [-8.0, -6.0, -5.0, -2.0, 1.0]
