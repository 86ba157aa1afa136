"""Invented reports to check quotations against."""

from __future__ import annotations

from bot.reports.document import Document
from bot.reports.formats.text import read
from bot.search.analysis import Stemmer
from bot.search.arrays import build
from bot.search.index import Index
from bot.verification.checker import Checker

LOAM = """Loam Police 2020

How well does the force answer calls?

The force is not good at answering calls. It spent £22.9 million on new radios, and saved 10–15
hours a week. Staff – most of them new – said “we’re proud of the child-focused service”.

Its plan runs until 2026. Every call has been answered within 9 seconds since May. Supervisors
check the officers’ work each week.

Areas for improvement

• The force should hire more people
• The force should mend its radios
"""
MARL = """Marl Police 2021

How well does the force answer calls?

The force is good at answering calls at night. Every call has been answered within 12 seconds.

Its detectives are trained. The force should hire more people for its cells.
"""


def document(name: str, text: str) -> Document:
    """A report of plain text, of a name."""
    extract = read(text.encode())
    return Document(name, text.split("\n", 1)[0], extract.text, extract.blocks)


def checker(*documents: Document) -> Checker:
    """A checker over some reports, or over both of these."""
    chosen = documents or (document("loam", LOAM), document("marl", MARL))
    return Checker(Index(build(chosen, Stemmer())))
