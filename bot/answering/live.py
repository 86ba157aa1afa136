"""The assistant over a folder of reports as the folder is now, taken up anew when it changes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event, Thread

from bot.answering.assistant import Assistant
from bot.answering.opening import open_assistant
from bot.config import Settings
from bot.errors import BotError
from bot.reports.folder import Seen, seen
from bot.reports.readers import Told

_LOG = logging.getLogger(__name__)
_EVERY = 5.0
"""Seconds between two looks at the folder; 4,000 files take 10 ms."""


class Live:
    """Holds the newest assistant; one that is taken from it answers on as it did.

    Whoever answers takes ``current`` once a question, so that nothing changes under it.
    """

    def __init__(
        self,
        assistant: Assistant,
        folder: Path,
        known: Seen,
        reopen: Callable[[Assistant], Assistant],
    ) -> None:
        """``known``: the folder as the assistant knows it; ``reopen`` makes one of what is new."""
        self.current = assistant
        self._folder = folder
        self._known = known
        self._reopen = reopen

    @classmethod
    def open(cls, settings: Settings, told: Told | None = None) -> Live:
        """Over the corpus that the settings name; raises as ``open_assistant`` does."""
        known = seen(settings.corpus)
        assistant = open_assistant(settings, told)
        return cls(
            assistant,
            settings.corpus,
            known,
            lambda before: open_assistant(settings, before=before),
        )

    @contextmanager
    def watching(self, every: float = _EVERY) -> Iterator[None]:
        """Within it the folder is watched, and sentences are encoded, in the background."""
        left = Event()
        with ExitStack() as learning:
            learning.enter_context(self.current.learning())
            watch = Thread(target=self._watch, args=(left, every, learning), daemon=True)
            watch.start()
            try:
                yield
            finally:
                left.set()
                watch.join()

    def _watch(self, left: Event, every: float, learning: ExitStack) -> None:
        before = self._known
        while not left.wait(every):
            now = seen(self._folder)
            # Not before nothing has changed for a while: a file may still be being copied.
            if now != self._known and now == before:
                self._known = now
                self._take_up(learning)
            before = now

    def _take_up(self, learning: ExitStack) -> None:
        try:
            assistant = self._reopen(self.current)
        except BotError as error:
            _LOG.warning("the reports changed and the old ones stay: %s", error)
            return
        except Exception:
            _LOG.exception("the reports changed and the old ones stay")
            return
        learning.close()
        learning.enter_context(assistant.learning())
        self.current = assistant
        _LOG.info("reports taken up anew", extra={"reports": len(assistant.documents)})
        for problem in assistant.problems:
            _LOG.warning(str(problem))
