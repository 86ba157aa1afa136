"""The Model Context Protocol on standard input and output, by the official SDK.

While it serves, the SDK turns whatever else is printed to standard error.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from functools import wraps
from threading import Thread
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from bot import __version__
from bot.answering.assistant import Assistant
from bot.answering.live import Live
from bot.config import Settings
from bot.errors import BotError
from bot.mcp.tools import Tools

_log = logging.getLogger(__name__)

INSTRUCTIONS = (
    "Peelbot answers from the official inspection reports that are loaded, in their own words. "
    "Every quotation is sliced from a report; quote it unchanged, with its citation and code. "
    "Where a report does not say something, say so."
)


def serve(settings: Settings) -> None:
    """Answers until standard input ends; the reports are read meanwhile, in the background."""
    reading: Future[Live] = Future()
    with ExitStack() as stack:
        Thread(target=_read, args=(settings, reading, stack), daemon=True).start()
        server(Tools(lambda: _current(reading))).run("stdio")


def server(tools: Tools) -> MCPServer:
    """A server of all tools, each of which only reads."""
    made: MCPServer = MCPServer(
        "peelbot", version=__version__, instructions=INSTRUCTIONS, log_level="WARNING"
    )
    reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    for tool in (tools.find, tools.read, tools.grades, tools.cite, tools.verify):
        made.add_tool(_told(tool), annotations=reads)
    return made


def _read(settings: Settings, reading: Future[Live], stack: ExitStack) -> None:
    try:
        live = Live.open(settings)
        for problem in live.current.problems:
            _log.warning(str(problem))
        stack.enter_context(live.watching())
        reading.set_result(live)
    except BaseException as error:
        _log.error("the reports cannot be read: %s", error)
        reading.set_exception(error)


def _current(reading: Future[Live]) -> Assistant:
    return reading.result().current


def _told(tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """The tool, whose errors that a caller can mend are told in their own words."""

    @wraps(tool)
    def run(*args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            return tool(*args, **kwargs)
        except BotError as error:
            raise ToolError(str(error)) from error

    return run
