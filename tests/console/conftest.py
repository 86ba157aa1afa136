"""The report that the console's tests ask, saved with its index once a module."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.opening import open_assistant
from bot.config import Settings

REPORT = """Coastshire PEEL 2020


How efficient is the force at keeping people safe and reducing crime?

Last updated 01/03/2020
Good

Coastshire Police answers most emergency calls in nine seconds.


Questions for Efficiency


How affordable is the workforce?

Requires improvement

The workforce costs £41.5m a year. The force spends more on overtime than it planned.
"""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the invented report and its index, built once."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "coastshire.txt").write_text(REPORT, encoding="utf-8")
    open_assistant(Settings(corpus=folder / "corpus", state=folder / "state"))
    return folder
