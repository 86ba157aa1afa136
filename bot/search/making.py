"""The pieces of a corpus out of those at hand and of the files that are new."""

from __future__ import annotations

import io
import json
import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from functools import partial
from hashlib import blake2b

from bot.reports.corpus import Corpus
from bot.reports.problem import Problem
from bot.reports.readers import Task, Told
from bot.search import container
from bot.search.analysis import Stemmer
from bot.search.packing import packed, unpacked
from bot.search.pieces import Pieces, joined, pieces

_log = logging.getLogger(__name__)

_CHUNK = 400
"""Reports that are cut at once; of twice as many each time by another process, which takes half a
second to start."""
_SECONDS = 900.0
"""After which such a process is given up, and each of its files is read by one of its own."""
_CODE = "import sys; sys.path[:] = sys.argv[1:]; from bot.search.making import serve; serve()"

Run = tuple[Pieces, int, int]
Wrong = Mapping[str, tuple[Problem, ...]]
"""What is wrong with files, by their states."""


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """The pieces of the files that could be read, in order, and what is wrong with any."""

    pieces: Pieces
    wrong: Wrong


def states(corpus: Corpus) -> dict[str, Task]:
    """The files in order, by what tells each from any other state of itself: its name, its
    content, and what the manifest says of it."""
    return {_state(corpus, task): task for task in corpus.files}


def _state(corpus: Corpus, task: Task) -> str:
    entry = json.dumps(corpus.entries.get(task.file.name, {}), sort_keys=True, default=str)
    digest = blake2b(f"{task.digest}\0{entry}".encode(), digest_size=16)
    return f"{digest.hexdigest()} {task.file.name}".replace("\n", " ")


def make(
    corpus: Corpus, stemmer: Stemmer, known: Made | None = None, told: Told | None = None
) -> Made:
    """The pieces of a whole corpus, in its order, of which some may be known.

    Raises ReportError where no file can be read.
    """
    wanted = states(corpus)
    at_hand = {*known.pieces.files, *known.wrong} if known else set[str]()
    new = _cut(corpus, {s: t for s, t in wanted.items() if s not in at_hand}, stemmer, told)
    parts = [*([known] if known else []), *new]
    wrong = {s: said for part in parts for s, said in part.wrong.items() if s in wanted}
    places = {s: (part.pieces, n) for part in parts for n, s in enumerate(part.pieces.files)}
    runs = list(_runs(places[state] for state in wanted if state in places))
    if not runs:
        corpus.nothing([problem for said in wrong.values() for problem in said])
    (first, low, high), whole = runs[0], len(runs) == 1
    same = whole and (low, high) == (0, len(first.files))
    return Made(first if same else joined(runs), wrong)


def _cut(
    corpus: Corpus, files: Mapping[str, Task], stemmer: Stemmer, told: Told | None
) -> list[Made]:
    """The pieces of some files, in their order, by as many processes as there are cores."""
    each = list(files.items())
    cores = os.cpu_count() or 1
    if len(each) < 2 * _CHUNK or cores == 1:
        return [_made(corpus, files, stemmer, told)] if files else []
    chunks = [dict(each[start : start + _CHUNK]) for start in range(0, len(each), _CHUNK)]
    found = []
    with ThreadPoolExecutor(cores) as pool:
        for made in pool.map(partial(_apart, corpus), chunks):
            found.append(made)
            if told:
                done = min(len(found) * _CHUNK, len(each))
                told(each[done - 1][1].file.name, done, len(each))
    return found


def _apart(corpus: Corpus, files: Mapping[str, Task]) -> Made:
    """The pieces of some files, cut by a process of its own, which they may bring down.

    It is none of multiprocessing's: those begin by running the main module again, which one who
    calls this from a script has to have written for that. Nothing that comes back is run.
    """
    command = (sys.executable, "-c", _CODE, *sys.path)
    work = pickle.dumps((corpus, files))
    secret = {k: v for k, v in os.environ.items() if not k.startswith("TELEGRAM_")}
    try:
        done = subprocess.run(
            command,
            input=work,
            env=secret,
            timeout=_SECONDS,
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        head, arrays = container.read(done.stdout)
        wrong = {s: tuple(Problem(*one) for one in said) for s, said in head["wrong"].items()}
        return Made(unpacked(arrays), wrong)
    except (OSError, ValueError, KeyError, TypeError, subprocess.SubprocessError) as error:
        _log.warning("a process that reads reports failed (%s); reading them one by one", error)
        return _made(corpus, files, Stemmer(), processes=1)


def serve() -> None:
    """Cut the reports that standard input names, and write their pieces to standard output."""
    corpus, files = pickle.load(sys.stdin.buffer)
    made = _made(corpus, files, Stemmer(), processes=0)
    wrong = {state: [astuple(one) for one in said] for state, said in made.wrong.items()}
    out = io.BytesIO()
    container.write(out, {"wrong": wrong}, packed(made.pieces))
    sys.stdout.buffer.write(out.getvalue())


def _made(
    corpus: Corpus,
    files: Mapping[str, Task],
    stemmer: Stemmer,
    told: Told | None = None,
    processes: int | None = None,
) -> Made:
    parsed = list(zip(files, corpus.parsed(list(files.values()), told, processes), strict=True))
    whole = [(state, one.document) for state, one in parsed if one.document]
    return Made(
        pieces([document for _, document in whole], stemmer, [state for state, _ in whole]),
        {state: one.problems for state, one in parsed if one.problems},
    )


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
