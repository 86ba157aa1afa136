"""A question, or the place of a few quotes, in the 64 characters of a button or a deep link.

A link carries all it needs wherever it fits, so that buttons and links outlive restarts, the
store and the bot's own memory. ``callback_data`` takes 1 to 64 bytes; the ``start`` parameter 1
to 64 of ``A-Za-z0-9_-`` (https://core.telegram.org/bots/features#deep-linking).
"""

from __future__ import annotations

import struct
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.reports.document import Document, Span

PAYLOAD = 64
_QUESTION = "q"
_PLACES = "p"
_LONGEST = 20_000
"""Bytes that a payload may unpack to; a forged one could hold far more."""

# Raw deflate writes words found here in two bytes. Links in the wild depend on it: never edit.
_WORDS = (
    b"constables training collaboration partners public services structure plan plans future "
    b"number of officers vulnerable people crime victims investigation leadership wellbeing "
    b"legitimacy effectiveness efficiency inspection inspectors police and crime commissioner "
    b"list all the gradings list the areas for improvement what questions did the inspection ask "
    b"financial position sustainable affordable reserves spending review period savings budget "
    b"demand resources workforce model special constables the force's performance overall grade "
    b"grading rating judged when was the where is the who does why did the should they have to do "
    b"how well does how many how much is there are there what does the report say about "
    b"what is the grade for the what did the force "
)
_COUNT = 5
_REPORT = struct.Struct(">I")
_PLACE = struct.Struct(">IH")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the earlier ones that it needs, oldest first; each a single line."""

    question: str
    history: tuple[str, ...] = ()


def pack(asked: Asked, room: int = PAYLOAD) -> str | None:
    """The question as at most ``room`` characters, or None where it is too long for them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, _WORDS)
    text = "\n".join((asked.question, *asked.history)).encode("utf-8", "replace")
    payload = _QUESTION + _encode(packer.compress(text) + packer.flush())
    return payload if len(payload) <= room else None


def unpack(payload: str) -> Asked | None:
    """The question that ``pack`` wrote, or None for anything else."""
    if not payload.startswith(_QUESTION):
        return None
    try:
        unpacker = zlib.decompressobj(-15, zdict=_WORDS)
        lines = unpacker.decompress(_decode(payload[1:]), _LONGEST).decode().split("\n")
    except (ValueError, zlib.error):
        return None
    if not unpacker.eof or not all(line.strip() for line in lines):
        return None
    return Asked(lines[0], tuple(lines[1:]))


def pack_places(spans: Sequence[Span]) -> str | None:
    """The first spans, of the first one's report, as a payload; None where there are none."""
    if not spans:
        return None
    document = spans[0].document
    near = [s for s in spans if s.document is document and s.end - s.start <= 0xFFFF][:_COUNT]
    places = b"".join(_PLACE.pack(s.start, s.end - s.start) for s in near)
    return _PLACES + _encode(_REPORT.pack(report_key(document)) + places) if near else None


def unpack_places(payload: str, documents: Iterable[Document]) -> tuple[Span, ...]:
    """The spans that ``pack_places`` wrote; none where the report or a place is unknown."""
    if not payload.startswith(_PLACES):
        return ()
    try:
        packed = _decode(payload[1:])
        (key,) = _REPORT.unpack_from(packed)
        document = next(d for d in documents if report_key(d) == key)
        places = list(_PLACE.iter_unpack(packed[_REPORT.size :]))[:_COUNT]
        return tuple(Span(document, start, start + length) for start, length in places)
    except (ValueError, StopIteration, struct.error):
        return ()


def report_key(document: Document) -> int:
    """A number of 32 bits that names a report and stays the same when others are added."""
    return zlib.crc32(document.id.encode("utf-8", "replace"))


def _encode(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


def _decode(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
