import json
from pathlib import Path

import pytest

from bot.config import Settings
from bot.errors import ConfigError
from bot.evaluation import run
from tests.evaluation.reports import squad, write_beir, write_json, write_lines

REPORT = """Barset PEEL 2016

How effective is the force at reducing crime?

Published 3 March 2017
Good

Barset Police is good at reducing crime. It spent £4.5m on new radios.

Questions for Effectiveness

How well does the force investigate crime?

Requires improvement

The force has 1,310 officers. It works with Loam Constabulary.
"""
ANSWERED = {"status": "answered"}
LABELS = [
    {"id": "a", "kind": "grade", "q": "What is the overall grade?", "grade": "Good"} | ANSWERED,
    {"id": "b", "kind": "number", "q": "how many officers?", "gold": ["1,310 officers"]} | ANSWERED,
    {"id": "c", "kind": "none", "q": "who won the world cup?", "status": "not_found"},
    {"id": "d", "kind": "none", "q": "hello", "status": "not_found"},
]


def evaluate(files, settings, **options):
    chosen = {"as_json": False, "failures": False, "pooled": False, "plot": None} | options
    return run(files, settings=settings, **chosen)


@pytest.fixture
def labelled(settings: Settings, tmp_path: Path) -> Path:
    (settings.corpus / "barset.txt").write_text(REPORT, encoding="utf-8")
    return write_lines(tmp_path / "labels.jsonl", LABELS)


def test_labelled_questions_are_asked_of_the_loaded_reports(labelled, settings, capsys):
    assert evaluate([labelled], settings, format="questions", failures=True) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("labels.jsonl: 4 questions\n")
    (every,) = (line for line in printed.splitlines() if line.startswith("all  "))
    assert every.split()[1:3] == ["4", "100.0"]
    assert "✗ d (none): hello\n  failed: status\n  wanted: not_found\n" in printed
    assert printed.count("✗") == 1


def test_json_holds_one_value_a_file(labelled, settings, capsys):
    assert evaluate([labelled, labelled], settings, format="questions", as_json=True) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == second
    assert first["kinds"]["all"]["right"]["value"] == 0.75
    assert first["kinds"]["grade"]["grade right"]["value"] == 1.0


def test_squad_goes_through_the_whole_assistant(settings, tmp_path, capsys):
    file = write_json(tmp_path / "set.json", squad(impossible=("Smoke",)))
    assert evaluate([file], settings, format="squad", as_json=True) == 0
    (value,) = json.loads(capsys.readouterr().out)
    shown = value["kinds"]["natural"]["shown right first"]
    assert (shown["value"], shown["n"]) == (1.0, 7)
    assert value["kinds"]["natural"]["rank-bm25 first"]["value"] == 1.0
    assert value["kinds"]["foreign"]["false answers"]["value"] == 0.0
    assert value["kinds"]["near-miss"]["false answers"]["n"] == 1


def test_pooled_searches_all_articles_at_once(settings, tmp_path, capsys):
    file = write_json(tmp_path / "set.json", squad())
    assert evaluate([file], settings, format="squad", pooled=True) == 0
    assert capsys.readouterr().out.startswith("set.json: 8 questions\n")


def test_beir_folders_are_judged_by_document(settings, tmp_path, capsys):
    assert evaluate([write_beir(tmp_path / "bees")], settings, format="beir", as_json=True) == 0
    (value,) = json.loads(capsys.readouterr().out)
    assert value["measures"]["nDCG@10"]["peelbot"] == 1.0
    evaluate([tmp_path / "bees"], settings, format="beir")
    assert capsys.readouterr().out.startswith("bees: 8 queries, 8 documents\n")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"format": "beir", "pooled": True}, "--pooled goes with --format squad"),
        ({"format": "beir", "failures": True}, "--plot and --failures do not go with"),
        ({"format": "squad"}, r"there is no file .*none\.json"),
    ],
)
def test_what_does_not_fit_is_named(settings, tmp_path, options, complaint):
    with pytest.raises(ConfigError, match=complaint):
        evaluate([tmp_path / "none.json"], settings, **options)


def test_plot_writes_a_picture(labelled, settings, tmp_path):
    pytest.importorskip("matplotlib")
    picture = tmp_path / "figures.png"
    evaluate([labelled], settings, format="questions", plot=picture)
    assert picture.read_bytes().startswith(b"\x89PNG\r\n")
    file = write_json(tmp_path / "set.json", squad(impossible=("Smoke",)))
    evaluate([file, file], settings, format="squad", plot=picture)
    width, height = (int.from_bytes(picture.read_bytes()[i : i + 4], "big") for i in (16, 20))
    assert width == 1440 and height > 1000


def test_plot_names_a_file_that_cannot_be_written(labelled, settings, tmp_path):
    pytest.importorskip("matplotlib")
    with pytest.raises(ConfigError, match=r"--plot cannot write .*none/figures\.png"):
        evaluate([labelled], settings, format="questions", plot=tmp_path / "none" / "figures.png")


def test_plot_names_the_package_that_it_lacks(labelled, settings, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(ConfigError, match=r"pip install 'peelbot\[plot\]'"):
        evaluate([labelled], settings, format="questions", plot=tmp_path / "figures.png")
