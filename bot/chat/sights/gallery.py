"""The pages drawn of late, each for the update that asked for it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from bot.render.place.showing import Sight
from bot.reports.document import Span

_KEPT = 16
"""Some 300 kB each."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quote to be shown in its place; then the update can be planned."""

    update_id: int
    span: Span
    file: Path | None
    """What its report was read from; None where that was not kept."""

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from another one; a report read anew is another object."""
        return self.span.document.id, self.span.start, self.span.end, self.file


class NotDrawnError(Exception):
    """A plan needs a page that is still to be drawn."""

    def __init__(self, wanted: Wanted) -> None:
        super().__init__(f"the page for update {wanted.update_id} is not drawn")
        self.wanted = wanted


class Gallery:
    """Keeps the last few pages; may be used from many threads."""

    def __init__(self) -> None:
        self._sights: OrderedDict[int, tuple[tuple[object, ...], Sight]] = OrderedDict()
        self._lock = Lock()

    def of(self, wanted: Wanted) -> Sight:
        """The page for an update; raises NotDrawnError until it has been put here."""
        with self._lock:
            kept = self._sights.get(wanted.update_id)
        if kept is None or kept[0] != wanted.key:
            raise NotDrawnError(wanted)
        return kept[1]

    def put(self, wanted: Wanted, sight: Sight) -> None:
        """Keeps the page for an update for a while."""
        with self._lock:
            self._sights[wanted.update_id] = wanted.key, sight
            while len(self._sights) > _KEPT:
                self._sights.popitem(last=False)
