"""Lines that pages say around a report."""

import pytest

from bot.reports.formats.furniture import is_phrase


@pytest.mark.parametrize("line", ["Skip to main content", "Home", "Cookies", "Share this page:"])
def test_what_pages_say_around_a_report(line: str) -> None:
    assert is_phrase(line)


@pytest.mark.parametrize("line", ["Skip two sections of the plan", "home.", "Search and rescue"])
def test_what_a_report_says(line: str) -> None:
    assert not is_phrase(line)
