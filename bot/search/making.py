"""The pieces of a corpus out of those at hand and of the files that are new."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from bot.errors import ReportError
from bot.reports.corpus import Corpus
from bot.search.analysis import Stemmer
from bot.search.pieces import Pieces, joined, pieces

_log = logging.getLogger(__name__)

_CHUNK = 400
"""Reports that are cut at once; of twice as many each time by another process, which takes half a
second to start."""
_CODE = "import sys; sys.path[:] = sys.argv[1:]; from bot.search.making import serve; serve()"

Run = tuple[Pieces, int, int]


def make(
    corpus: Corpus, states: Mapping[str, str], stemmer: Stemmer, known: Pieces | None = None
) -> Pieces:
    """The pieces of a whole corpus, in its order, of which some may be known.

    ``states``: by the name of each file what tells its report from any other state of it. Raises
    ReportError where a new file cannot be read.
    """
    new = _cut(corpus, changed(known, states), states, stemmer)
    places = {state: place for place, state in enumerate(known.files)} if known else {}
    fresh = {state: (part, n) for part in new for n, state in enumerate(part.files)}
    each = (
        (known, places[state]) if known and state in places else fresh[state]
        for state in states.values()
    )
    runs = list(_runs(each))
    return runs[0][0] if _is_whole(runs) else joined(runs)


def changed(known: Pieces | None, states: Mapping[str, str]) -> list[str]:
    """The names of the files whose reports are not known."""
    at_hand = set(known.files) if known else set()
    return [name for name, state in states.items() if state not in at_hand]


def _cut(
    corpus: Corpus, names: Sequence[str], states: Mapping[str, str], stemmer: Stemmer
) -> list[Pieces]:
    """The pieces of some files, in their order, by as many processes as there are cores."""
    wanted = set(names)
    paths = [path for path in corpus.paths if path.name in wanted]
    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]
    cores = os.cpu_count() or 1
    if len(names) < 2 * _CHUNK or cores == 1:
        return [_pieces(corpus, states, chunk, stemmer) for chunk in chunks]
    with ThreadPoolExecutor(cores) as pool:
        return list(pool.map(partial(_apart, corpus, states), chunks))


def _apart(corpus: Corpus, states: Mapping[str, str], paths: Sequence[Path]) -> Pieces:
    """The pieces of some files, cut by a process of its own.

    It is none of multiprocessing's: those begin by running the main module again, which one who
    calls this from a script has to have written for that.
    """
    command = (sys.executable, "-c", _CODE, *sys.path)
    work = pickle.dumps((corpus, {path.name: states[path.name] for path in paths}, paths))
    done = subprocess.run(command, input=work, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        _log.warning("a process that reads reports ended with %d", done.returncode)
        return _pieces(corpus, states, paths, Stemmer())
    found = pickle.loads(done.stdout)
    if isinstance(found, ReportError):
        raise found
    cut: Pieces = found
    return cut


def serve() -> None:
    """Cut the reports that standard input names, and write their pieces, or the error, out."""
    try:
        found: Pieces | ReportError = _pieces(*pickle.load(sys.stdin.buffer), stemmer=Stemmer())
    except ReportError as error:
        found = error
    pickle.dump(found, sys.stdout.buffer)


def _pieces(
    corpus: Corpus, states: Mapping[str, str], paths: Sequence[Path], stemmer: Stemmer
) -> Pieces:
    documents = [corpus.document(path) for path in paths]
    return pieces(documents, stemmer, [states[path.name] for path in paths])


def _runs(places: Iterator[tuple[Pieces, int]]) -> Iterator[Run]:
    """Single documents put together to as few runs of neighbours as they make."""
    run: Run | None = None
    for part, place in places:
        if run and run[0] is part and run[2] == place:
            run = (part, run[1], place + 1)
            continue
        if run:
            yield run
        run = (part, place, place + 1)
    if run:
        yield run


def _is_whole(runs: Sequence[Run]) -> bool:
    return len(runs) == 1 and runs[0][1:] == (0, len(runs[0][0].files))
