"""Pictures of an evaluation as a PNG: accuracy bars and abstention curves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import ConfigError
from bot.evaluation import comparison, questions
from bot.evaluation.figures import Figure
from bot.evaluation.separation import Separation, curve, roc_area

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_OURS, _THEIRS, _INK, _FAINT = "#1b5e9e", "#b4bac2", "#22262b", "#e6e8eb"
_STYLES = ("-", (0, (4, 1.5)))
_TICKS = (0, 25, 50, 75, 100)
_MARK = 95
"""The share of answerable questions, in per cent, at which false answers are counted."""
_WIDTH, _ROW = 11.0, 5.2
"""Inches."""

_STYLE: Any = {
    "font.size": 10,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _FAINT,
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlepad": 12,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "legend.frameon": False,
}


def draw(results: Sequence[comparison.Result | questions.Result], path: Path) -> None:
    """A PNG at the path: one row a set.

    Raises ConfigError where matplotlib is not installed or the file cannot be written.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure as Canvas
    except ImportError:
        raise ConfigError("--plot needs matplotlib: pip install 'peelbot[plot]'.") from None
    with matplotlib.rc_context(_STYLE):
        canvas = Canvas(figsize=(_WIDTH, _ROW * len(results)), layout="constrained")
        rows = canvas.subfigures(len(results), 1, squeeze=False)[:, 0]
        for row, result in zip(rows, results, strict=True):
            _row(row, result)
        _save(canvas, path)


def _save(canvas: Any, path: Path) -> None:
    try:
        canvas.savefig(path, format="png", dpi=160)
    except OSError as error:
        raise ConfigError(
            f"--plot cannot write {path}: {error.strerror}; name a file in a folder that is there."
        ) from None


def _row(row: Any, result: comparison.Result | questions.Result) -> None:
    row.suptitle(result.name, x=0.012, ha="left", fontsize=13, fontweight="bold")
    if isinstance(result, questions.Result):
        _kinds(row.subplots(), result)
        return
    panels: list[Callable[[Axes], None]] = [lambda axes: _bars(axes, result)]
    if result.curves:
        panels.append(lambda axes: _curves(axes, result.curves))
    axes = row.subplots(1, len(panels), squeeze=False, width_ratios=[1.15, 1.0][: len(panels)])
    for panel, place in zip(panels, axes[0], strict=True):
        panel(place)


def _kinds(axes: Axes, result: questions.Result) -> None:
    """The share right by kind, best known kind first, with Wilson's intervals."""
    figures = {kind: questions.measure("right", result.of(kind)) for kind in result.kinds}
    figures["all questions"] = questions.measure("right", result.verdicts)
    for place, (kind, figure) in enumerate(figures.items()):
        colour = _OURS if kind == "all questions" else _THEIRS
        _bar(axes, place, figure, colour, _as_count, height=0.62)
    _percent_axis(axes, list(figures), "Questions right in every part, by kind")


def _bars(axes: Axes, result: comparison.Result) -> None:
    """Both engines' ranked measures of the part that counts, from 0 to 1 as per cent."""
    part, rows = next(iter(result.parts.items()))
    ranked = [row for row in rows if ":" not in row.measure]
    for place, row in enumerate(ranked):
        form = _as_percent if row.share else _as_number
        _bar(axes, place - 0.19, row.ours, _OURS, form)
        _bar(axes, place + 0.19, row.theirs, _THEIRS, form)
    for name, colour in (("Peelbot", _OURS), ("plain rank-bm25", _THEIRS)):
        axes.barh(0, 0, color=colour, label=name)
    _percent_axis(axes, [row.measure for row in ranked], f"Ranking: {part}")
    _legend(axes, below=0.1)


def _as_count(figure: Figure) -> str:
    return f"{round(figure.value * figure.n)} of {figure.n}"


def _as_percent(figure: Figure) -> str:
    return f"{100 * figure.value:.1f}"


def _as_number(figure: Figure) -> str:
    return f"{figure.value:.3f}"


def _bar(
    axes: Axes,
    place: float,
    figure: Figure,
    colour: str,
    form: Callable[[Figure], str],
    height: float = 0.34,
) -> None:
    value, low, high = (100 * edge for edge in (figure.value, figure.low, figure.high))
    axes.barh(place, value, height, color=colour)
    axes.plot([low, high], [place, place], color=_INK, linewidth=1.1, solid_capstyle="butt")
    inside = "white" if colour == _OURS else _INK
    axes.text(1.5, place, form(figure), va="center", color=inside, fontsize=9)


def _legend(axes: Axes, below: float) -> None:
    axes.legend(loc="upper left", bbox_to_anchor=(0.0, -below), borderaxespad=0, fontsize=9)


def _percent_axis(axes: Axes, names: Sequence[str], title: str) -> None:
    axes.set_yticks(range(len(names)), names)
    axes.tick_params(length=0)
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xticks(_TICKS, [f"{tick} %" for tick in _TICKS])
    axes.spines["left"].set_visible(False)
    axes.set_title(title)


def _curves(axes: Axes, curves: Sequence[comparison.Curves]) -> None:
    """Answerable questions answered against others answered, as the threshold comes down."""
    for pair, style in zip(curves, _STYLES, strict=False):
        _curve(axes, pair.ours, f"Peelbot, {pair.others}", _OURS, style)
    for pair, style in zip(curves, _STYLES, strict=False):
        _curve(axes, pair.theirs, f"rank-bm25, {pair.others}", _THEIRS, style)
    axes.axhline(_MARK, color=_INK, linewidth=0.8, linestyle=(0, (1, 3)))
    axes.set_xticks(_TICKS, [f"{tick} %" for tick in _TICKS])
    marks = (*_TICKS[1:-1], _MARK)
    axes.set_yticks(marks, [f"{tick} %" for tick in marks])
    axes.set(xlim=(0, 100), ylim=(0, 101))
    axes.set_xlabel("other questions falsely answered")
    axes.set_ylabel("answerable questions answered")
    axes.set_title("Abstention: as the threshold comes down")
    axes.grid(color=_FAINT, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    _legend(axes, below=0.19)


def _curve(axes: Axes, whole: Separation, name: str, colour: str, style: Any) -> None:
    answered, falsely = curve(whole)
    label = f"{name}: area {roc_area(whole):.3f}"
    axes.plot(
        100 * falsely, 100 * answered, color=colour, linewidth=2, linestyle=style, label=label
    )
