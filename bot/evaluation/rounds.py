"""The sets that can be evaluated, as rounds: questions asked of the same reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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

    Where its lines name a ``document``, of that file alone in docs/ beside it; where they name
    null, of the passages in corpus.jsonl beside it. A folder stands for its questions.jsonl.
    """
    file = path / "questions.jsonl" if path.is_dir() else path
    labels = labelled.read(file)
    if not labels[0].lines:
        return (Round(lambda: open_corpus(settings.corpus).documents(), labels),)
    names = dict.fromkeys(label.document for label in labels)
    return tuple(
        Round(_opener(file.parent, name), tuple(x for x in labels if x.document == name))
        for name in names
    )


def _opener(folder: Path, name: str | None) -> Callable[[], tuple[Document, ...]]:
    if name is None:
        return lambda: tuple(beir.documents(folder / "corpus.jsonl"))
    return lambda: (open_report(folder / "docs" / name),)


def of_squad(path: Path, *, pooled: bool = False) -> tuple[Round, ...]:
    """The articles of a SQuAD file that nothing was fitted on, each asked its own questions and,
    as foreign ones, those of the next; pooled, all of them as one collection, asked also those of
    the articles that are not held out.
    """
    articles = squad.read(path)
    fitted = fitted_on()
    held = tuple(a for a in articles if a.document.id not in fitted)
    if not held:
        raise ConfigError(f"{path} has only articles that the weights were fitted on.")
    if pooled:
        others = [a for a in articles if a.document.id in fitted]
        asked = [*(x for a in held for x in _own(a)), *(x for a in others for x in _foreign(a))]
        return (Round(lambda: tuple(a.document for a in held), tuple(asked)),)
    return tuple(_alone(article, held[place - 1]) for place, article in enumerate(held))


def _alone(article: Article, other: Article) -> Round:
    foreign = _foreign(other) if other is not article else ()
    return Round(lambda: (article.document,), (*_own(article), *foreign))


def _own(article: Article) -> Iterator[Label]:
    for question in article.questions:
        label = Label(question.id, "natural", question.text, "answered", starts=question.answers)
        yield label if question.answers else replace(label, kind="near-miss", status="not_found")


def _foreign(article: Article) -> Iterator[Label]:
    for question in article.answerable:
        yield Label(f"{question.id}-foreign", "foreign", question.text, "not_found")


def fitted_on() -> frozenset[str]:
    """The SQuAD articles that weights and abstention are fitted on, by title.

    They stand at even places in the development set of SQuAD 1.1; that of SQuAD 2.0 has some of
    them at other places, so that only the titles tell what was held out.
    """
    titles = files("bot.evaluation").joinpath("fitted_on.txt").read_text(encoding="utf-8")
    return frozenset(titles.split())
