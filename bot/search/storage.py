"""An index kept in the state folder, and built anew when the corpus or the software changed."""

from __future__ import annotations

import hashlib
import io
import json
import logging
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import astuple, fields, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import numpy as np

from bot.reports.corpus import Corpus
from bot.reports.document import Block, Document, Kind
from bot.reports.problem import Problem
from bot.reports.readers import Told
from bot.search.analysis import Stemmer
from bot.search.arrays import Tables, build
from bot.search.bm25 import Postings
from bot.search.files import replacing
from bot.search.vocabulary import Vocabulary

_log = logging.getLogger(__name__)

_SOURCES = (Path(__file__).parent, Path(__file__).parent.parent / "reports")
"""The code that makes an index; a change to any of it makes a saved one stale."""
_LIBRARIES = ("nltk", "numpy", "rank-bm25", "selectolax", "markdown-it-py", "pypdfium2")
_ARRAYS = (
    "document_starts",
    "passage_starts",
    "passage_range",
    "sentence_passage",
    "sentence_range",
    "sentence_fit",
    "word_starts",
    "words",
)
_POSTINGS = ("sentence", "passage", "context")
_DAMAGE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, IndexError)
_PARTS = tuple(field.name for field in fields(Postings))


def open_tables(
    corpus: Corpus,
    state: Path,
    stemmer: Stemmer,
    texts: Sequence[str] = (),
    told: Told | None = None,
) -> Tables:
    """The tables for a corpus: those saved, where they are whole and fit, or else built and saved.

    The stems of the corpus and of the other texts are saved too and given to the stemmer, so
    that a later start need not load nltk. A state folder that cannot be written costs speed, not
    answers; that is logged. ``told`` hears of each file that is read.
    """
    key = _key(corpus, texts)
    file = state / "index.npz"
    tables = _load(file, key, stemmer)
    if tables is None:
        read = corpus.read(told)
        tables = replace(build(read.documents, stemmer), problems=read.problems)
        for text in texts:
            stemmer.terms(text)
        _save(file, key, tables, stemmer)
    return tables


def _key(corpus: Corpus, lexicon: Sequence[str]) -> str:
    """A digest of all that shapes the tables: reports, lexicon, our own files, the libraries."""
    digest = hashlib.sha256(corpus.digest.encode())
    for text in lexicon:
        digest.update(text.encode())
    for file in sorted(file for folder in _SOURCES for file in folder.rglob("*.*")):
        if file.suffix not in (".pyc", ".npz"):
            # A checksum is enough and fast: nobody forges their own code.
            digest.update(f"\0{file.name} {zlib.crc32(file.read_bytes())}".encode())
    for library in _LIBRARIES:
        digest.update(f"\0{library} {version(library)}".encode())
    return digest.hexdigest()


def _load(file: Path, key: str, stemmer: Stemmer) -> Tables | None:
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as saved:
            head = json.loads(saved["head"].tobytes())
            if head["key"] != key:
                return None
            stemmer.known.update(head["stems"])
            return _tables(head, saved)
    except FileNotFoundError:
        return None
    except _DAMAGE as error:
        _log.warning("the saved index %s is damaged (%s); building it anew", file, error)
        return None


def pack(tables: Tables) -> bytes:
    """The tables as bytes that ``unpack`` reads, without any stems."""
    packed = io.BytesIO()
    _write(packed, tables, {})
    return packed.getvalue()


def unpack(packed: bytes) -> Tables:
    """The tables that ``pack`` wrote; raises ValueError on what is damaged, and runs nothing."""
    try:
        with np.load(io.BytesIO(packed), allow_pickle=False) as saved:
            return _tables(json.loads(saved["head"].tobytes()), saved)
    except (*_DAMAGE, TypeError, AttributeError) as error:
        raise ValueError(f"damaged tables: {type(error).__name__}") from error


def _tables(head: Mapping[str, Any], saved: Mapping[str, Any]) -> Tables:
    parts: dict[str, Any] = {name: saved[name] for name in _ARRAYS}
    for name in _POSTINGS:
        parts[name] = Postings(*(saved[f"{name}.{part}"] for part in _PARTS))
    documents = tuple(_document(table) for table in head["documents"])
    vocabulary = Vocabulary(head["terms"], head["words"])
    problems = tuple(Problem(*said) for said in head["problems"])
    return Tables(documents=documents, vocabulary=vocabulary, problems=problems, **parts)


def _save(file: Path, key: str, tables: Tables, stemmer: Stemmer) -> None:
    try:
        with replacing(file) as stream:
            _write(stream, tables, {"key": key, "stems": stemmer.known})
    except OSError as error:
        _log.warning("cannot save the index in %s (%s); it will be built each time", file, error)


def _write(stream: IO[bytes], tables: Tables, more: Mapping[str, Any]) -> None:
    head = {
        **more,
        "documents": [_table(document) for document in tables.documents],
        "problems": [astuple(problem) for problem in tables.problems],
        "terms": tables.vocabulary.terms,
        "words": tables.vocabulary.words,
    }
    arrays = {name: getattr(tables, name) for name in _ARRAYS}
    for name in _POSTINGS:
        postings = getattr(tables, name)
        arrays.update({f"{name}.{part}": getattr(postings, part) for part in _PARTS})
    arrays["head"] = np.frombuffer(json.dumps(head).encode(), dtype=np.uint8)
    np.savez(stream, **arrays)


def _table(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "text": document.text,
        "blocks": [(b.kind.value, b.start, b.end, b.level) for b in document.blocks],
        "pages": document.pages,
        "unread": document.unread,
        "force": document.force,
        "year": document.year,
        "pillar": document.pillar,
        "published": document.published.isoformat() if document.published else None,
        "source": document.source,
    }


def _document(table: dict[str, Any]) -> Document:
    blocks = tuple(Block(Kind(kind), *numbers) for kind, *numbers in table["blocks"])
    published = date.fromisoformat(table["published"]) if table["published"] else None
    pages, unread = tuple(table["pages"]), tuple(table["unread"])
    made = {"blocks": blocks, "published": published, "pages": pages, "unread": unread}
    return Document(**{**table, **made})
