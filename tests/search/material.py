"""A ranking over a report written in the test."""

from __future__ import annotations

from bot.questions.interpreter import Interpreter
from bot.questions.lexicon import parse
from bot.reports.document import Block, Document, Kind
from bot.search.analysis import Stemmer
from bot.search.arrays import build
from bot.search.content import Fit
from bot.search.encoder.encoder import Encoder
from bot.search.index import Index
from bot.search.meaning import Meaning
from bot.search.query import Query
from bot.search.ranker import Ranker
from bot.search.weights import Weights

STEMMER = Stemmer()
ENCODER = Encoder()
WEIGHTS = Weights.read()


def laid_out(*blocks: tuple[Kind, str]) -> Document:
    """A report of blocks, each a paragraph apart from the one before."""
    text = ""
    found: list[Block] = []
    for kind, words in blocks:
        if found:
            text += "\n" if kind is found[-1].kind is Kind.ITEM else "\n\n"
        found.append(Block(kind, len(text), len(text) + len(words), int(kind is Kind.HEADING)))
        text += words
    return Document("r", "Loam report", text, tuple(found))


def ranker(*paragraphs: str, heading: str = "Loam report", weights: Weights = WEIGHTS) -> Ranker:
    blocks = ((Kind.HEADING, heading), *((Kind.PARAGRAPH, text) for text in paragraphs))
    tables = build((laid_out(*blocks),), STEMMER)
    index = Index(tables)
    return Ranker(index, weights, Meaning(index, ENCODER))


def query(found: Ranker, text: str, wanted: Fit = Fit.NONE) -> Query:
    interpreter = Interpreter(found.index.vocabulary, parse(("",), STEMMER), STEMMER, frozenset())
    concepts = interpreter.concepts(text)
    return Query(concepts, wanted, text=text if concepts else "")
