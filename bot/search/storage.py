"""An index kept in the state folder, and mended where the corpus or the software changed."""

from __future__ import annotations

import hashlib
import io
import logging
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from bot.reports.corpus import Corpus, require_unique
from bot.search import container
from bot.search.analysis import Stemmer, tokenise
from bot.search.arrays import Tables, tables_of
from bot.search.bm25 import Postings
from bot.search.files import replacing
from bot.search.making import make
from bot.search.pieces import Pieces
from bot.search.ragged import Array, Ragged
from bot.search.stamps import Stamps
from bot.search.stored import Saved, documents_of

_log = logging.getLogger(__name__)

_SOURCES = (Path(__file__).parent, Path(__file__).parent.parent / "reports")
"""The code that makes an index; a change to any of it makes a saved one stale."""
_LIBRARIES = ("nltk", "numpy", "rank-bm25", "selectolax", "markdown-it-py", "pypdfium2")
_POSTINGS = ("sentence", "passage", "context")
_PARTS = tuple(field.name for field in fields(Postings))
_RAGGED = ("vocabulary", "passages", "sentences", "context", "words")
_PLAIN = ("fits", "digests")
_DAMAGE = (OSError, ValueError, KeyError, TypeError, AttributeError)


def open_tables(
    corpus: Corpus,
    state: Path,
    stemmer: Stemmer,
    texts: Sequence[str] = (),
) -> Tables:
    """The tables for a corpus: those saved, where they are whole and fit, or else made and saved.

    Only files that are new or changed since are read. The stems of the corpus and of the other
    texts are saved too and given to the stemmer, so that a later start need not load nltk. A state
    folder that cannot be written costs speed, not answers; that is logged.
    """
    file = state / "index.peel"
    key = _key(texts)
    saved, stems = _load(file, key) or (None, None)
    stamps = Stamps.read(state / "stamps.json")
    states = stamps.of(corpus)
    stamps.save()
    if saved:
        stemmer.known.update(saved.vocabulary.words)
    stemmer.known.update(stems or {})
    if saved and saved.pieces.files == tuple(states.values()):
        return saved
    tables = tables_of(make(corpus, states, stemmer, saved.pieces if saved else None))
    require_unique(tables.documents, corpus.folder)
    stemmer.known.update(tables.vocabulary.words)
    _save(file, {"key": key, "stems": stems or _stems(texts, stemmer)}, tables)
    return tables


def pack(tables: Tables) -> bytes:
    """The tables as bytes that ``unpack`` reads, without any stems."""
    packed = io.BytesIO()
    container.write(packed, {"files": tables.pieces.files}, _arrays(tables))
    return packed.getvalue()


def unpack(packed: bytes) -> Tables:
    """The tables that ``pack`` wrote; raises ValueError on what is damaged, and runs nothing."""
    try:
        return _tables(*container.read(packed))
    except _DAMAGE as error:
        raise ValueError(f"damaged tables: {type(error).__name__}") from error


def _key(texts: Sequence[str]) -> str:
    """A digest of all that shapes the tables beside the reports: lexicon, code, libraries."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode())
    for file in sorted(file for folder in _SOURCES for file in folder.rglob("*.*")):
        if file.suffix not in (".pyc", ".npz"):
            # A checksum is enough and fast: nobody forges their own code.
            digest.update(f"\0{file.name} {zlib.crc32(file.read_bytes())}".encode())
    for library in _LIBRARIES:
        digest.update(f"\0{library} {version(library)}".encode())
    return digest.hexdigest()


def _stems(texts: Sequence[str], stemmer: Stemmer) -> dict[str, str]:
    tokens = (token for text in texts for token in tokenise(text))
    return {w: stemmer.stem(w) for token in tokens for w in (token.text, *token.parts) if w}


def _load(file: Path, key: str) -> tuple[Tables, dict[str, str]] | None:
    try:
        head, arrays = container.open_file(file)
        return (_tables(head, arrays), dict(head["stems"])) if head["key"] == key else None
    except FileNotFoundError:
        return None
    except _DAMAGE as error:
        _log.warning("the saved index %s is damaged (%s); building it anew", file, error)
        return None


def _save(file: Path, head: Mapping[str, Any], tables: Tables) -> None:
    try:
        with replacing(file) as stream:
            container.write(stream, {**head, "files": tables.pieces.files}, _arrays(tables))
    except OSError as error:
        _log.warning("cannot save the index in %s (%s); it will be built each time", file, error)


def _tables(head: Mapping[str, Any], arrays: Mapping[str, Array]) -> Tables:
    def ragged(name: str) -> Ragged:
        return Ragged(arrays[name], arrays[f"{name}.starts"])

    lists: dict[str, Any] = {name: ragged(name) for name in _RAGGED}
    plain: dict[str, Any] = {name: arrays[name] for name in _PLAIN}
    found = Pieces(
        files=tuple(head["files"]),
        surface=_texts(arrays["surface"]),
        stems=_texts(arrays["stems"]),
        saved=Saved(*map(ragged, Saved.names())),
        **lists,
        **plain,
    )
    postings = {n: Postings(*(arrays[f"{n} {part}"] for part in _PARTS)) for n in _POSTINGS}
    return Tables(
        documents=documents_of(found.saved),
        pieces=found,
        sentence_passage=arrays["sentence_passage"],
        **postings,
    )


def _arrays(tables: Tables) -> dict[str, Array]:
    found = tables.pieces
    ragged = {name: getattr(found, name) for name in _RAGGED}
    ragged.update({name: getattr(found.saved, name) for name in Saved.names()})
    arrays = {name: lists.values for name, lists in ragged.items()}
    arrays.update({f"{name}.starts": lists.starts for name, lists in ragged.items()})
    arrays.update({name: getattr(found, name) for name in _PLAIN})
    arrays.update(surface=_packed(found.surface), stems=_packed(found.stems))
    arrays["sentence_passage"] = tables.sentence_passage
    for name in _POSTINGS:
        postings = getattr(tables, name)
        arrays.update({f"{name} {part}": getattr(postings, part) for part in _PARTS})
    return arrays


def _packed(words: Sequence[str]) -> Array:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _texts(packed: Array) -> tuple[str, ...]:
    return tuple(str(packed.tobytes(), "utf-8").split("\n")) if len(packed) else ()
