"""SQuAD 1.1 and 2.0 files (Rajpurkar et al. 2016, 2018), each article read as a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import ConfigError
from bot.evaluation.files import json_of
from bot.reports.document import Block, Document, Kind

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Question:
    """A question asked of an article, with where its answers start in the article's text."""

    id: str
    text: str
    answers: tuple[int, ...]
    """Offsets in the document's text, one an annotated answer; none: not answered."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the set: its document, one paragraph block a paragraph, and questions."""

    document: Document
    questions: tuple[Question, ...]


def read(path: Path) -> tuple[Article, ...]:
    """The articles of a SQuAD file, in its order.

    Raises ConfigError where the file is not of that form.
    """
    try:
        articles = tuple(_article(value) for value in json_of(path)["data"])
    except (KeyError, TypeError, IndexError) as error:
        raise ConfigError(
            f"{path} is not a SQuAD 1.1 or 2.0 file ({type(error).__name__}: {error}); "
            "give one, or name its --format."
        ) from None
    if not any(article.questions for article in articles):
        raise ConfigError(f"{path} holds no questions; give a SQuAD file with some.")
    return articles


def _article(value: Any) -> Article:
    contexts = [paragraph["context"] for paragraph in value["paragraphs"]]
    blocks = tuple(_blocks(contexts))
    title = value["title"].replace("_", " ")
    document = Document(value["title"], title, _BETWEEN.join(contexts), blocks)
    questions = (
        _question(entry, block.start)
        for block, paragraph in zip(blocks, value["paragraphs"], strict=True)
        for entry in paragraph["qas"]
    )
    return Article(document, tuple(questions))


def _blocks(contexts: list[str]) -> Iterator[Block]:
    start = 0
    for context in contexts:
        yield Block(Kind.PARAGRAPH, start, start + len(context))
        start += len(context) + len(_BETWEEN)


def _question(value: Any, start: int) -> Question:
    impossible = value.get("is_impossible", False)
    given = () if impossible else value["answers"]
    answers = tuple(start + answer["answer_start"] for answer in given)
    return Question(value["id"], value["question"].strip(), answers)
