"""What one can type at the prompt, and the conversation that the commands look back on."""

from __future__ import annotations

import difflib
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answering.answer import CLOSEST, SHOWN, Answer, Quote
from bot.console import place
from bot.console.sources import sources
from bot.console.tables import Tables
from bot.console.turns import recent
from bot.console.welcome import to_try
from bot.errors import BotError
from bot.render import verdicts
from bot.render.notice import Line, Page, Part, line, sentence
from bot.render.sheet import Sheet
from bot.reports.document import Document
from bot.reports.named import named
from bot.verification.asked import asked
from bot.verification.checker import Checker

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant
    from bot.config import Settings

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to show, its quotes numbered from ``first``."""

    answer: Answer
    first: int = 1


@dataclass(frozen=True, slots=True)
class Around:
    """A quote to show within the text around it."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class Leave:
    """The person wants to go."""


Reply = Answered | Around | Page | Sheet | Leave


class Talk:
    """One conversation at the prompt: the questions so far and the quotes last shown."""

    def __init__(
        self,
        assistant: Assistant,
        settings: Settings,
        newest: Callable[[], Assistant] | None = None,
    ) -> None:
        """``newest`` gives the assistant over the reports as they are at the next line."""
        self.assistant = assistant
        self._newest = newest
        self.settings = settings
        self.tables = Tables()
        self.shown: tuple[Quote, ...] = ()
        self._last: Answer | None = None
        self._turns: list[tuple[float, str]] = []
        self.checker_over = lru_cache(maxsize=1)(Checker)

    def renew(self) -> None:
        """Answers from now on with the newest assistant."""
        self.assistant = self._newest() if self._newest else self.assistant

    def ask(self, question: str, now: float) -> Answered:
        """The answer, in the light of the questions asked within ``MEMORY`` seconds of ``now``."""
        question = self._chosen(question)
        self.tables.close()
        self._turns = recent(self._turns, now)
        answer = self.assistant.answer(question, [earlier for _, earlier in self._turns])
        self._turns.append((now, question))
        return self.keep(answer)

    def _chosen(self, typed: str) -> str:
        """The question that a number stands for where the last answer asked back."""
        choices = self._last.choices if self._last else ()
        number = typed.strip(" .)")
        if number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= len(choices):
            return choices[int(number) - 1].question
        return typed

    def keep(self, answer: Answer) -> Answered:
        """The answer, remembered as the one that /more and /context are about."""
        self._last, self.shown = answer, answer.quotes
        return Answered(answer)

    def more(self) -> Answered | None:
        """The next quotes for the last answer, numbered on; None when all have been shown."""
        if self._last is None or not self._last.more:
            return None
        batch, rest = self._last.more[:SHOWN], self._last.more[SHOWN:]
        self._last = replace(self._last, more=rest)
        first = len(self.shown) + 1
        self.shown += batch
        short = CLOSEST if self._last.status == "related" else ""
        return Answered(replace(self._last, short=short, rows=(), notes=(), quotes=batch), first)

    @property
    def waiting(self) -> int:
        """How many quotes /more has left."""
        return len(self._last.more) if self._last else 0

    def forget(self) -> None:
        """Starts afresh."""
        self.shown, self._last, self._turns = (), None, []
        self.tables.close()


@dataclass(frozen=True, slots=True)
class Command:
    """A command, what may follow it, and what it does."""

    name: str
    argument: str
    about: str
    run: Callable[[Talk, str], Reply]

    @property
    def usage(self) -> str:
        """The command as it is typed."""
        return f"{self.name} {self.argument}".strip()


def reply(talk: Talk, text: str) -> Reply:
    """The reply to a line; what goes wrong becomes one sentence."""
    try:
        return respond(talk, text, time.time())
    except BotError as error:
        return sentence(str(error))
    except Exception as error:
        # The last guard before a person: the details go to the log, not onto the screen.
        _log.debug("no reply", exc_info=True)
        return sentence(f"That could not be answered ({type(error).__name__}). Try other words.")


def respond(talk: Talk, text: str, now: float) -> Reply:
    """The reply to a command or a question; ``now`` is in seconds."""
    text = text.strip()
    talk.renew()
    if text.lower() in ("quit", "exit"):
        return Leave()
    if not text.startswith("/"):
        return talk.ask(text, now)
    name, _, argument = text.partition(" ")
    command = COMMANDS.get(name.lower())
    return command.run(talk, argument.strip()) if command else _unknown(name)


def _unknown(name: str) -> Page:
    near = difflib.get_close_matches(name.lower(), COMMANDS, n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]}?" if near else ""
    return sentence(f"There is no command {name[:40]}.{hint} /help lists them all.")


def _more(talk: Talk, _: str) -> Reply:
    rows = talk.tables.more()
    if rows:
        return rows
    if not talk.shown:
        return sentence("There are no quotes yet. Ask a question first.")
    return talk.more() or sentence("There are no more quotes for this question.")


def _context(talk: Talk, argument: str) -> Reply:
    quote = _quote(talk, "context", argument)
    return quote if isinstance(quote, Page) else Around(quote)


def _page(talk: Talk, argument: str) -> Reply:
    quote = _quote(talk, "page", argument)
    if isinstance(quote, Page):
        return quote
    return sentence(place.shown(quote, talk.assistant, talk.settings))


def _quote(talk: Talk, command: str, argument: str) -> Quote | Page:
    """The quote of a number, the first one without, or why there is none."""
    count = len(talk.shown)
    if not count:
        return sentence("There is no quote to show. Ask a question first.")
    number = argument or "1"
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= count):
        one = f"There is one quote: /{command} 1."
        which = one if count == 1 else f"Quotes run from 1 to {count}."
        return sentence(f"There is no quote {number[:40]}. {which}")
    return talk.shown[int(number) - 1]


def _table(talk: Talk, argument: str) -> Reply:
    if not argument:
        return sentence("Write a question after it: /table what is the overall grade?")
    return talk.tables.open(talk.assistant, argument)


def _sections(talk: Talk, argument: str) -> Reply:
    lines: list[Line] = []
    for document in _chosen(talk, argument):
        lines.append(line(document.title, "strong"))
        depth: list[int] = []
        for section in document.sections:
            depth.append(0 if section.parent is None else depth[section.parent] + 1)
            heading = document.span(section.heading).text
            if heading != document.title:
                lines.append(line(heading, "normal", 2 + 2 * depth[-1]))
    return Page(tuple(lines)) if lines else _no_report(argument)


def _gradings(talk: Talk, argument: str) -> Reply:
    chosen = _chosen(talk, argument)
    return talk.keep(talk.assistant.gradings(chosen)) if chosen else _no_report(argument)


def _areas(talk: Talk, argument: str) -> Reply:
    chosen = _chosen(talk, argument)
    return talk.keep(talk.assistant.areas(chosen)) if chosen else _no_report(argument)


def _source(talk: Talk, argument: str) -> Reply:
    return sources(_chosen(talk, argument), talk.settings.corpus) or _no_report(argument)


def _verify(talk: Talk, argument: str) -> Reply:
    quote, reports = asked(argument, talk.assistant.documents)
    return verdicts.page(talk.checker_over(talk.assistant.ranker.index).check(quote, reports))


def _forget(talk: Talk, _: str) -> Reply:
    talk.forget()
    return sentence("Forgotten. The next question starts afresh.")


def _help(talk: Talk, _: str) -> Reply:
    width = max(len(command.usage) for command in COMMANDS.values())
    lines = [line("Ask about the reports in plain English, or type a command:", "quiet")]
    lines += [
        Line((Part(command.about),), 2, Part(f"{command.usage:<{width}}  ", "strong"))
        for command in COMMANDS.values()
    ]
    lines += to_try(talk.assistant)
    return Page(tuple(lines))


def _quit(_talk: Talk, _: str) -> Reply:
    return Leave()


def _chosen(talk: Talk, argument: str) -> tuple[Document, ...]:
    return named(talk.assistant.documents, argument)


def _no_report(argument: str) -> Page:
    return sentence(f"No loaded report is called “{argument[:60]}”. /source lists them.")


COMMANDS: Mapping[str, Command] = {
    command.name: command
    for command in (
        Command("/more", "", "the next quotes for the last question", _more),
        Command("/context", "[number]", "a quote with the text around it", _context),
        Command("/page", "[number]", "a quote marked on its page, as a file", _page),
        Command("/gradings", "[report]", "every grading", _gradings),
        Command("/areas", "[report]", "every area for improvement", _areas),
        Command("/sections", "[report]", "the headings of the reports", _sections),
        Command("/source", "[report]", "where the reports come from", _source),
        Command("/verify", "“words” [report]", "whether a quotation is word for word", _verify),
        Command("/table", "question", "what each report answers by itself", _table),
        Command("/forget", "", "start afresh, without the earlier questions", _forget),
        Command("/help", "", "this list", _help),
        Command("/quit", "", "leave", _quit),
    )
}
"""By name, in the order of /help."""
