"""Grades as chips: the report's own word, its colour by how good it is."""

from __future__ import annotations

from bot.render.site.markup import element, escape
from bot.reports.grades import named
from bot.reports.labels import grade_line, trailing_grade


def chip(grade: str) -> str:
    """A grade in its colour; one that no scale knows, and "not stated", in grey."""
    known = named(grade)
    return element("b", escape(grade), class_=f"chip level-{known.level if known else 0}")


def chipped(line: str) -> str:
    """A line as HTML, the grade that it states as a chip; the line's own words, no others."""
    trailing = trailing_grade(line)
    found = grade_line(line) or (trailing and trailing[1])
    if not found:
        return escape(line)
    start, end = found
    return escape(line[:start]) + chip(line[start:end]) + escape(line[end:])
