"""Numbers packed by hand."""

import numpy as np

from bot.search.encoder.blocks import Blocks

CODES = np.zeros((2, 32), np.uint8)
CODES[0, :3] = 0xF0, 0x98, 0x88
CODES[1, 31] = 0x2A
SCALES = np.array([[0.5, 1.0], [1.0, 2.0]], np.float16)
BLOCKS = Blocks(CODES, SCALES)


def test_a_byte_holds_two_numbers_the_first_one_low() -> None:
    first = BLOCKS.matrix()[0]
    assert first[:6].tolist() == [-4.0, 3.5, 0.0, 0.5, 0.0, 0.0]


def test_each_32_numbers_have_a_scale_of_their_own() -> None:
    found = BLOCKS.matrix()
    assert found.shape == (2, 64)
    assert found[0, 31:33].tolist() == [-4.0, -8.0]
    assert found[1, -2:].tolist() == [4.0, -12.0]


def test_rows_come_in_the_order_asked_for() -> None:
    found = BLOCKS.rows(np.array([1, 0, 1])).matrix()
    assert np.array_equal(found, BLOCKS.matrix()[[1, 0, 1]])
