"""An index kept in the state folder, and mended where the corpus or the software changed."""

from __future__ import annotations

import hashlib
import io
import logging
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, fields, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bot.reports.corpus import Corpus, told_apart
from bot.reports.problem import Problem
from bot.reports.readers import Told
from bot.search import container
from bot.search.analysis import Stemmer, tokenise
from bot.search.arrays import Tables, tables_of
from bot.search.bm25 import Postings
from bot.search.files import replacing
from bot.search.making import Made, make, states
from bot.search.packing import packed, unpacked
from bot.search.pieces import Pieces
from bot.search.ragged import Array
from bot.search.stored import documents_of

_log = logging.getLogger(__name__)

_SOURCES = (Path(__file__).parent, Path(__file__).parent.parent / "reports")
"""The code that makes an index; a change to any of it makes a saved one stale."""
_LIBRARIES = ("nltk", "numpy", "rank-bm25", "selectolax", "markdown-it-py", "pypdfium2")
_POSTINGS = ("sentence", "passage", "context")
_PARTS = tuple(field.name for field in fields(Postings))
Naming = Callable[[Sequence[str]], Sequence[str]]
_DAMAGE = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError)


def open_tables(
    corpus: Corpus,
    state: Path,
    stemmer: Stemmer,
    texts: Sequence[str] = (),
    told: Told | None = None,
) -> Tables:
    """The tables for a corpus: those saved, where they are whole and fit, or else made and saved.

    Only files that are new or changed since are read. The stems of the corpus and of the other
    texts are saved too and given to the stemmer, so that a later start need not load nltk. A state
    folder that cannot be written costs speed, not answers; that is logged. ``told`` hears of each
    file that is read.
    """
    file, key = state / "index.peel", _key(texts)
    saved, head = _load(file, key) or (None, {"stems": {}, "wrong": {}})
    stemmer.known.update(head["stems"])
    known = None
    if saved:
        stemmer.known.update(saved.vocabulary.words)
        known = Made(saved.pieces, _problems(head["wrong"]))
        wanted = list(states(corpus))
        unread = known.wrong.keys() - set(saved.pieces.files)
        if [one for one in wanted if one not in unread] == list(saved.pieces.files):
            return replace(saved, problems=_said(known, wanted))
    made = make(corpus, stemmer, known, told)
    tables = tables_of(made.pieces, documents_of(made.pieces.saved, _naming(made.pieces)))
    tables = replace(tables, problems=_said(made, list(states(corpus))))
    stemmer.known.update(tables.vocabulary.words)
    stems = head["stems"] or _stems(texts, stemmer)
    wrong = {state: [astuple(one) for one in said] for state, said in made.wrong.items()}
    _save(file, {"key": key, "stems": stems, "wrong": wrong}, tables)
    return tables


def _said(made: Made, wanted: Sequence[str]) -> tuple[Problem, ...]:
    return tuple(problem for state in wanted for problem in made.wrong.get(state, ()))


def _problems(said: Mapping[str, Any]) -> dict[str, tuple[Problem, ...]]:
    return {state: tuple(Problem(*one) for one in each) for state, each in said.items()}


def pack(tables: Tables) -> bytes:
    """The tables as bytes that ``unpack`` reads, without any stems."""
    bundle = io.BytesIO()
    problems = [astuple(problem) for problem in tables.problems]
    names = [document.id for document in tables.documents]
    container.write(bundle, {"problems": problems, "names": names}, _arrays(tables))
    return bundle.getvalue()


def unpack(bundle: bytes) -> Tables:
    """The tables that ``pack`` wrote; raises ValueError on what is damaged, and runs nothing."""
    try:
        head, arrays = container.read(bundle)
        tables = _tables(arrays, lambda _: head["names"])
        return replace(tables, problems=tuple(Problem(*said) for said in head["problems"]))
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


def _load(file: Path, key: str) -> tuple[Tables, dict[str, Any]] | None:
    try:
        head, arrays = container.open_file(file)
        return (_tables(arrays), head) if head["key"] == key else None
    except FileNotFoundError:
        return None
    except _DAMAGE as error:
        _log.warning("the saved index %s is damaged (%s); building it anew", file, error)
        return None


def _save(file: Path, head: Mapping[str, Any], tables: Tables) -> None:
    try:
        with replacing(file) as stream:
            container.write(stream, head, _arrays(tables))
    except OSError as error:
        _log.warning("cannot save the index in %s (%s); it will be built each time", file, error)


def _naming(found: Pieces) -> Naming:
    """What tells each document's name from the others', by the files that they are of."""
    paths = [Path(state.split(" ", 1)[1]) for state in found.files]
    return partial(_apart, paths)


def _apart(paths: Sequence[Path], names: Sequence[str]) -> list[str]:
    return told_apart(list(zip(paths, names, strict=True)))


def _tables(arrays: Mapping[str, Array], naming: Naming | None = None) -> Tables:
    found: Pieces = unpacked(arrays)
    postings: dict[str, Any] = {
        n: Postings(*(arrays[f"{n} {part}"] for part in _PARTS)) for n in _POSTINGS
    }
    owners = arrays["sentence_passage"]
    documents = documents_of(found.saved, naming or _naming(found))
    return Tables(documents, found, sentence_passage=owners, **postings)


def _arrays(tables: Tables) -> dict[str, Array]:
    arrays = packed(tables.pieces)
    arrays["sentence_passage"] = tables.sentence_passage
    for name in _POSTINGS:
        postings = getattr(tables, name)
        arrays.update({f"{name} {part}": getattr(postings, part) for part in _PARTS})
    return arrays
