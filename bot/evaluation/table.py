"""Plain text tables of figures, as readable in a pipe as on a screen."""

from __future__ import annotations

from collections.abc import Sequence

from bot.evaluation.figures import Figure

NONE = "–"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lines with the first column to the left and the others to the right, under a rule."""
    widths = [max(len(row[i]) for row in (header, *rows)) for i in range(len(header))]
    rule = ["─" * width for width in widths]
    lines = (
        "  ".join([cells[0].ljust(widths[0]), *map(str.rjust, cells[1:], widths[1:])]).rstrip()
        for cells in (header, rule, *rows)
    )
    return "\n".join(lines)


def percent(figure: Figure) -> str:
    """The figure and its interval in per cent, to one place: ``73.5 (72.6–74.4)``."""
    if figure.value != figure.value:
        return NONE
    value, low, high = (100 * edge for edge in (figure.value, figure.low, figure.high))
    return f"{value:.1f} ({low:.1f}–{high:.1f})"
