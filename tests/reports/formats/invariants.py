"""What holds for the extract of every format."""

from collections.abc import Callable
from time import process_time

import pytest

from bot.reports.document import Kind
from bot.reports.formats.extract import Extract


def blocks(extract: Extract) -> list[tuple[str, str]]:
    """Kind and text of each block, headings as "h" and their level."""
    return [
        (f"h{b.level}" if b.kind is Kind.HEADING else b.kind.value, extract.text[b.start : b.end])
        for b in extract.blocks
    ]


def check(extract: Extract) -> None:
    """Blocks are in order, apart, inside, stripped and not empty; nothing else has letters."""
    here = 0
    for block in extract.blocks:
        assert here <= block.start < block.end <= len(extract.text)
        outside, inside = extract.text[here : block.start], extract.text[block.start : block.end]
        assert not any(map(str.isalpha, outside))
        assert inside == inside.strip()
        assert (block.level > 0) == (block.kind is Kind.HEADING)
        here = block.end
    assert not any(map(str.isalpha, extract.text[here:]))
    if extract.pages:
        assert extract.pages[0] == 0
        assert list(extract.pages) == sorted(extract.pages)
        assert extract.pages[-1] <= len(extract.text)


def check_bytes(read: Callable[[bytes], Extract], raw: bytes) -> None:
    """Any bytes soon give an extract that holds the invariants, or a ValueError that says why."""
    begun = process_time()
    try:
        extract = read(raw)
    except ValueError as error:
        message = str(error)
        assert message.endswith(".")
        assert not isinstance(error, UnicodeError), message
    else:
        check(extract)
    assert process_time() - begun < 5.0


def refused(read: Callable[[bytes], Extract], raw: bytes) -> str:
    """The message with which a reader refuses bytes."""
    with pytest.raises(ValueError) as caught:
        read(raw)
    return str(caught.value)
