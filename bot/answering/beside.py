"""What each of several reports says of the same thing, in its own words or not at all."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answer import CLOSEST, SHOWN, SILENT, Answer, Quote, Row
from bot.answering.bodies import counted, of_bodies
from bot.answering.findings import Findings
from bot.answering.library import Library
from bot.questions.reading import Reading
from bot.reports.document import Document


class Beside:
    """Asks every report by itself, so that none is weighed against another."""

    def __init__(self, library: Library, findings: Findings) -> None:
        self._library = library
        self._findings = findings

    def each(self, reading: Reading) -> Answer | None:
        """One line a report: the sentence that answers, or that it does not say.

        None where no report says anything. Nothing is claimed to be the most or the least: the
        figures stand side by side.
        """
        documents = of_bodies(self._library.shelf, reading)
        found = [(d, self._findings.answer(replace(reading, documents=(d,)))) for d in documents]
        said = [(d, a) for d, a in found if a and a.status == "answered"]
        near = said or [(d, a) for d, a in found if a]
        if not near:
            return None
        best = {d.id: a.quotes[0] for d, a in near}
        quotes = tuple(best.values())
        rows = tuple(self._row(d, best.get(d.id)) for d, _ in found if said)
        count = f"{len(said)} of {counted(self._library.shelf, documents)}"
        return Answer(
            reading.question.text,
            "answered" if said else "related",
            f"{count} {'say' if len(said) != 1 else 'says'} it, side by side:" if said else CLOSEST,
            quotes[:SHOWN],
            quotes[SHOWN:],
            rows=tuple(sorted(rows, key=lambda row: row.grade == SILENT)),
        )

    def _row(self, document: Document, quote: Quote | None) -> Row:
        label = self._library.shelf.label(document)
        return Row(label, f"“{' '.join(quote.text.split())}”" if quote else SILENT)
