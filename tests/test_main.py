"""The command line, run as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import BARSET, ROOT
from tests.reports.formats.paper import Set, pdf, prose


class Shell:
    """Runs peelbot in a folder of its own with a corpus of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.corpus = folder / "reports"
        self.corpus.mkdir()
        (self.corpus / "barset.txt").write_text(BARSET, encoding="utf-8")

    def run(self, *arguments: str, stdin: str = "", **environment: str) -> tuple[int, str, str]:
        own = {"PEELBOT_CORPUS": str(self.corpus), "PEELBOT_STATE": str(self.folder / "state")}
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=stdin.encode(),
            capture_output=True,
            cwd=self.folder,
            env={**os.environ, **own, **environment},
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_ask_prints_the_short_answer_first(shell: Shell) -> None:
    status, out, err = shell.run("ask", "what is the overall grade?")
    assert (status, out.splitlines()[0], err) == (0, "Good", "")


def test_ask_json_is_the_contracts_object_and_slices_the_text(shell: Shell) -> None:
    status, out, _ = shell.run("ask", "--json", "how much did the radios cost?")
    answer = json.loads(out)
    assert status == 0
    assert list(answer) == [
        *("question", "status", "answer", "grade", "quotes", "choices", "elapsed_ms")
    ]
    quote = answer["quotes"][0]
    assert list(quote) == [
        "text", "document", "title", "section", "page", "start", "end", "score", "address",
    ]  # fmt: skip
    _, text, _ = shell.run("corpus", "text", quote["document"])
    assert text[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize(("name", "written"), [("quote.html", "quote.html"), ("q", "q.html")])
def test_ask_writes_the_first_quote_in_its_place_beside_the_answer(
    shell: Shell, name: str, written: str
) -> None:
    asked = ("ask", "how much did the radios cost?")
    _, answer, _ = shell.run(*asked)
    status, out, err = shell.run(*asked, "--page", name)
    assert (status, out) == (0, answer)
    assert err == f"{written}: the report’s text, the quote marked.\n"
    assert "new radios.</mark>" in (shell.folder / written).read_text(encoding="utf-8")


def test_ask_writes_the_picture_of_a_pdfs_page(shell: Shell) -> None:
    raw = pdf([Set("Loam", 72, 72, 16, bold=True), *prose("The force has 9 canals.", y=100)])
    (shell.corpus / "loam.pdf").write_bytes(raw)
    status, _, err = shell.run("ask", "how many canals has the force?", "--page", "quote.jpg")
    assert (status, err) == (0, "quote.jpg: page 1, the quote marked.\n")
    assert (shell.folder / "quote.jpg").read_bytes().startswith(b"\xff\xd8")


def test_ask_writes_no_page_without_a_quote(shell: Shell) -> None:
    status, _, err = shell.run("ask", "who is the president of Peru?", "--page", "quote.jpg")
    assert (status, err) == (1, "There is no quote, so no page was written.\n")
    assert not list(shell.folder.glob("quote*"))


def test_not_found_is_status_1(shell: Shell) -> None:
    status, out, _ = shell.run("ask", "what is the capital of Chile?")
    assert status == 1
    assert out.startswith("The report does not say")


def test_a_batch_answers_line_by_line_with_history(shell: Shell) -> None:
    requests = [
        {"question": "what grade for investigating crime?", "history": []},
        {"question": "why?", "history": ["what grade for investigating crime?"]},
        {"question": ""},
    ]
    status, out, _ = shell.run("ask", "--batch", "-", stdin="\n".join(map(json.dumps, requests)))
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [a["question"] for a in answers] == [r["question"] for r in requests]
    assert [a["status"] for a in answers] == ["answered", "answered", "smalltalk"]
    assert "too many cases" in answers[1]["quotes"][0]["text"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "complaint"),
    [
        (("ask",), "", "write a question"),
        (("ask", "  "), "", "write a question"),
        (("ask", "x", "--batch", "-"), "", "not both"),
        (("ask", "--page", "q.jpg", "--batch", "-"), "", "not both"),
        (("ask", "x", "--page", "."), "", "--page . is a folder"),
        (("ask", "x", "--page", "none/q.jpg"), "", "there is no folder none"),
        (("ask", "--batch", "none.jsonl"), "", "none.jsonl"),
        (("ask", "--batch", "-"), "nonsense\n", "line 1"),
        (("ask", "--batch", "-"), '{"question": "grade?"}\n{"question": 3}\n', "line 2"),
        (("ask", "x", "--corpus", "nowhere"), "", "nowhere"),
        (("corpus", "text", "none"), "", "there are barset"),
        (("corpus", "text"), "", "name a report"),
        (("frobnicate",), "", "frobnicate"),
    ],
)
def test_bad_usage_is_status_2_and_one_clear_line(
    shell: Shell, arguments: tuple[str, ...], stdin: str, complaint: str
) -> None:
    status, _, err = shell.run(*arguments, stdin=stdin)
    assert status == 2
    assert complaint in err
    assert "Traceback" not in err


def test_a_bad_setting_is_named(shell: Shell) -> None:
    status, _, err = shell.run("ask", "x", PEELBOT_LOG_LEVEL="LOUD")
    assert (status, "PEELBOT_LOG_LEVEL" in err) == (2, True)


def test_an_unreadable_report_is_named_and_the_others_answer(shell: Shell) -> None:
    (shell.corpus / "broken.txt").write_bytes(b"\0\1\2")
    for _ in ("read", "saved"):
        status, out, err = shell.run("ask", "what is the overall grade?")
        assert (status, out.splitlines()[0]) == (0, "Good")
        assert err == (
            "peelbot: cannot read broken.txt: it holds binary data, not text. "
            "Save the report as UTF-8 text.\n"
        )


def test_without_any_readable_report_it_stops(shell: Shell) -> None:
    (shell.corpus / "barset.txt").write_bytes(b"\0\1\2")
    status, _, err = shell.run("ask", "x")
    assert status == 2
    assert "cannot read barset.txt: it holds binary data" in err


def test_a_misspelt_setting_is_told(shell: Shell) -> None:
    _, _, err = shell.run("corpus", "list", PEELBOT_CORPS="x")
    assert err == "WARNING: PEELBOT_CORPS is no setting; did you mean PEELBOT_CORPUS?\n"


def test_a_state_folder_that_cannot_be_written_still_answers(shell: Shell) -> None:
    (shell.folder / "in-the-way").write_text("")
    state = str(shell.folder / "in-the-way" / "state")
    status, out, err = shell.run("ask", "what is the overall grade?", PEELBOT_STATE=state)
    assert (status, out.splitlines()[0]) == (0, "Good")
    assert "cannot save the index" in err


def test_piped_questions_are_answered_in_plain_text(shell: Shell) -> None:
    status, out, _ = shell.run(
        stdin="what is the overall grade?\n\nhow much did the radios cost?\n"
    )
    assert status == 0
    assert "Good" in out
    assert "£4.5m" in out
    assert "\x1b" not in out


def test_corpus_list_names_each_report(shell: Shell) -> None:
    assert shell.run("corpus", "list")[:2] == (0, "barset\tBarset PEEL 2016\n")


def test_export_writes_a_site_and_citations_lead_to_it(shell: Shell) -> None:
    status, out, err = shell.run("export", "site")
    assert (status, out, err) == (0, "1 report written; open site/index.html\n", "")
    site = "https://read.example/reports"
    asked = ("ask", "--json", "how much did the radios cost?")
    _, out, _ = shell.run(*asked, PEELBOT_READING_URL=site)
    page, _, place = json.loads(out)["quotes"][0]["address"].partition("#")
    assert page == f"{site}/barset.html"
    html = (shell.folder / "site" / "barset.html").read_text(encoding="utf-8")
    assert f'<span id="{place}">It spent £4.5m on new radios.</span>' in html


def test_export_to_a_file_is_refused(shell: Shell) -> None:
    (shell.folder / "site").write_text("mine", encoding="utf-8")
    status, out, err = shell.run("export", "site")
    assert (status, out) == (2, "")
    assert err == "peelbot: site: a file is in the way; name a folder to export to.\n"


def test_the_shipped_corpus_answers(shell: Shell) -> None:
    shipped = str(ROOT / "corpus")
    status, out, _ = shell.run(
        "ask", "what is the workforce grading?", "--json", PEELBOT_CORPUS=shipped
    )
    assert status == 0
    assert json.loads(out)["grade"] == "Requires improvement"
