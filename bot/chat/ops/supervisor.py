"""Tells systemd that the bot answers, that it is alive, and that it ends.

https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html: datagrams to the socket that
NOTIFY_SOCKET names. Without one nobody listens, and nothing is told.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from contextlib import suppress

READY = "READY=1"
ALIVE = "WATCHDOG=1"
STOPPING = "STOPPING=1"


class Supervisor:
    """The other end of the socket; may be used from many threads."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")

    def tell(self, *lines: str) -> None:
        """Passes assignments on; what cannot be passed on is left, as nothing depends on it."""
        if not self._address or not hasattr(socket, "AF_UNIX"):
            return
        # Linux keeps some sockets outside of the file system; they are written with an @.
        address = self._address
        address = f"\0{address[1:]}" if address.startswith("@") else address
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
            channel.settimeout(1.0)
            channel.sendto("\n".join(lines).encode(), address)
