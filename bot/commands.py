"""What each command does: builds what it needs, hands over, gives the exit status."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot.config import Settings
from bot.errors import ConfigError

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.answering.assistant import Assistant

_FOUND, _NOT_FOUND = 0, 1


def ask(options: argparse.Namespace, settings: Settings) -> int:
    """Prints the answer to a question, or to each of a file; 1 where the reports do not say.

    Raises ConfigError naming what does not fit.
    """
    if options.batch is not None:
        return _ask_batch(options, settings)
    if options.page is not None:
        _require_folder(Path(options.page))
    if not (options.question or "").strip():
        raise ConfigError('write a question: peelbot ask "what is the workforce grading?"')
    assistant = _opened(settings)
    started = time.perf_counter()
    answer = assistant.answer(options.question)
    _print_answer(answer, (time.perf_counter() - started) * 1000, options.json)
    if options.page is not None:
        _write_page(Path(options.page), answer, assistant, settings)
    if assistant.meaning:
        assistant.meaning.save()
    return _NOT_FOUND if answer.status == "not_found" else _FOUND


def _opened(settings: Settings) -> Assistant:
    """The assistant over the reports that can be read."""
    from bot.answering.opening import open_assistant
    from bot.render.complaints import complain
    from bot.render.progress import reading_bar

    with reading_bar() as told:
        assistant = open_assistant(settings, told)
    complain(assistant.problems)
    return assistant


def _print_answer(answer: Answer, elapsed_ms: float, as_json: bool) -> None:
    if as_json:
        from bot.render.jsonl import to_line

        print(to_line(answer, elapsed_ms))
        return
    from bot.render.terminal import show

    show(answer, sys.stdout)


def _require_folder(file: Path) -> None:
    """Raises ConfigError where a file cannot be written, before anything is read."""
    if not file.name or file.is_dir():
        raise ConfigError(f"--page {file} is a folder; give the name of a file to write.")
    if not file.absolute().parent.is_dir():
        raise ConfigError(f"--page {file}: there is no folder {file.parent}; make it first.")


def _write_page(file: Path, answer: Answer, assistant: Assistant, settings: Settings) -> None:
    """Writes the first quote in its place beside the other output, which it leaves as it is."""
    from bot.render.place.drawing import Artist
    from bot.render.place.showing import show
    from bot.render.place.writing import write

    if not answer.quotes:
        print("There is no quote, so no page was written.", file=sys.stderr)
        return
    span = answer.quotes[0].span
    with Artist() as artist:
        sight = show(span, assistant.file_of(span.document, settings.corpus), artist)
    written = write(sight, file)
    print(f"{written}: {sight.said}.", file=sys.stderr)


def _ask_batch(options: argparse.Namespace, settings: Settings) -> int:
    if options.question or options.page is not None:
        given = "a question" if options.question else "--page"
        raise ConfigError(f"give {given} or --batch, not both")
    source = _batch_source(options.batch)
    with source:
        assistant = _opened(settings)
        assistant.learn()
        _answer_lines(assistant, source)
    return _FOUND


def _batch_source(name: str) -> TextIO:
    if name == "-":
        return open(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False)
    try:
        return Path(name).open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise ConfigError(f"cannot read {name}: {error.strerror}.") from error


def _answer_lines(assistant: Assistant, lines: TextIO) -> None:
    from bot.render.jsonl import to_line

    for question, history in _requests(lines):
        started = time.perf_counter()
        answer = assistant.answer(question, history)
        print(to_line(answer, (time.perf_counter() - started) * 1000), flush=True)


def _requests(lines: TextIO) -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            request = json.loads(line)
            question, history = request["question"], request.get("history") or []
        except (ValueError, KeyError, TypeError, AttributeError):
            question, history = None, []
        texts = [question, *history] if isinstance(history, list) else [None]
        if not all(isinstance(text, str) for text in texts):
            raise ConfigError(
                f'line {number} of the batch is not {{"question": "…", "history": ["…"]}}.'
            )
        yield str(question), history


def console(_: argparse.Namespace, settings: Settings) -> int:
    """Asks at a prompt, or answers one question a line from a pipe."""
    from bot.answering.live import Live
    from bot.console.session import run
    from bot.render.complaints import complain
    from bot.render.progress import reading_bar

    with reading_bar() as told:
        live = Live.open(settings, told)
    complain(live.current.problems)
    with live.watching():
        return run(live.current, settings, lambda: live.current)


def telegram(options: argparse.Namespace, settings: Settings) -> int:
    """Runs the Telegram bot, or with ``--check`` says what it lacks."""
    from bot.chat import run

    return run.check(settings) if options.check else run.run(settings)


def stats(_: argparse.Namespace, settings: Settings) -> int:
    """Prints how many questions were asked on Telegram and how they were answered."""
    from bot.chat.memory import statistics
    from bot.chat.run import CHATS

    print(statistics.summary(settings.state / CHATS, time.time()))
    return _FOUND


def feedback(options: argparse.Namespace, settings: Settings) -> int:
    """Prints the votes on answers as JSON lines."""
    from bot.chat.memory import votes
    from bot.chat.run import CHATS

    for line in votes.export(settings.state / CHATS, disliked=options.disliked):
        print(line)
    return _FOUND


def corpus(options: argparse.Namespace, settings: Settings) -> int:
    """Looks after the folder of reports."""
    from bot.curation import commands

    return commands.run(options, settings.corpus)


def verify(options: argparse.Namespace, settings: Settings) -> int:
    """Says whether quotations stand in the reports; 1 where one does not, word for word."""
    from bot.console import verifying
    from bot.verification.checker import Checker

    verifying.fitting(options)
    # Meaning has no say in whether words stand somewhere.
    assistant = _opened(replace(settings, meaning=False))
    return verifying.run(options, Checker(assistant.ranker.index))


def mcp(_: argparse.Namespace, settings: Settings) -> int:
    """Answers other programs by the Model Context Protocol; raises ConfigError without its SDK."""
    try:
        from bot.mcp.server import serve
    except ImportError as error:
        if (error.name or "").split(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise ConfigError("peelbot mcp needs more: pip install 'peelbot[mcp]'") from error
    serve(settings)
    return _FOUND


def export(options: argparse.Namespace, settings: Settings) -> int:
    """Writes every report as a web page, and an index of them, into a folder."""
    from bot.publishing import export
    from bot.render.progress import reading_bar

    with reading_bar() as told:
        export.run(Path(options.folder), settings, told)
    return _FOUND


def table(options: argparse.Namespace, settings: Settings) -> int:
    """Prints or writes a table of questions and reports; 1 where no report answers any."""
    from bot.packs import run

    return run.table(options, _opened(settings))


def brief(options: argparse.Namespace, settings: Settings) -> int:
    """Writes reports in brief as one HTML document."""
    from bot.packs import run

    return run.brief(options, _opened(settings))


def chart(options: argparse.Namespace, settings: Settings) -> int:
    """Draws the grades of the reports; 1 where none gives any."""
    from bot.packs import run

    return run.chart(options, _opened(settings))


def evaluate(options: argparse.Namespace, settings: Settings) -> int:
    """Measures the answers on labelled questions."""
    from bot import evaluation

    return evaluation.run(
        [Path(file) for file in options.files],
        format=options.format,
        settings=settings,
        as_json=options.json,
        failures=options.failures,
        pooled=options.pooled,
        plot=Path(options.plot) if options.plot else None,
    )
