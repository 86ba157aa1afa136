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
    assert printed.startswith("labels.jsonl: 4 labelled questions\n")
    (right,) = (line for line in printed.splitlines() if line.startswith("right    "))
    assert right.split()[1:3] == ["3/4", "75.0"]
    assert "✗ d (none): hello\n  failed: status\n  wanted: not_found\n" in printed
    assert printed.count("✗") == 1


def test_json_holds_one_value_a_file(labelled, settings, capsys):
    assert evaluate([labelled, labelled], settings, format="questions", as_json=True) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == second
    assert first["overall"]["right"]["value"] == 0.75
    assert first["kinds"]["grade"]["grade right"]["value"] == 1.0


def test_squad_stands_beside_plain_bm25(settings, tmp_path, capsys):
    file = write_json(tmp_path / "set.json", squad(impossible=("Smoke",)))
    assert evaluate([file], settings, format="squad", as_json=True) == 0
    (value,) = json.loads(capsys.readouterr().out)
    held, everything = value["parts"].values()
    assert (held[0]["measure"], held[0]["peelbot"]["n"]) == ("right sentence first", 3)
    assert everything[0]["peelbot"]["value"] == everything[0]["rank-bm25"]["value"] == 1.0
    (area,) = (row for row in everything if row["measure"] == "foreign: area under ROC")
    assert (area["peelbot"]["value"], area["peelbot"]["n"]) == (1.0, 14)


def test_pooled_searches_the_held_out_articles_at_once(settings, tmp_path, capsys):
    file = write_json(tmp_path / "set.json", squad())
    assert evaluate([file], settings, format="squad", pooled=True) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("set.json, held-out articles pooled\n\nheld out (2 articles)")
    assert "all (" not in printed


def test_beir_folders_are_judged_by_document(settings, tmp_path, capsys):
    assert evaluate([write_beir(tmp_path / "bees")], settings, format="beir", as_json=True) == 0
    (value,) = json.loads(capsys.readouterr().out)
    (rows,) = value["parts"].values()
    assert [(row["measure"], row["peelbot"]["value"]) for row in rows] == [
        ("nDCG@10", 1.0),
        ("recall@100", 1.0),
    ]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"format": "beir", "pooled": True}, "--pooled goes with --format squad"),
        ({"format": "squad", "failures": True}, "--failures goes with --format questions"),
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
    assert (width, height) == (1760, 1664)


def test_plot_names_a_file_that_cannot_be_written(labelled, settings, tmp_path):
    pytest.importorskip("matplotlib")
    with pytest.raises(ConfigError, match=r"--plot cannot write .*none/figures\.png"):
        evaluate([labelled], settings, format="questions", plot=tmp_path / "none" / "figures.png")


def test_plot_names_the_package_that_it_lacks(labelled, settings, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(ConfigError, match=r"pip install 'peelbot\[plot\]'"):
        evaluate([labelled], settings, format="questions", plot=tmp_path / "figures.png")
