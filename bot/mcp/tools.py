"""What another program can ask of the loaded reports, and what it gets: JSON values within bounds.

Each docstring of a tool is what the other program is told of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from bot.answering.answer import Quote
from bot.answering.assistant import Assistant
from bot.errors import QuotationError, ReportError
from bot.render import verdicts
from bot.render.cited import cited, copied
from bot.render.jsonl import to_object
from bot.render.surroundings import surroundings
from bot.reports.document import Document, Span
from bot.reports.inspection import Grading, Inspection
from bot.reports.named import named
from bot.search.index import Index
from bot.verification.checker import Checker

Found = dict[str, Any]

_QUOTES = 8
_READ = 6_000
"""Characters that are read at once."""
_SECTIONS = 150
_REPORTS = 25
"""Reports whose grades, or names, are told at once."""
_TYPED = 4_000
"""Characters of a question or quotation."""


class Tools:
    """The tools over an assistant, which is asked for anew each time."""

    def __init__(self, assistant: Callable[[], Assistant]) -> None:
        """``assistant`` waits for the reports to be read; it raises BotError where none can be."""
        self._assistant = assistant
        self._checker: Callable[[Index], Checker] = lru_cache(maxsize=1)(Checker)

    def find(self, question: str) -> Found:
        """Answer a question about the loaded inspection reports in the reports' own words.

        Name the place and year in the question where several reports are loaded. `status` is
        answered, related (nothing states it; the quotes come close), not_found, or smalltalk. Each
        quote is verbatim, with its report, place and a `code` that proves it; quote it unchanged.
        """
        answer = self._assistant().answer(_bounded(question, "question"))
        found = to_object(answer, 0.0)
        more = [{**cited(quote.span)} for quote in answer.more]
        quotes = [*_quotes(found), *more]
        kept = ("question", "status", "answer", "grade", "choices")
        told: Found = {name: found[name] for name in kept}
        told["answer"] = str(told["answer"])[:_READ]
        return {**told, "quotes": list(map(_short, quotes[:_QUOTES])), "of": len(quotes)}

    def read(self, report: str, section: str = "", quote: str = "", offset: int = 0) -> Found:
        """Read a report: its list of sections, one section's text, or the text around a quotation.

        `report` is its id or words of its title. Without `section` and `quote` the headings are
        listed. `section` is words of a heading. Long texts come in parts: go on with
        `offset` = `next` while that is not null.
        """
        document = self._one(report)
        if quote:
            return self._around(document, quote)
        if not section.strip():
            return _outline(document, max(offset, 0))
        span = _section(document, section)
        start = min(span.start + max(offset, 0), span.end)
        end = _end(span, start)
        part = Span(document, start, end)
        return {
            **_named(document),
            "section": part.section,
            "text": part.text,
            "next": end - span.start if end < span.end else None,
        }

    def grades(self, report: str = "", offset: int = 0) -> Found:
        """List the grades that one report gives, or all loaded reports (leave `report` empty).

        A grade of null means that the report names the subject and states no grade for it. With
        many reports go on with `offset` = `next` while that is not null.
        """
        assistant = self._assistant()
        chosen = set(self._some(report))
        all_of_them = [i for i in assistant.inspections if i.document in chosen]
        start = max(offset, 0)
        shown = all_of_them[start : start + _REPORTS]
        left = start + _REPORTS < len(all_of_them)
        return {
            "reports": list(map(_grades, shown)),
            "of": len(all_of_them),
            "next": start + _REPORTS if left else None,
        }

    def cite(self, quote: str = "", code: str = "", report: str = "") -> Found:
        """Cite a quotation that stands word for word in a report, or what a code stands for.

        Give `quote` (and words of the report's title where it should be that one) or `code`. The
        `citation` is a line with report, place, day of publication and the code that proves it.
        """
        if bool(quote.strip()) == bool(code.strip()):
            raise QuotationError("give a quote or a code, and not both.")
        if code.strip():
            found = self._checking().resolve(_bounded(code, "code"))
            spans: Sequence[Span] = found.spans
            told = {"status": verdicts.resolved_object(code, found)["status"]}
        else:
            verdict = self._checking().check(_bounded(quote, "quote"), self._named(report))
            spans = [found.span for found in verdict.found]
            told = {"status": verdict.status}
            spans = spans if verdict.status == "word_for_word" else []
        return {
            **told,
            "citations": [{**_short(cited(span)), "citation": copied(span)} for span in spans[:3]],
        }

    def verify(self, quote: str, report: str = "") -> Found:
        """Check whether somebody's quotation stands in the loaded reports word for word.

        `status` is word_for_word, altered (see `difference` and `nearest`), elsewhere (not in the
        report named, but in another), nowhere, or too_short. Ellipses and [brackets] are
        understood; quotation marks, dashes and spacing do not count.
        """
        checker = self._checking()
        verdict = checker.check(_bounded(quote, "quote"), self._named(report))
        told = verdicts.to_object(verdict)
        return {**told, "verdict": verdicts.headline(verdict)}

    def _checking(self) -> Checker:
        return self._checker(self._assistant().ranker.index)

    def _some(self, report: str) -> tuple[Document, ...]:
        """The reports of a name; all for none. Raises ReportError naming some where none is."""
        documents = self._assistant().documents
        found = named(documents, report)
        if not found:
            known = ", ".join(document.id for document in documents[:_REPORTS])
            raise ReportError(f"no report is called {report!r}; there are {known}.")
        return found

    def _named(self, report: str) -> tuple[Document, ...]:
        return self._some(report) if report.strip() else ()

    def _one(self, report: str) -> Document:
        found = self._some(report)
        if len(found) > 1:
            known = ", ".join(document.id for document in found[:_REPORTS])
            raise ReportError(f"{len(found)} reports are called {report!r}: choose of {known}.")
        return found[0]

    def _around(self, document: Document, quote: str) -> Found:
        verdict = self._checking().check(_bounded(quote, "quote"), (document,))
        spans = [f.span for f in verdict.found if f.span.document is document]
        if not spans and verdict.nearest and verdict.nearest.span.document is document:
            spans = [verdict.nearest.around]
        if not spans:
            raise QuotationError("that report has nothing like this: verify says where it stands.")
        whole = _blocks(spans[0])
        text = surroundings(Quote(whole, whole, 0.0))
        end = min(text.end, text.start + _READ)
        return {
            **_named(document),
            "status": verdict.status,
            "quote": _short(cited(spans[0])),
            "text": Span(document, text.start, end).text,
        }


def _blocks(span: Span) -> Span:
    """The whole paragraphs that a span is of."""
    document = span.document
    first, last = document.block_at(span.start), document.block_at(span.end - 1)
    if first is None or last is None:
        return span
    blocks = document.blocks
    start, end = min(blocks[first].start, span.start), max(blocks[last].end, span.end)
    return Span(document, start, end)


def _quotes(found: dict[str, object]) -> list[Found]:
    """The quotes of an answer's JSON object, without their scores."""
    quotes = found["quotes"]
    assert isinstance(quotes, list)
    return [{name: v for name, v in quote.items() if name != "score"} for quote in quotes]


def _bounded(typed: str, what: str) -> str:
    if len(typed) > _TYPED:
        raise QuotationError(f"the {what} is longer than {_TYPED:,} characters: give a part of it.")
    return typed


def _short(quote: Found) -> Found:
    """A quotation cut where it is longer than is read at once, which is then said."""
    text = str(quote["text"])
    if len(text) <= _READ:
        return quote
    return {**quote, "text": text[:_READ], "cut": True}


def _named(document: Document) -> Found:
    day = document.published
    return {
        "report": document.id,
        "title": document.title,
        "published": day.isoformat() if day else None,
    }


def _outline(document: Document, offset: int) -> Found:
    sections = document.sections
    shown = range(min(offset, len(sections)), min(offset + _SECTIONS, len(sections)))
    depth: list[int] = []
    for section in sections:
        depth.append(0 if section.parent is None else depth[section.parent] + 1)
    return {
        **_named(document),
        "sections": [
            {"heading": document.span(sections[n].heading).text, "depth": depth[n]} for n in shown
        ],
        "next": shown.stop if shown.stop < len(sections) else None,
    }


def _section(document: Document, heading: str) -> Span:
    """The section whose heading is the given one, or else has all of its words."""
    wanted = heading.lower().split()
    headings = [(s, document.span(s.heading).text.lower()) for s in document.sections]
    exact = [s for s, text in headings if text.split() == wanted]
    found = exact or [s for s, text in headings if all(word in text for word in wanted)]
    if not found:
        raise ReportError(f"no section is called {heading!r}: read without one lists them.")
    return Span(document, found[0].start, found[0].end)


def _end(span: Span, start: int) -> int:
    """Where a part that starts in a span ends: with a paragraph, or else with a word."""
    end = min(start + _READ, span.end)
    if end == span.end:
        return end
    text = span.document.text
    for mark in ("\n", " "):
        at = text.rfind(mark, start + _READ // 2, end)
        if at > 0:
            return at
    return end


def _grades(inspection: Inspection) -> Found:
    return {**_named(inspection.document), "grades": [_grade(g) for g in inspection.gradings]}


def _grade(grading: Grading) -> Found:
    return {
        "subject": grading.subject.text,
        "grade": grading.grade.text if grading.grade else None,
        "overall": grading.overall,
        "place": grading.span.citation.place,
        "code": str(cited(grading.span)["code"]),
    }
