"""Counters and latencies, written in Prometheus' text format.

https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter as Tally
from collections.abc import Callable, Iterator, Mapping

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

Labels = tuple[tuple[str, str], ...]


class Counter:
    """A number that only grows, one for each set of labels."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text
        self._tally: Tally[Labels] = Tally()

    def add(self, amount: int = 1, **labels: str) -> None:
        """Counts."""
        self._tally[tuple(labels.items())] += amount

    def lines(self) -> Iterator[str]:
        """The lines of the text format."""
        yield from _header(self._name, self._text, "counter")
        for labels, number in sorted(self._tally.items()):
            yield _sample(self._name, labels, number)


class Histogram:
    """How many durations, in seconds, fell at or under each bound."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text
        self._buckets = [0] * (len(_SECONDS) + 1)
        self._sum = 0.0

    def observe(self, seconds: float) -> None:
        """Counts a duration."""
        self._buckets[bisect_left(_SECONDS, seconds)] += 1
        self._sum += seconds

    def lines(self) -> Iterator[str]:
        """The lines of the text format; each bucket includes the ones below it."""
        yield from _header(self._name, self._text, "histogram")
        total = 0
        for bound, number in zip((*map(str, _SECONDS), "+Inf"), self._buckets, strict=True):
            total += number
            yield _sample(f"{self._name}_bucket", (("le", bound),), total)
        yield _sample(f"{self._name}_sum", (), round(self._sum, 6))
        yield _sample(f"{self._name}_count", (), total)


class Metrics:
    """All that the bot counts since it started; ``gauges`` are asked when the text is written."""

    def __init__(self) -> None:
        self.received = Counter("peelbot_updates_received_total", "Updates stored in the inbox.")
        self.updates = Counter("peelbot_updates_total", "Updates by how they ended.")
        self.attempts = Counter("peelbot_failed_attempts_total", "Attempts that failed.")
        self.calls = Counter("peelbot_api_calls_total", "Bot API calls by method and outcome.")
        self.latency = Histogram(
            "peelbot_answer_seconds", "Seconds from an update's storing to its end."
        )
        self.gauges: dict[str, tuple[str, Callable[[], float]]] = {}
        self.tallies: dict[str, tuple[str, str, Callable[[], Mapping[str, int]]]] = {}
        """Counts kept elsewhere: name, then text, label and where to ask."""

    def text(self) -> str:
        """The whole page."""
        lines: list[str] = []
        for part in (self.received, self.updates, self.attempts, self.calls, self.latency):
            lines += part.lines()
        for name, (text, value) in self.gauges.items():
            lines += [*_header(name, text, "gauge"), _sample(name, (), value())]
        for name, (text, label, counts) in self.tallies.items():
            lines += _header(name, text, "gauge")
            lines += [_sample(name, ((label, k),), v) for k, v in sorted(counts().items())]
        return "\n".join(lines) + "\n"


def _header(name: str, text: str, kind: str) -> Iterator[str]:
    yield f"# HELP {name} {text}"
    yield f"# TYPE {name} {kind}"


def _sample(name: str, labels: Labels, value: float) -> str:
    inside = ",".join(f'{key}="{_escape(text)}"' for key, text in labels)
    return f"{name}{{{inside}}} {value}" if inside else f"{name} {value}"


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
