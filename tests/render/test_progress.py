"""A bar appears only when reading takes a while, and leaves nothing behind on a screen."""

import io
import time

from rich.console import Console

from bot.render.progress import Bar


def shown(patience: float) -> str:
    screen = io.StringIO()
    with Bar(Console(file=screen, force_terminal=True, width=60), patience) as told:
        told("[b]loam\n.pdf", 1, 4)
        time.sleep(0.3)
    return screen.getvalue()


def test_reading_that_is_quick_shows_nothing() -> None:
    assert shown(60.0) == ""


def test_reading_that_takes_time_shows_the_file_and_how_far_it_came() -> None:
    said = shown(0.0)
    assert "1/4" in said
    assert r"[b]loam\n.pdf" in said
