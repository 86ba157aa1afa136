from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.chat.inbox.lock import lock
from bot.errors import StateError


def test_a_second_bot_in_a_folder_is_told_of_the_first(tmp_path: Path) -> None:
    with lock(tmp_path / "state"):
        with (
            pytest.raises(StateError, match=rf"\(process {os.getpid()}\).*PEELBOT_STATE"),
            lock(tmp_path / "state"),
        ):
            pass
        with lock(tmp_path / "other"):
            pass
    with lock(tmp_path / "state"):
        pass


def test_a_killed_bot_leaves_no_lock_behind(tmp_path: Path) -> None:
    hold = "import sys, time; from pathlib import Path; from bot.chat.inbox.lock import lock\n"
    hold += "with lock(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    command = [sys.executable, "-c", hold, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StateError, match=f"process {holder.pid}"), lock(tmp_path):
            pass
        holder.kill()
        holder.wait()
    with lock(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_named_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    folder = tmp_path / "file" / "state"
    with pytest.raises(StateError, match=re.escape(f"cannot write to {folder}")), lock(folder):
        pass
