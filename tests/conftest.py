"""What all tests stand on: one environment on every machine, and an assistant over a report."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from bot.answering.assistant import Assistant
from bot.answering.opening import open_assistant
from bot.config import Settings

ROOT = Path(__file__).parent.parent

_STEERING = re.compile(
    r"(peelbot|telegram|python|xdg|lc|tty)_?.*|lang|language|term|tz|columns|lines"
    r"|.*color.*|.*_proxy",
    re.IGNORECASE,
)
"""Variables that make a program behave in another way on another machine."""

# An example is fast or slow with the machine, so that its time says nothing of the code; and the
# same examples each time, so that a change is what makes a test fail. Others are sought with
# --hypothesis-profile default.
hypothesis.settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("steady")


def pytest_configure() -> None:
    """Gives the tests, and the processes that they start, the same environment everywhere."""
    for name in list(os.environ):
        if _STEERING.fullmatch(name):
            del os.environ[name]
    os.environ.update(PYTHONPATH=str(ROOT), PYTHONIOENCODING="utf-8")
    # A shell has its background jobs ignore Ctrl-C, and so would every process that they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)


Ask = Callable[..., Assistant]

BARSET = """Barset PEEL 2016

How effective is the force at reducing crime?

Published 3 March 2017
Good

Barset Police is good at reducing crime. It spent £4.5m on new radios.

Questions for Effectiveness

How well does the force investigate crime?

Requires improvement

Barset Police investigates burglary poorly because its detectives carry too many cases.
The force has 1,310 officers. It works with Loam Constabulary.

Areas for improvement

• The force should reduce the workload of its detectives
• The force should supervise investigations

How well does the force protect vulnerable people?

The chief finance officer (CFO), Jane Harrow, reviews the cost of each missing person search.
"""
"""An invented report: one overall grade, one question graded and one not."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings over an empty corpus folder and a state folder of the test's own."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    return Settings(corpus=corpus, state=tmp_path / "state")


@pytest.fixture
def ask(settings: Settings) -> Ask:
    """Opens an assistant over reports given as file name and text."""

    def open_over(**reports: str) -> Assistant:
        for name, text in reports.items():
            (settings.corpus / f"{name}.txt").write_text(text, encoding="utf-8")
        return open_assistant(settings)

    return open_over


@pytest.fixture
def barset(ask: Ask) -> Assistant:
    """The assistant over the invented report."""
    return ask(barset=BARSET)
