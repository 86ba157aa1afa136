"""What of a folder of reports could not be read, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One file, or a part of one, that no answer comes from."""

    file: str
    """Its name in the folder of the reports."""
    text: str
    """What is wrong and how to mend it, as a sentence or two."""
    partly: bool = False
    """Whether the rest of the file is read."""

    def __str__(self) -> str:
        return f"{'in ' if self.partly else 'cannot read '}{shown(self.file)}: {self.text}"


def shown(name: str) -> str:
    """A file's name for a person: what does not print, and half a character, is escaped."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name)


def numbered(pages: tuple[int, ...]) -> str:
    """Pages in words: "page 3", "pages 3–7 and 9"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    named = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    last = f" and {named[-1]}" if len(named) > 1 else named[-1]
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(named[:-1])}{last}"
