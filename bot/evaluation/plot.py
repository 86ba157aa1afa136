"""A picture of an evaluation as a PNG: what was shown of each set, beside plain rank-bm25."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.errors import ConfigError
from bot.evaluation.questions import Result, measure

_BARS = (
    ("shown right first", "#1b5e9e"),
    ("rank-bm25 first", "#b4bac2"),
    ("wrong silence", "#c98a1b"),
    ("false answers", "#b3261e"),
)
_INK = "#22262b"
_TICKS = (0, 25, 50, 75, 100)
_WIDTH, _ROW = 9.0, 0.34
"""Inches; the second a bar."""


def draw(results: Sequence[Result], path: Path) -> None:
    """A PNG at the path, one panel a set, one group of bars a kind of question.

    Raises ConfigError where matplotlib is not installed or the file cannot be written.
    """
    try:
        from matplotlib.figure import Figure as Canvas
    except ImportError:
        raise ConfigError("--plot needs matplotlib: pip install 'peelbot[plot]'.") from None
    rows = [len(result.kinds) * (len(_BARS) + 1) + 3 for result in results]
    canvas = Canvas(figsize=(_WIDTH, _ROW * sum(rows)), layout="constrained")
    panels = canvas.subplots(len(results), 1, squeeze=False, height_ratios=rows)[:, 0]
    for axes, result in zip(panels, results, strict=True):
        _panel(axes, result)
    try:
        canvas.savefig(path, format="png", dpi=160)
    except OSError as error:
        raise ConfigError(
            f"--plot cannot write {path}: {error.strerror}; name a file in a folder that is there."
        ) from None


def _panel(axes: Any, result: Result) -> None:
    """The measures of each kind as bars with their intervals; what was not measured has none."""
    step = len(_BARS) + 1
    for group, asked in enumerate(result.kinds.values()):
        for place, (name, colour) in enumerate(_BARS):
            figure = measure(name, asked)
            if figure.n:
                _bar(axes, group * step + place, figure.value, (figure.low, figure.high), colour)
    for name, colour in _BARS:
        axes.barh(0, 0, color=colour, label=name)
    middle = (len(_BARS) - 1) / 2
    axes.set_yticks([g * step + middle for g in range(len(result.kinds))], list(result.kinds))
    axes.set_xticks(_TICKS, [f"{tick} %" for tick in _TICKS])
    axes.set_xlim(0, 100)
    axes.invert_yaxis()
    axes.set_title(result.name, loc="left", fontweight="bold")
    axes.legend(loc="lower right", fontsize=8)


def _bar(axes: Any, place: int, value: float, edges: tuple[float, float], colour: str) -> None:
    axes.barh(place, 100 * value, 0.8, color=colour)
    axes.plot([100 * edge for edge in edges], [place, place], color=_INK, linewidth=1)
    axes.text(100 * value + 1, place, f"{100 * value:.1f}", va="center", fontsize=8)
