import json
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.config import Settings
from bot.errors import ConfigError
from bot.evaluation import run
from tests.evaluation.reports import natural, squad, write_beir, write_json, write_lines

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


def line_of(printed, kind):
    """The cells of a kind's line, the intervals left out."""
    (line,) = (line for line in printed.splitlines() if line.startswith(f"{kind} "))
    return [cell for cell in line.split() if not cell.startswith("(")]


def test_labelled_questions_are_asked_of_the_loaded_reports(labelled, settings, capsys):
    assert evaluate([labelled], settings, format="questions", failures=True) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("labels.jsonl: 4 questions\n")
    assert line_of(printed, "none")[2:] == ["–", "–", "–", "0.0", "50.0", "–", "–", "–"]
    assert line_of(printed, "all")[1:] == [
        "4",
        "100.0",
        "100.0",
        "0.0",
        "0.0",
        "75.0",
        "100.0",
        "100.0",
        "100.0",
    ]
    assert "✗ d (none): hello\n  failed: status\n  wanted: not_found\n" in printed
    assert printed.count("✗") == 1


def test_json_holds_one_value_a_file(labelled, settings, capsys):
    assert evaluate([labelled, labelled], settings, format="questions", as_json=True) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == second
    assert first["kinds"]["all"]["right"]["value"] == 0.75
    assert first["kinds"]["grade"]["grade right"]["value"] == 1.0
    assert "failures" not in first


def test_texts_of_several_files_stand_apart(labelled, settings, capsys):
    evaluate([labelled, labelled], settings, format="questions")
    assert capsys.readouterr().out.count("\n\nlabels.jsonl: 4 questions\n") == 1


def shares(value, kind):
    """The shares measured of a kind, with how many questions each rests on."""
    figures = value["kinds"][kind].items()
    return {name: (f["value"], f["n"]) for name, f in figures if f["n"]}


def test_a_natural_folder_end_to_end(tmp_path, capsys):
    folder = natural(tmp_path / "fees")
    assert main(["eval", str(folder), "--json", "--failures"]) == 0
    (value,) = json.loads(capsys.readouterr().out)
    assert (value["set"], value["questions"]) == ("fees", 4)
    assert list(value["kinds"]) == ["natural", "foreign", "follow-up", "all"]
    assert value["failures"] == []
    assert shares(value, "foreign") == {"false answers": (0.0, 1), "right": (1.0, 1)}
    assert shares(value, "all") == {
        "shown right first": (1.0, 3),
        "in three": (1.0, 3),
        "wrong silence": (0.0, 3),
        "false answers": (0.0, 1),
        "right": (1.0, 4),
        "rank-bm25 first": (0.666667, 3),
        "rank-bm25 in three": (1.0, 3),
    }


def test_squad_is_asked_through_the_whole_assistant(settings, tmp_path, capsys):
    file = write_json(tmp_path / "set.json", squad(impossible=("Smoke",)))
    assert evaluate([file], settings, format="squad", as_json=True) == 0
    (value,) = json.loads(capsys.readouterr().out)
    assert list(value["kinds"]) == ["natural", "foreign", "near-miss", "all"]
    assert shares(value, "natural") == {
        "shown right first": (1.0, 7),
        "in three": (1.0, 7),
        "wrong silence": (0.0, 7),
        "right": (1.0, 7),
        "rank-bm25 first": (1.0, 7),
        "rank-bm25 in three": (1.0, 7),
    }
    assert shares(value, "foreign") == {"false answers": (0.0, 7), "right": (1.0, 7)}
    assert shares(value, "near-miss")["false answers"][1] == 1


def test_pooled_searches_the_held_out_articles_at_once(settings, tmp_path, capsys):
    file = write_json(tmp_path / "set.json", squad())
    assert evaluate([file], settings, format="squad", pooled=True) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("set.json: 8 questions\n")
    assert line_of(printed, "natural")[1:5] == ["8", "100.0", "100.0", "0.0"]
    assert "foreign" not in printed


def test_beir_folders_are_judged_by_document(settings, tmp_path, capsys):
    folder = write_beir(tmp_path / "bees")
    assert evaluate([folder], settings, format="beir", as_json=True) == 0
    (value,) = json.loads(capsys.readouterr().out)
    assert value["measures"]["nDCG@10"] == {"peelbot": 1.0, "rank-bm25": 1.0}
    assert evaluate([folder], settings, format="beir") == 0
    assert capsys.readouterr().out.startswith("bees: 8 queries, 8 documents\n")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"format": "beir", "pooled": True}, "--pooled goes with --format squad"),
        ({"format": "questions", "pooled": True}, "--pooled goes with --format squad"),
        ({"format": "beir", "failures": True}, "--failures do not go with --format beir"),
        ({"format": "beir", "plot": Path("a.png")}, "--failures do not go with --format beir"),
        ({"format": "questions"}, r"there is no file .*none\.json"),
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
    assert (width, height) == (1440, 2502)


def test_plot_names_a_file_that_cannot_be_written(labelled, settings, tmp_path):
    pytest.importorskip("matplotlib")
    with pytest.raises(ConfigError, match=r"--plot cannot write .*none/figures\.png"):
        evaluate([labelled], settings, format="questions", plot=tmp_path / "none" / "figures.png")


def test_plot_names_the_package_that_it_lacks(labelled, settings, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "matplotlib.figure", None)
    with pytest.raises(ConfigError, match=r"pip install 'peelbot\[plot\]'"):
        evaluate([labelled], settings, format="questions", plot=tmp_path / "figures.png")
