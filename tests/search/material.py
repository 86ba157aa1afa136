"""A ranking over a report written in the test."""

from __future__ import annotations

from bot.questions.interpreter import Interpreter
from bot.questions.lexicon import parse
from bot.reports.document import Document, Kind
from bot.reports.formats.extract import Builder
from bot.search.analysis import Stemmer
from bot.search.arrays import build
from bot.search.content import Fit
from bot.search.index import Index
from bot.search.query import Query
from bot.search.ranker import Ranker
from bot.search.vectors import WordVectors
from bot.search.weights import Weights

STEMMER = Stemmer()
VECTORS = WordVectors()
WEIGHTS = Weights.read()


def document(*paragraphs: str, heading: str = "Loam report", name: str = "r") -> Document:
    builder = Builder()
    builder.add(Kind.HEADING, heading, 1)
    for paragraph in paragraphs:
        builder.add(Kind.PARAGRAPH, paragraph)
    extract = builder.extract()
    return Document(name, "Loam report", extract.text, extract.blocks)


def ranker(*paragraphs: str, heading: str = "Loam report", weights: Weights = WEIGHTS) -> Ranker:
    tables = build((document(*paragraphs, heading=heading),), STEMMER, VECTORS)
    return Ranker(Index(tables), weights)


def query(found: Ranker, text: str, wanted: Fit = Fit.NONE) -> Query:
    interpreter = Interpreter(found.index.vocabulary, parse(("",), STEMMER), STEMMER, VECTORS)
    return Query(interpreter.concepts(text), wanted)
