import pytest

from bot.config import Settings
from bot.errors import ConfigError
from bot.evaluation import rounds
from tests.evaluation.reports import squad, write_json, write_lines

LINE = {"id": "a", "kind": "natural", "q": "who lit it?", "status": "answered", "gold": ["lit"]}


def test_a_file_of_questions_is_asked_of_the_loaded_reports(settings: Settings, tmp_path):
    (settings.corpus / "a.txt").write_text("Loam 2016\n\nThe keeper lit the lamp.")
    file = write_lines(tmp_path / "q.jsonl", [LINE])
    (one,) = rounds.of_questions(file, settings)
    assert [d.title for d in one.documents()] == ["Loam 2016"]
    assert [x.question for x in one.labels] == ["who lit it?"]


def test_a_line_may_name_the_only_file_asked(settings: Settings, tmp_path):
    (tmp_path / "docs").mkdir()
    for name in ("a", "b"):
        (tmp_path / "docs" / f"{name}.txt").write_text(f"{name}\n\nThe keeper of {name} lit it.")
    lines = [LINE | {"id": name, "document": f"{name}.txt"} for name in ("a", "b", "a")]
    write_lines(tmp_path / "questions.jsonl", lines)
    first, second = rounds.of_questions(tmp_path, settings)
    assert [len(r.labels) for r in (first, second)] == [2, 1]
    assert "keeper of b" in second.documents()[0].text
    assert all(label.lines for label in first.labels)


def test_a_line_that_names_null_is_asked_of_the_passages(settings: Settings, tmp_path):
    write_lines(tmp_path / "questions.jsonl", [LINE | {"document": None}])
    write_lines(tmp_path / "corpus.jsonl", [{"_id": "p", "title": "Lamps", "text": "It is lit."}])
    (one,) = rounds.of_questions(tmp_path, settings)
    assert [d.id for d in one.documents()] == ["p"]


def test_a_missing_document_is_named(settings: Settings, tmp_path):
    write_lines(tmp_path / "questions.jsonl", [LINE | {"document": "none.txt"}])
    (one,) = rounds.of_questions(tmp_path, settings)
    with pytest.raises(Exception, match=r"cannot read .*none\.txt"):
        one.documents()


def test_articles_are_asked_their_own_questions_and_the_one_befores(tmp_path):
    found = rounds.of_squad(write_json(tmp_path / "s.json", squad(impossible=("Smoke",))))
    bees = next(r for r in found if r.documents()[0].id == "Beekeeping")
    kinds = [(label.kind, label.status) for label in bees.labels]
    assert kinds == [
        ("natural", "answered"),
        ("near-miss", "not_found"),
        ("foreign", "not_found"),
        ("foreign", "not_found"),
    ]
    text, (start,) = bees.documents()[0].text, bees.labels[0].starts
    assert text[start:].startswith("queen")


def test_pooled_articles_are_one_collection(tmp_path):
    (one,) = rounds.of_squad(write_json(tmp_path / "s.json", squad()), pooled=True)
    assert len(one.documents()) == 4
    assert {label.kind for label in one.labels} == {"natural"}


def test_what_was_fitted_on_is_not_asked(tmp_path, monkeypatch):
    names = frozenset({"Chess", "Lighthouses", "Beekeeping", "Volcanoes"})
    file = write_json(tmp_path / "s.json", squad())
    monkeypatch.setattr(rounds, "fitted_on", lambda: names - {"Chess"})
    assert [r.documents()[0].id for r in rounds.of_squad(file)] == ["Chess"]
    (pooled,) = rounds.of_squad(file, pooled=True)
    assert sum(label.kind == "foreign" for label in pooled.labels) == 6
    monkeypatch.setattr(rounds, "fitted_on", lambda: names)
    with pytest.raises(ConfigError, match="only articles that the weights were fitted on"):
        rounds.of_squad(file)


def test_the_fitted_titles_are_shipped():
    assert "Super_Bowl_50" in rounds.fitted_on()
