"""The prompt on a terminal: line editing, completion, history and colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document as Typed
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import is_dumb_terminal
from rich.text import Text

from bot.answering.assistant import Assistant
from bot.console.commands import COMMANDS, Answered, Around, Leave, Talk, reply
from bot.console.welcome import welcome
from bot.render import columns, pretty
from bot.render.notice import Page, line
from bot.render.screen import open_screen
from bot.render.sheet import Sheet
from bot.render.visible import visible

HISTORY = "console_history"
_BAR = 24
"""Characters."""
_KEPT = 1_000
"""Characters up to which a question is kept in the history file."""
_ECHOED = 400
"""Characters of a question that stay on the screen above its answer."""
# On the terminal's own ground, so that light and dark themes both stay readable.
_STYLE = Style.from_dict(
    {
        "mark": "ansicyan bold",
        "bottom-toolbar": "noreverse",
        "placeholder": "ansibrightblack italic",
        "auto-suggestion": "ansibrightblack",
        "completion-menu": "bg:default fg:default noreverse",
        "completion-menu.completion": "bg:default fg:default",
        "completion-menu.completion.current": "bg:default fg:default reverse",
        "completion-menu.meta.completion": "bg:default fg:default",
        "completion-menu.meta.completion.current": "bg:default fg:default bold",
    }
)


def converse(talk: Talk) -> int:
    """The exit status, 0, once the person has left."""
    return _Prompt(talk).run()


def questions(text: str) -> list[str]:
    """What was typed or pasted as single questions.

    Lines that belong together are joined: a question ends with the line that ends in a question
    mark, with a command's line, or with the text.
    """
    found: list[str] = []
    pending: list[str] = []
    for part in filter(None, map(str.strip, text.splitlines())):
        pending.append(part)
        if part.endswith("?") or (len(pending) == 1 and part.startswith("/")):
            found.append(" ".join(pending))
            pending = []
    return [*found, " ".join(pending)] if pending else found


class _Prompt:
    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._screen = open_screen(sys.stdout)
        history, self._notice = _history(talk.settings.state)
        self._mark = "› " if self._screen.encoding.startswith("utf") else "> "
        self._session = _session(talk, history, self._mark)

    def run(self) -> int:
        self._screen.print(pretty.page(welcome(self._talk.assistant)))
        if self._notice:
            self._quietly(self._notice)
        self._screen.print()
        interrupted = False
        while True:
            try:
                stays = self._answer_all(questions(self._session.prompt()))
                interrupted = False
            except KeyboardInterrupt:
                stays = not interrupted or bool(self._session.default_buffer.text)
                interrupted = True
                if stays:
                    self._quietly("Ctrl-C again, or Ctrl-D, leaves.")
            except EOFError:
                stays = False
            if not stays:
                self._quietly("Goodbye.")
                return 0

    def _answer_all(self, asked: list[str]) -> bool:
        """Whether the person stays."""
        try:
            for question in asked:
                if len(asked) > 1 or not is_dumb_terminal():
                    self._screen.print(_echo(self._mark, question))
                answer = reply(self._talk, question)
                if isinstance(answer, Leave):
                    return False
                self._show(answer)
        except KeyboardInterrupt:
            # rich keeps all later text back when it is broken off inside a print.
            self._screen = open_screen(sys.stdout)
            self._quietly("Stopped.")
        return True

    def _show(self, shown: Answered | Around | Page | Sheet) -> None:
        self._screen.print()
        self._screen.print(_rich(shown))
        if isinstance(shown, Answered) and self._talk.waiting:
            self._quietly(f"/more for {self._talk.waiting} more · /context for the text around")
        self._screen.print()

    def _quietly(self, text: str) -> None:
        self._screen.print(pretty.page(Page((line(text, "quiet"),))))


def _rich(shown: Answered | Around | Page | Sheet) -> object:
    if isinstance(shown, Sheet):
        return columns.pretty(shown)
    if isinstance(shown, Answered):
        return pretty.render(shown.answer, shown.first)
    return pretty.context(shown.quote) if isinstance(shown, Around) else pretty.page(shown)


def _echo(mark: str, question: str) -> Text:
    """The question as it stays above its answer, cut where it is very long."""
    cut = question if len(question) <= _ECHOED else f"{question[:_ECHOED]}… "
    size = "" if cut is question else f"({len(question):,} characters)"
    return Text.assemble((mark, "bold cyan"), (visible(cut), "bold"), (size, "dim"))


def _session(talk: Talk, history: History, mark: str) -> PromptSession[str]:
    # The line is erased once it is read and echoed by _echo, so that a pasted book does not
    # scroll by; a dumb terminal cannot erase it. The menu takes its room only while a command
    # is typed.
    plain = bool(os.environ.get("NO_COLOR"))
    return PromptSession(
        FormattedText([("class:mark", mark)]),
        history=history,
        auto_suggest=AutoSuggestFromHistory(),
        completer=_Commands(talk),
        complete_while_typing=Condition(lambda: get_app().current_buffer.text.startswith("/")),
        reserve_space_for_menu=len(COMMANDS),
        bottom_toolbar=lambda: _learning(talk.assistant),
        refresh_interval=0.5,
        placeholder=FormattedText([("class:placeholder", "Ask a question, or /help")]),
        erase_when_done=True,
        style=_STYLE,
        color_depth=ColorDepth.DEPTH_1_BIT if plain else ColorDepth.DEPTH_4_BIT,
    )


def _learning(assistant: Assistant) -> FormattedText | None:
    """A bar of how far the sentences are read for their meaning; None once they all are."""
    meaning = assistant.meaning
    if meaning is None or meaning.complete:
        return None
    done = int(meaning.share * _BAR)
    bar = "━" * done + "─" * (_BAR - done)
    text = f"reading for meaning {bar} {meaning.share:.0%}; ask meanwhile"
    return FormattedText([("class:placeholder", text)])


class _Commands(Completer):
    """Commands with what they do, and the example questions."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def get_completions(
        self, document: Typed, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        typed = document.text_before_cursor
        if typed.startswith("/"):
            yield from _matching_commands(typed)
        elif complete_event.completion_requested:
            for question in self._talk.assistant.examples():
                if question.lower().startswith(typed.lower()):
                    yield Completion(question, -len(typed))


def _matching_commands(typed: str) -> Iterator[Completion]:
    for command in COMMANDS.values():
        if command.name.startswith(typed.lower()):
            yield Completion(
                command.name, -len(typed), display=command.usage, display_meta=command.about
            )


class _Kept(FileHistory):
    """A history file that a full disk or a very long question cannot spoil."""

    def store_string(self, string: str) -> None:
        if len(string) <= _KEPT:
            with suppress(OSError):
                super().store_string(string)


def _history(state: Path) -> tuple[History, str]:
    """The history of earlier runs, or an empty one and a sentence that says why."""
    file = state / HISTORY
    try:
        state.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        with file.open("a+b"):
            return _Kept(str(file)), ""
    except OSError as error:
        return InMemoryHistory(), f"Questions are not kept for next time: {file}: {error.strerror}."
