"""The sets that can be evaluated, as rounds: questions asked of the same reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib.resources import files
from pathlib import Path

from bot.config import Settings
from bot.errors import ConfigError
from bot.evaluation import beir, labelled, squad
from bot.evaluation.labelled import Label
from bot.evaluation.squad import Article
from bot.reports.corpus import open_corpus, open_report
from bot.reports.document import Document


@dataclass(frozen=True, slots=True)
class Round:
    """Some reports, opened when needed, and what is asked of them."""

    documents: Callable[[], tuple[Document, ...]]
    labels: tuple[Label, ...]


def of_questions(path: Path, settings: Settings) -> tuple[Round, ...]:
    """A file of labelled questions, asked of the loaded reports.

    A line that names a ``document`` is asked of that file alone, in docs/ beside it; one that
    names null, of the passages in corpus.jsonl beside it. A folder stands for its questions.jsonl.
    Raises ConfigError where the questions cannot be read.
    """
    file = path / "questions.jsonl" if path.is_dir() else path
    alike: dict[tuple[bool, str | None], list[Label]] = {}
    for label in labelled.read(file):
        alike.setdefault((label.lines, label.document), []).append(label)
    return tuple(
        Round(partial(_documents, labels[0], file.parent, settings), tuple(labels))
        for labels in alike.values()
    )


def _documents(label: Label, folder: Path, settings: Settings) -> tuple[Document, ...]:
    """What a question is asked of."""
    if not label.lines:
        return open_corpus(settings.corpus).documents()
    if label.document is None:
        return beir.documents(folder / "corpus.jsonl")
    return (open_report(folder / "docs" / label.document),)


def of_squad(path: Path, *, pooled: bool = False, fitted: bool = False) -> tuple[Round, ...]:
    """The articles of a SQuAD file that ``fitted_on`` does not list, each asked its own questions
    and, as foreign ones, those of the one before it; ``fitted``: those that it lists.

    Pooled, they are one collection, to which the questions of the other articles are foreign.
    Raises ConfigError where the file is no SQuAD file or where it holds no such article.
    """
    articles = [article for article in squad.read(path) if article.questions]
    listed = fitted_on()
    asked = [article for article in articles if (article.document.id in listed) == fitted]
    if not asked:
        kind = "that are kept for fitting" if fitted else "other than those kept for fitting"
        raise ConfigError(f"{path} has no articles {kind}; give a SQuAD file with some.")
    if not pooled:
        return tuple(_alone(article, asked[place - 1]) for place, article in enumerate(asked))
    own = [label for article in asked for label in _own(article)]
    others = (article for article in articles if article not in asked)
    foreign = [label for article in others for label in _foreign(article)]
    return (Round(lambda: tuple(article.document for article in asked), (*own, *foreign)),)


def _alone(article: Article, other: Article) -> Round:
    foreign = _foreign(other) if other is not article else ()
    return Round(lambda: (article.document,), (*_own(article), *foreign))


def _own(article: Article) -> Iterator[Label]:
    for question in article.questions:
        label = Label(
            question.id,
            "natural",
            question.text,
            "answered",
            document=article.document.id,
            starts=question.answers,
        )
        yield label if question.answers else replace(label, kind="near-miss", status="not_found")


def _foreign(article: Article) -> Iterator[Label]:
    for label in _own(article):
        if label.starts:
            yield replace(
                label, id=f"{label.id}-foreign", kind="foreign", status="not_found", starts=()
            )


def fitted_on() -> frozenset[str]:
    """The SQuAD articles that are kept for fitting, by title.

    They stand at even places in the development set of SQuAD 1.1; that of SQuAD 2.0 has some of
    them at other places, so that only the titles tell what was held out.
    """
    titles = files("bot.evaluation").joinpath("fitted_on.txt").read_text(encoding="utf-8")
    return frozenset(titles.split())
