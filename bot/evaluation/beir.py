"""BEIR folders (Thakur et al. 2021): a corpus, queries, and which documents are relevant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import ConfigError
from bot.evaluation.files import json_lines_of, text_of
from bot.reports.document import Block, Document, Kind


@dataclass(frozen=True, slots=True)
class Collection:
    """A BEIR set: its documents, the judged queries by id, and their relevance grades."""

    documents: tuple[Document, ...]
    queries: Mapping[str, str]
    relevance: Mapping[str, Mapping[str, int]]
    """For each judged query, the grade of each judged document; above 0 is relevant."""


def read(folder: Path) -> Collection:
    """The collection in a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv.

    Queries without a relevant document are left out, as BEIR's own evaluation does. Raises
    ConfigError naming the file or line that is missing or not of that form.
    """
    if not folder.is_dir():
        raise ConfigError(f"{folder} is not a folder; give the folder of a BEIR set.")
    relevance = _relevance(folder / "qrels" / "test.tsv")
    queries = {
        name: query
        for name, query in _entries(folder / "queries.jsonl", "text")
        if any(grade > 0 for grade in relevance.get(name, {}).values())
    }
    if not queries:
        raise ConfigError(f"{folder}: no query of queries.jsonl is judged in qrels/test.tsv.")
    return Collection(documents(folder / "corpus.jsonl"), queries, relevance)


def _entries(path: Path, name: str) -> Iterator[tuple[str, str]]:
    for place, value in json_lines_of(path):
        if not isinstance(value.get("_id"), str) or not isinstance(value.get(name), str):
            raise ConfigError(f"{place} must hold the texts _id and {name}.")
        yield value["_id"], value[name]


def documents(path: Path) -> tuple[Document, ...]:
    """The entries of a corpus.jsonl as documents: a heading where one has a title, a paragraph.

    Raises ConfigError naming the line that is not of that form, or the file where it has none.
    """
    found = tuple(_documents(path))
    if not found:
        raise ConfigError(f"{path} holds no documents; put one on each line.")
    return found


def _documents(path: Path) -> Iterator[Document]:
    for place, value in json_lines_of(path):
        name, title, body = value.get("_id"), value.get("title") or "", value.get("text")
        if not (isinstance(name, str) and isinstance(title, str) and isinstance(body, str)):
            raise ConfigError(f"{place} must hold the texts _id, title and text.")
        title, body = title.strip(), body.strip()
        if body or title:
            yield _document(name, title if body else "", body or title)


def _document(name: str, title: str, body: str) -> Document:
    if not title:
        return Document(name, "", body, (Block(Kind.PARAGRAPH, 0, len(body)),))
    start = len(title) + 2
    heading = Block(Kind.HEADING, 0, len(title), level=1)
    paragraph = Block(Kind.PARAGRAPH, start, start + len(body))
    return Document(name, title, f"{title}\n\n{body}", (heading, paragraph))


def _relevance(path: Path) -> dict[str, dict[str, int]]:
    """The grades of a tab-separated file with the header query-id, corpus-id, score."""
    grades: dict[str, dict[str, int]] = {}
    for number, line in enumerate(text_of(path).splitlines(), 1):
        parts = line.split("\t")
        if number == 1 or not line.strip():
            continue
        try:
            query, document, grade = parts
            grades.setdefault(query, {})[document] = int(grade)
        except ValueError:
            raise ConfigError(
                f"{path} line {number} must be query-id, corpus-id and a whole score, with tabs."
            ) from None
    return grades
