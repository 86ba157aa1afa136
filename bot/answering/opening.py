"""An assistant over the reports that the settings name, from what is saved where that fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.assistant import Assistant
from bot.answering.model import Model
from bot.config import Settings
from bot.questions.common import common_words
from bot.questions.kinds.table import KINDS, OF_MANY, OF_VISITS
from bot.questions.lexicon import sources
from bot.reports.corpus import open_corpus
from bot.reports.readers import Told
from bot.search.analysis import Stemmer
from bot.search.arrays import Tables
from bot.search.stamps import Stamps
from bot.search.storage import open_tables


def open_assistant(
    settings: Settings, told: Told | None = None, before: Assistant | None = None
) -> Assistant:
    """The assistant over the corpus that the settings name; ``told`` hears of each file read.

    One that stood before it lends its model, and the files are then read by another process.
    Raises ReportError where no report can be read, ConfigError where the lexicon cannot.
    """
    texts = sources(settings.lexicon)
    stemmer = before.model.stemmer if before else Stemmer()
    tables = open_reports(settings, texts, stemmer, told, processes=1 if before else None)
    model = before.model if before else Model.of(texts, stemmer, meaning=settings.meaning)
    return Assistant(tables, model, settings.state / "meaning.npy")


def open_reports(
    settings: Settings,
    texts: Sequence[str],
    stemmer: Stemmer,
    told: Told | None = None,
    processes: int | None = None,
) -> Tables:
    """The tables over the corpus that the settings name, saved ones where they fit.

    ``texts``: those of the lexicon. Raises ReportError where no report can be read.
    """
    stamps = Stamps.read(settings.state / "stamps.json")
    corpus = open_corpus(settings.corpus, processes, stamps.digest)
    stamps.save()
    asked = (
        *(kind.examples for kind in (*KINDS, *OF_VISITS, *OF_MANY)),
        " ".join(sorted(common_words())),
    )
    tables = open_tables(corpus, settings.state, stemmer, (*texts, *asked), told)
    documents = tables.documents
    if settings.reading_url:
        documents = tuple(document.read_at(settings.reading_url) for document in documents)
    problems = (*corpus.problems, *tables.problems)
    return replace(tables, documents=documents, problems=problems)
