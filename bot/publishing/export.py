"""Every loaded report as a page, and the index of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.answering.opening import open_reports
from bot.config import Settings
from bot.errors import ConfigError
from bot.publishing.folder import publish
from bot.questions.lexicon import sources
from bot.render.complaints import complain
from bot.render.site.library import library_page
from bot.render.site.names import INDEX, page_name
from bot.render.site.report import Other, report_page
from bot.reports.called import called
from bot.reports.inspection import Inspection
from bot.reports.readers import Told
from bot.reports.shelf import Shelf
from bot.search.analysis import Stemmer
from bot.search.passages import Splitter


def run(folder: Path, settings: Settings, told: Told | None = None) -> None:
    """Writes the site of the reports that the settings name, and prints what came of it.

    Raises ReportError where no report can be read, ConfigError where the folder cannot be written.
    """
    if folder.resolve() == settings.corpus.resolve():
        # The pages would be read as reports.
        raise ConfigError(f"{folder} holds the reports; name another folder to export to.")
    tables = open_reports(settings, sources(settings.lexicon), Stemmer(), told)
    stale = publish(folder, site(tables.inspections))
    complain(tables.problems)
    count = len(tables.inspections)
    print(f"{count} report{'' if count == 1 else 's'} written; open {folder / INDEX}")
    for name in stale:
        print(f"taken away, since its report is not loaded any more: {name}")


def site(inspections: Sequence[Inspection]) -> dict[str, str]:
    """The pages of a site by the names of their files: one a report, and the index."""
    shelf, splitter = Shelf(map(called, inspections)), Splitter()
    pages = {
        page_name(i.document.id): report_page(i, _others(i, shelf), splitter) for i in inspections
    }
    return {**pages, INDEX: library_page(inspections, shelf, splitter)}


def _others(inspection: Inspection, shelf: Shelf) -> tuple[Other, ...]:
    """The other inspections of the same sort of the same body, the latest first."""
    visits = (visit.document for visit in reversed(shelf.visits(inspection.document)))
    return tuple(
        Other(document, shelf.label(document))
        for document in visits
        if document is not inspection.document
    )
