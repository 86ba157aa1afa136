"""Named arrays in one file that is mapped into memory, so that opening it reads next to nothing.

The file: eight letters; the length of a head in eight bytes, little-endian, and its checksum in
four; the head in JSON, with each array's type, shape and place; the arrays, each at a multiple of
64 bytes; the letters again. A file cut short lacks the last ones.
"""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np

from bot.search.ragged import Array

_LETTERS = b"peelidx\n"
_LENGTH, _CHECK = 8, 4
_OPENING = len(_LETTERS) + _LENGTH + _CHECK
_ALIGNED = 64


def write(stream: IO[bytes], head: Mapping[str, Any], arrays: Mapping[str, Array]) -> None:
    """Write arrays, and a head that JSON can hold."""
    places: dict[str, tuple[str, tuple[int, ...], int]] = {}
    end = 0
    for name, array in arrays.items():
        places[name] = array.dtype.str, array.shape, end
        end += _padded(array.nbytes)
    text = json.dumps({"head": head, "arrays": places, "end": end}).encode()
    stream.write(_LETTERS + len(text).to_bytes(_LENGTH, "little"))
    stream.write(zlib.crc32(text).to_bytes(_CHECK, "little") + text)
    stream.write(bytes(_padded(_OPENING + len(text)) - _OPENING - len(text)))
    for array in arrays.values():
        stream.write(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)
        stream.write(bytes(_padded(array.nbytes) - array.nbytes))
    stream.write(_LETTERS)


def open_file(file: Path) -> tuple[dict[str, Any], dict[str, Array]]:
    """The head and the arrays of a file, which are read from it when they are used.

    Raises OSError where it cannot be read and ValueError where it is damaged. The file may be
    replaced meanwhile: what was opened stays as it was.
    """
    with file.open("rb") as stream:
        return read(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))


def read(packed: bytes | mmap.mmap) -> tuple[dict[str, Any], dict[str, Array]]:
    """The head and the arrays in some bytes; raises ValueError where they are damaged."""
    text = _head(packed)
    try:
        table = json.loads(text)
        base = _padded(_OPENING + len(text))
        if packed[base + table["end"] :] != _LETTERS:
            raise ValueError("it is cut short")
        arrays = {name: _array(packed, base, *place) for name, place in table["arrays"].items()}
        return table["head"], arrays
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"its head lacks {error}") from error


def _head(packed: bytes | mmap.mmap) -> bytes:
    length = int.from_bytes(packed[len(_LETTERS) : len(_LETTERS) + _LENGTH], "little")
    check = int.from_bytes(packed[_OPENING - _CHECK : _OPENING], "little")
    text = packed[_OPENING : _OPENING + length]
    if packed[: len(_LETTERS)] != _LETTERS or len(text) != length or zlib.crc32(text) != check:
        raise ValueError("it does not begin as an index does")
    return text


def _array(packed: bytes | mmap.mmap, base: int, kind: str, shape: list[int], place: int) -> Array:
    count = int(np.prod(shape))
    return np.frombuffer(packed, np.dtype(kind), count, base + place).reshape(shape)


def _padded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
