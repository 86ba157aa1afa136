"""Counters and latencies for Prometheus, in a registry of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.registry import Collector

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """All that the bot counts since it started."""

    def __init__(self) -> None:
        own = self._registry = CollectorRegistry()
        text = "Updates stored in the inbox."
        self.received = Counter("peelbot_updates_received_total", text, registry=own)
        text = "Updates by how they ended."
        self.updates = Counter("peelbot_updates_total", text, ["outcome"], registry=own)
        text = "Attempts that failed."
        self.attempts = Counter("peelbot_failed_attempts_total", text, ["error"], registry=own)
        text, labels = "Bot API calls by method and outcome.", ["method", "outcome"]
        self.calls = Counter("peelbot_api_calls_total", text, labels, registry=own)
        text = "Seconds from an update's storing to its end."
        self.latency = Histogram("peelbot_answer_seconds", text, buckets=_SECONDS, registry=own)
        self.waiting = Gauge("peelbot_waiting", "Updates not ended yet.", registry=own)
        self.in_flight = Gauge("peelbot_in_flight", "Updates being answered.", registry=own)

    def ask_for_questions(self, statuses: Callable[[], Mapping[str, int]]) -> None:
        """Adds the remembered questions by status, asked for each page."""
        self._registry.register(_Questions(statuses))

    def text(self) -> str:
        """The whole page, in Prometheus' text format 0.0.4."""
        return generate_latest(self._registry).decode()


class _Questions(Collector):
    def __init__(self, statuses: Callable[[], Mapping[str, int]]) -> None:
        self._statuses = statuses

    def collect(self) -> Iterator[GaugeMetricFamily]:
        text = "Questions remembered, by the status of their answers."
        family = GaugeMetricFamily("peelbot_questions", text, labels=["status"])
        for status, number in self._statuses().items():
            family.add_metric([status], number)
        yield family
