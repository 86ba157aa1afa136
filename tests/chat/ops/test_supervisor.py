from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from bot.chat.ops.supervisor import ALIVE, READY, Supervisor

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs Unix sockets")


def heard(address: str, *lines: str) -> str:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(address.replace("@", "\0", 1))
        systemd.settimeout(5)
        Supervisor({"NOTIFY_SOCKET": address}).tell(*lines)
        return systemd.recv(1000).decode()


def test_it_is_told_at_the_address_in_the_environment(tmp_path: Path) -> None:
    assert heard(str(tmp_path / "notify"), READY, "STATUS=answering") == "READY=1\nSTATUS=answering"


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has such sockets")
def test_an_address_outside_of_the_file_system_is_written_with_an_at(tmp_path: Path) -> None:
    assert heard(f"@{tmp_path.name}-peelbot", ALIVE) == "WATCHDOG=1"


def test_where_nobody_listens_nothing_happens(tmp_path: Path) -> None:
    Supervisor({}).tell(READY)
    Supervisor({"NOTIFY_SOCKET": str(tmp_path / "none")}).tell(READY)
