"""Names of places, and what people call them for short: the one table of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FILE = Path(__file__).with_name("places.txt")
SMALL = frozenset("and of the upon on in with le under by near & de la".split())
"""Words inside names that people leave out."""


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name that must be said, folded: "Bath & North East Somerset's" has four."""
    words = re.split(r"[\s/,;:()–—-]+", name.lower())
    found = (re.sub(r"[’']s?$|[’'.]", "", word) for word in words)
    return tuple(word for word in found if word and word not in SMALL)


@cache
def places() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Each place as it is written, then its other names, by the words of its own name."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        for entry in filter(None, map(str.strip, line.split(";"))):
            name, _, others = (part.strip() for part in entry.partition("="))
            found[words_of(name)] = (name, *filter(None, map(str.strip, others.split(","))))
    return MappingProxyType(found)


@cache
def known() -> Mapping[tuple[str, ...], str]:
    """The name of each place by the words of that and of all its other names."""
    found = {words_of(n): names[0] for names in places().values() for n in reversed(names)}
    return MappingProxyType(found)


@cache
def _shortened() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Each place by what its name has before "of" or "upon": "East Riding of Yorkshire"."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for names in places().values():
        head = re.split(r"\s+(?:of|upon)\s+|-(?:on|upon)-", names[0])[0]
        if head != names[0] and words_of(head) not in places():
            found[words_of(head)] = () if words_of(head) in found else names
    return MappingProxyType(found)


def other_names(name: str) -> tuple[str, ...]:
    """The ways in which a place is written besides its own; empty for one that is not known.

    A name may be cut before "of" or "upon" where that leaves no doubt.
    """
    words = words_of(name)
    return places().get(words) or _shortened().get(words, ())
