"""How soon /healthz answers while other clients hold connections open and send next to nothing.

    python -m benchmarks.slow_clients [--connections N] [--seconds S]

Starts a bot on 127.0.0.1, opens that many connections to the port of its health page (256 at most),
each of which sends a byte of a request now and then, and asks for /healthz ten times a second
meanwhile, at most 30 s long. A connection that is closed is opened again.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.chat.process import BotProcess, free_port, get, wait_until
from tests.chat.server.wire import BotApiServer

_ASKED_EVERY = 0.1
_BYTE_EVERY = 0.5
_PATIENCE = 5.0
"""Seconds after which an answer is taken to have failed."""


def main() -> int:
    """0 where every question for the health was answered."""
    options = _options()
    port = free_port()
    environment = {"PEELBOT_METRICS_PORT": str(port)}
    with (
        BotApiServer() as server,
        tempfile.TemporaryDirectory() as folder,
        BotProcess(server, Path(folder) / "state", environment=environment) as bot,
    ):
        wait_until(lambda: get(port, "/healthz")[0] == 200)
        alone = asyncio.run(_measured(port, 0, min(options.seconds, 3.0)))
        beside = asyncio.run(_measured(port, options.connections, options.seconds))
        bot.stop()
    print(f"alone: {_told(alone)}")
    print(f"beside {options.connections} slow connections: {_told(beside)}")
    return 1 if None in beside else 0


async def _measured(port: int, connections: int, seconds: float) -> list[float | None]:
    """The seconds that each answer took, None for each that failed."""
    slow = [asyncio.create_task(_dribble(port)) for _ in range(connections)]
    await asyncio.sleep(1.0)
    until = time.monotonic() + seconds
    taken = []
    while time.monotonic() < until:
        taken.append(await _asked(port))
        await asyncio.sleep(_ASKED_EVERY)
    for task in slow:
        task.cancel()
    await asyncio.gather(*slow, return_exceptions=True)
    return taken


async def _dribble(port: int) -> None:
    while True:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        with suppress(OSError):
            writer.write(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            while not reader.at_eof():
                writer.write(b"a")
                await writer.drain()
                await asyncio.sleep(_BYTE_EVERY)
        writer.close()


async def _asked(port: int) -> float | None:
    began = time.monotonic()
    with suppress(OSError, asyncio.TimeoutError):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        try:
            answer = await asyncio.wait_for(reader.read(), _PATIENCE)
        finally:
            writer.close()
        if answer.startswith(b"HTTP/1.1 200 "):
            return time.monotonic() - began
    return None


def _told(taken: list[float | None]) -> str:
    good = [1000 * seconds for seconds in taken if seconds is not None]
    if not good:
        return f"0 of {len(taken)} answered"
    times = f"median {statistics.median(good):.1f} ms, longest {max(good):.1f} ms"
    return f"{len(good)} of {len(taken)} answered, {times}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--connections", type=int, default=128, choices=range(257), metavar="N")
    parser.add_argument("--seconds", type=float, default=10.0)
    options = parser.parse_args()
    options.seconds = min(options.seconds, 30.0)
    return options


if __name__ == "__main__":
    sys.exit(main())
