from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.assistant import Assistant
from tests.answering.several import library


@pytest.fixture(scope="session")
def councils(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the invented reports on several councils."""
    folder: Path = tmp_path_factory.mktemp("councils")
    yield library(folder)
