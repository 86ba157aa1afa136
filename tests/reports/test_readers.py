"""Files read in processes of their own give what they give in this one."""

from hashlib import sha256
from pathlib import Path

import pytest

from bot.reports.formats.extract import Extract
from bot.reports.process import Process
from bot.reports.readers import Task, read_all
from tests.reports.formats.paper import Set, pdf


def tasks(folder: Path, **files: bytes) -> list[Task]:
    found = []
    for name, raw in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(raw)
        found.append(Task(path, sha256(raw).hexdigest(), len(raw)))
    return found


@pytest.mark.slow
def test_processes_read_as_this_one_does(tmp_path: Path) -> None:
    given = tasks(
        tmp_path,
        a_txt="Loam\n\nThe “plan” is good.".encode(),
        b_pdf=pdf([Set("A plan.")], [Set("Another plan.")]),
        c_txt=b"x\0y",
    )
    told: list[tuple[str, int, int]] = []
    found = read_all(given, lambda *step: told.append(step), processes=2)
    assert found == read_all(given, processes=0)
    assert [type(one) for one in found] == [Extract, Extract, str]
    assert sorted(done for _, done, _ in told)[-1] == 3
    assert {name for name, _, _ in told} == {"a.txt", "b.pdf", "c.txt"}


@pytest.mark.slow
def test_a_file_that_ends_the_process_is_one_bad_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, pathlib\n"
        "read = pathlib.Path.read_bytes\n"
        "def fall(self):\n"
        "    raw = read(self)\n"
        "    os.abort() if raw.startswith(b'crash') else None\n"
        "    return raw\n"
        "pathlib.Path.read_bytes = fall\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    given = tasks(tmp_path, a_txt=b"crash now", b_txt=b"A plan.", c_txt=b"crash", d_txt=b"A plan.")
    bad, good, worse, well = read_all(given, processes=1)
    assert isinstance(good, Extract) and good == well
    assert bad == worse
    assert str(bad).startswith("it brings down the program that reads it.")


@pytest.mark.slow
def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path, a_txt=b"A plan.")
    with Process(seconds=0.0) as process:
        found = process.read(task.file, task.digest)
    assert str(found).startswith("reading it takes more than")
