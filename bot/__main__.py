"""The command line: builds what a command needs and hands over."""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot import __version__
from bot.config import Settings, load
from bot.errors import BotError, ConfigError

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.answering.assistant import Assistant

_FOUND, _NOT_FOUND, _BAD = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 nothing found, 2 bad usage."""
    # Before numpy is loaded: in the small products of one question its threads only spin (on
    # Telegram 105 ms of processor a reply instead of 25); what is large is shared out in
    # bot/search/meaning.py.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    options = command_line().parse_args(arguments)
    command: Callable[[argparse.Namespace, Settings], int] = options.command
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        settings = _settings(options)
        logging.basicConfig(level=settings.log_level, format="%(levelname)s: %(message)s")
        for text in settings.misspelt:
            logging.warning(text)
        return command(options, settings)
    except BotError as error:
        print(f"peelbot: {error}", file=sys.stderr)
        return _BAD
    except BrokenPipeError:
        sys.stderr.close()
        return _FOUND
    except KeyboardInterrupt:
        return 130


def _settings(options: argparse.Namespace) -> Settings:
    settings = load()
    if options.corpus:
        settings = replace(settings, corpus=Path(options.corpus))
    return settings


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    if options.batch is not None:
        return _ask_batch(options, settings)
    if not (options.question or "").strip():
        raise ConfigError('write a question: peelbot ask "what is the workforce grading?"')
    assistant = _opened(settings)
    started = time.perf_counter()
    answer = assistant.answer(options.question)
    _print_answer(answer, (time.perf_counter() - started) * 1000, options.json)
    if assistant.meaning:
        assistant.meaning.save()
    return _NOT_FOUND if answer.status == "not_found" else _FOUND


def _opened(settings: Settings) -> Assistant:
    """The assistant over the reports that can be read."""
    from bot.answering.assistant import open_assistant
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


def _ask_batch(options: argparse.Namespace, settings: Settings) -> int:
    if options.question:
        raise ConfigError("give a question or --batch, not both")
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


def _console(_: argparse.Namespace, settings: Settings) -> int:
    from bot.answering.live import Live
    from bot.console.session import run
    from bot.render.complaints import complain
    from bot.render.progress import reading_bar

    with reading_bar() as told:
        live = Live.open(settings, told)
    complain(live.current.problems)
    with live.watching():
        return run(live.current, settings, lambda: live.current)


def _telegram(options: argparse.Namespace, settings: Settings) -> int:
    from bot.chat import run

    return run.check(settings) if options.check else run.run(settings)


def _stats(_: argparse.Namespace, settings: Settings) -> int:
    from bot.chat.memory import statistics
    from bot.chat.run import CHATS

    print(statistics.summary(settings.state / CHATS, time.time()))
    return _FOUND


def _feedback(options: argparse.Namespace, settings: Settings) -> int:
    from bot.chat.memory import votes
    from bot.chat.run import CHATS

    for line in votes.export(settings.state / CHATS, disliked=options.disliked):
        print(line)
    return _FOUND


def _corpus(options: argparse.Namespace, settings: Settings) -> int:
    from bot.curation import commands

    return commands.run(options, settings.corpus)


def _eval(options: argparse.Namespace, settings: Settings) -> int:
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


def _completion(options: argparse.Namespace, _: Settings) -> int:
    from bot import completion

    print(completion.script(command_line(), options.shell))
    return _FOUND


def command_line() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="peelbot",
        description="Answers questions about inspection reports in the reports' own words. "
        "Without a command it starts the console.",
    )
    parser.add_argument("--version", action="version", version=f"peelbot {__version__}")
    parser.set_defaults(command=_console, corpus=None)
    commands = parser.add_subparsers(metavar="COMMAND")
    _add_ask(commands)
    _add(commands, "console", _console, "ask at a prompt, or one question a line from a pipe")
    telegram = _add(commands, "telegram", _telegram, "run the Telegram bot")
    telegram.add_argument("--check", action="store_true", help="only check that all is set right")
    _add(commands, "stats", _stats, "count what was asked on Telegram and how it was answered")
    _add_feedback(commands)
    _add_corpus(commands)
    _add_eval(commands)
    completion = _add(commands, "completion", _completion, "print what lets a shell complete this")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    return parser


Commands = argparse._SubParsersAction  # argparse gives the type no public name


def _add(
    commands: Commands[argparse.ArgumentParser],
    name: str,
    command: Callable[[argparse.Namespace, Settings], int],
    help_text: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_text, description=help_text.capitalize() + ".")
    parser.add_argument("--corpus", metavar="DIR", help="folder of reports (PEELBOT_CORPUS)")
    parser.set_defaults(command=command)
    return parser


def _add_ask(commands: Commands[argparse.ArgumentParser]) -> None:
    ask = _add(commands, "ask", _ask, "answer one question, or a file of them")
    ask.add_argument("question", nargs="?", metavar="QUESTION", help="in plain English")
    ask.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    ask.add_argument(
        "--batch",
        metavar="FILE",
        help="answer one JSON object a line, {question, history}; - reads standard input",
    )


def _add_feedback(commands: Commands[argparse.ArgumentParser]) -> None:
    feedback = _add(commands, "feedback", _feedback, "print the votes on answers as JSON lines")
    feedback.add_argument("action", choices=("export",))
    feedback.add_argument(
        "--disliked",
        action="store_true",
        help="the answers not liked, to be labelled, instead of the liked ones",
    )


def _add_corpus(commands: Commands[argparse.ArgumentParser]) -> None:
    help_text = "look after the folder of reports: list, check, show, add, remove"
    parser = commands.add_parser("corpus", help=help_text, description=help_text + ".")
    actions = parser.add_subparsers(metavar="ACTION", dest="action", required=True)
    _add(actions, "list", _corpus, "list the reports")
    _add(actions, "check", _corpus, "read all files and say what needs mending")
    for name, help_text in (
        ("show", "say what was read and what could not be found"),
        ("text", "print the text that quotes slice"),
    ):
        one = _add(actions, name, _corpus, help_text)
        one.add_argument("report", nargs="?", metavar="REPORT", help="its name in list, or a file")
    adding = _add(actions, "add", _corpus, "copy reports into the folder")
    adding.add_argument("sources", nargs="*", metavar="FILE", help="a file, a folder, or -")
    adding.add_argument("--name", metavar="NAME", help="the file's name in the folder")
    adding.add_argument("--replace", action="store_true", help="take the new one for an old one")
    removing = _add(actions, "remove", _corpus, "delete reports and what the manifest says of them")
    removing.add_argument("reports", nargs="*", metavar="REPORT", help="their names in list")


def _add_eval(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "eval", _eval, "measure the answers on labelled questions")
    parser.add_argument("files", nargs="+", metavar="FILE", help="questions; a folder for beir")
    parser.add_argument("--format", choices=("questions", "squad", "beir"), default="questions")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--failures", action="store_true", help="list each question that failed")
    parser.add_argument("--pooled", action="store_true", help="squad: search all articles at once")
    parser.add_argument("--plot", metavar="PNG", help="draw the figures (needs peelbot[plot])")


if __name__ == "__main__":
    sys.exit(main())
