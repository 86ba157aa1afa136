"""Lines that pages say around a report."""

import pytest

from bot.reports.formats.furniture import is_phrase


@pytest.mark.parametrize(
    "line",
    [
        *("Skip to main content", "Home", "Menu", "On this page", "Contents", "Print this guide"),
        *("Cookies", "Accept additional cookies", "View cookies", "Cookie settings"),
        *("Show all sections", "Hide", "Show this section", "Next page", "Read more"),
        *("Is this page useful?", "Yes this page is useful", "Report a problem with this page"),
        *("Share this page:", "Share on Facebook", "Get emails about this page"),
    ],
)
def test_what_pages_say_around_a_report(line: str) -> None:
    assert is_phrase(line)


@pytest.mark.parametrize("line", ["Skip two sections of the plan", "home.", "Search and rescue"])
def test_what_a_report_says(line: str) -> None:
    assert not is_phrase(line)
