"""A quote shown in its place: on a picture of its page, or in the report as a web page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.render.place.drawing import Artist
from bot.render.site.names import page_name
from bot.render.site.page import page
from bot.reports.document import Span
from bot.reports.marks.marking import Sought
from bot.reports.problem import numbered

NOT_THERE = "its file is not kept"


@dataclass(frozen=True, slots=True)
class Sight:
    """A quote in its place, as the content of a file."""

    content: bytes
    name: str
    """The file's name; it ends in .jpg or .html."""
    pages: tuple[int, ...] = ()
    """The pages of the PDF that a picture shows, counted from 1."""
    marked: bool = True
    """Whether the quote is marked; it is not where its place is in doubt."""
    small: bool = True
    """Whether a picture is one that Telegram takes as a photo, and can be read as one."""
    lacking: str = ""
    """Why the report's own page is not shown, where it has one."""

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture of the report's own page."""
        return bool(self.pages)

    @property
    def said(self) -> str:
        """What it shows, as a phrase."""
        if not self.is_picture:
            why = f" (not as its own page: {self.lacking})" if self.lacking else ""
            return f"the report’s text{why}, the quote marked"
        if self.marked:
            return f"{numbered(self.pages)}, the quote marked"
        return f"{numbered(self.pages)}, nothing marked: where the quote stands on it is not sure"


def show(span: Span, file: Path | None, artist: Artist) -> Sight:
    """The page of a PDF with the quote marked where that can be done exactly.

    The report as a web page instead for any other format, and where the file is gone or its page
    cannot be drawn. ``file`` is what the report was read from, None where it was not kept.
    """
    stem = Path(page_name(span.document.id)).stem
    lacking = ""
    if file is None or not file.is_file():
        lacking = NOT_THERE if span.document.pages else ""
    elif file.suffix.lower() == ".pdf":
        try:
            picture = artist.draw(file, Sought.of(span))
        except ValueError as error:
            lacking = str(error).rstrip(".")
        else:
            name = f"{stem}-page-{picture.pages[0]}.jpg"
            return Sight(picture.content, name, picture.pages, picture.marked, picture.small)
    return Sight(page(span.document, span).encode(), f"{stem}.html", lacking=lacking)
