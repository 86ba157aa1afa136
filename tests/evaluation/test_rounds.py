import pytest

from bot.errors import ConfigError, ReportError
from bot.evaluation.labelled import Label
from bot.evaluation.questions import ask
from bot.evaluation.rounds import fitted_on, of_questions, of_squad
from tests.evaluation.reports import (
    ARTICLES,
    QUESTIONS,
    natural,
    natural_line,
    squad,
    write_json,
    write_lines,
)

FITTED = min(fitted_on())
"""The title of an article that the weights were fitted on."""


def test_a_file_of_questions_is_one_round_over_the_loaded_reports(settings, tmp_path):
    (settings.corpus / "a.txt").write_text("Officers work shifts.")
    (settings.corpus / "b.txt").write_text("Staff work days.")
    line = {"id": "q", "kind": "k", "q": "who works?", "status": "answered"}
    (only,) = of_questions(write_lines(tmp_path / "q.jsonl", [line, line]), settings)
    assert only.labels == (Label("q", "k", "who works?", "answered"),) * 2
    assert [document.id for document in only.documents()] == ["a", "b"]


def test_each_document_that_lines_name_is_a_round_of_its_own(settings, tmp_path):
    fees, tax = of_questions(natural(tmp_path), settings)
    assert [label.id for label in fees.labels] == ["fee", "fee-foreign", "again"]
    assert [label.id for label in tax.labels] == ["tax"]
    assert fees.documents()[0].text.startswith("Court fees")
    assert [len(round.documents()) for round in (fees, tax)] == [1, 1]


def test_a_folder_stands_for_its_questions(settings, tmp_path):
    folder, file = (
        [round.labels for round in of_questions(path, settings)]
        for path in (natural(tmp_path), tmp_path / "questions.jsonl")
    )
    assert folder == file


def test_lines_that_name_null_are_asked_of_all_passages_beside_them(settings, tmp_path):
    write_lines(tmp_path / "questions.jsonl", [natural_line("a", None, "how many?", [])])
    passages = [{"_id": "p0", "title": "", "text": "It has six."}]
    write_lines(tmp_path / "corpus.jsonl", passages)
    (only,) = of_questions(tmp_path, settings)
    assert [(d.id, d.text) for d in only.documents()] == [("p0", "It has six.")]
    assert only.labels[0].lines


def test_lines_of_every_sort_may_stand_in_one_file(settings, tmp_path):
    natural(tmp_path)
    (settings.corpus / "r.txt").write_text("The loaded report.")
    write_lines(tmp_path / "corpus.jsonl", [{"_id": "p", "title": "", "text": "The passage."}])
    bare = {"id": "r", "kind": "k", "q": "which?", "status": "answered"}
    lines = [bare, bare | {"document": None}, bare | {"document": "fees.txt"}]
    rounds = of_questions(write_lines(tmp_path / "questions.jsonl", lines), settings)
    firsts = [round.documents()[0].text.split("\n")[0] for round in rounds]
    assert firsts == ["The loaded report.", "The passage.", "Court fees"]


def test_what_is_not_beside_the_questions_is_named(settings, tmp_path):
    lines = [natural_line("a", "gone.txt", "q", []), natural_line("b", None, "q", [])]
    write_lines(tmp_path / "questions.jsonl", lines)
    alone, together = of_questions(tmp_path, settings)
    with pytest.raises(ReportError, match=r"cannot read .*gone\.txt"):
        alone.documents()
    with pytest.raises(ConfigError, match=r"there is no file .*corpus\.jsonl"):
        together.documents()
    write_lines(tmp_path / "corpus.jsonl", [])
    with pytest.raises(ConfigError, match=r"corpus\.jsonl holds no documents"):
        together.documents()


def test_a_folder_without_questions_is_named(settings, tmp_path):
    with pytest.raises(ConfigError, match=r"there is no file .*questions\.jsonl"):
        of_questions(tmp_path, settings)


def with_fitted():
    """A SQuAD value whose second article is one that the weights were fitted on."""
    titles = ["Lighthouses", FITTED, "Chess", "Volcanoes"]
    return squad(dict(zip(titles, ARTICLES.values(), strict=True)), impossible=("Stalemate",))


def test_a_held_out_article_is_asked_its_own_questions_and_anothers(tmp_path):
    rounds = of_squad(write_json(tmp_path / "s.json", with_fitted()))
    assert [round.documents()[0].id for round in rounds] == ["Lighthouses", "Chess", "Volcanoes"]
    assert rounds[2].labels == (
        Label(
            "Basalt",
            "natural",
            QUESTIONS["Basalt"],
            "answered",
            document="Volcanoes",
            starts=(0,),
        ),
        Label(
            "Seismographs",
            "natural",
            QUESTIONS["Seismographs"],
            "answered",
            document="Volcanoes",
            starts=(65,),
        ),
        Label("Castling-foreign", "foreign", QUESTIONS["Castling"], "not_found", document="Chess"),
    )


def test_impossible_questions_are_near_misses_and_foreign_to_none(tmp_path):
    _, chess, volcanoes = of_squad(write_json(tmp_path / "s.json", with_fitted()))
    assert [(x.id, x.kind, x.status) for x in chess.labels] == [
        ("Castling", "natural", "answered"),
        ("Stalemate", "near-miss", "not_found"),
        ("lamp-foreign", "foreign", "not_found"),
        ("Granite-foreign", "foreign", "not_found"),
    ]
    assert "Stalemate-foreign" not in {label.id for label in volcanoes.labels}


def test_pooled_asks_the_held_out_articles_at_once(tmp_path):
    (only,) = of_squad(write_json(tmp_path / "s.json", with_fitted()), pooled=True)
    assert [d.id for d in only.documents()] == ["Lighthouses", "Chess", "Volcanoes"]
    assert [label.id for label in only.labels] == [
        "lamp",
        "Granite",
        "Castling",
        "Stalemate",
        "Basalt",
        "Seismographs",
        "queen-foreign",
        "Smoke-foreign",
    ]


def test_one_article_alone_has_no_foreign_questions(tmp_path):
    one = {"Chess": ARTICLES["Chess"]}
    (only,) = of_squad(write_json(tmp_path / "s.json", squad(one)))
    assert [label.kind for label in only.labels] == ["natural", "natural"]


def test_an_article_without_questions_is_not_asked(tmp_path):
    value = squad({title: ARTICLES[title] for title in ("Chess", "Volcanoes")})
    for paragraph in value["data"][0]["paragraphs"]:
        paragraph["qas"] = []
    (only,) = of_squad(write_json(tmp_path / "s.json", value))
    assert [label.kind for label in only.labels] == ["natural", "natural"]


def test_for_fitting_the_other_articles_are_asked(tmp_path):
    (only,) = of_squad(write_json(tmp_path / "s.json", with_fitted()), fitted=True)
    assert [document.id for document in only.documents()] == [FITTED]
    assert [(label.id, label.kind) for label in only.labels] == [
        ("queen", "natural"),
        ("Smoke", "natural"),
    ]


@pytest.mark.parametrize("fitted", [False, True])
def test_a_file_with_no_article_of_the_kind_is_named(tmp_path, fitted):
    title = "Chess" if fitted else FITTED
    file = write_json(tmp_path / "s.json", squad({title: ARTICLES["Chess"]}))
    with pytest.raises(ConfigError, match=r"s\.json has no articles (that|other)"):
        of_squad(file, fitted=fitted)


def test_what_was_fitted_on_are_half_of_the_48_articles():
    assert len(fitted_on()) == 24
    assert ("Super_Bowl_50" in fitted_on(), "Warsaw" in fitted_on()) == (True, False)


def test_every_question_is_asked_of_its_own_round_after_its_own_history(settings, tmp_path):
    result = ask("set", of_questions(natural(tmp_path), settings))
    assert {a.verdict.label.id: a.verdict.answer.status for a in result.asked} == {
        "fee": "answered",
        "fee-foreign": "not_found",
        "again": "answered",
        "tax": "answered",
    }
    again = next(a for a in result.asked if a.verdict.label.id == "again")
    assert again.verdict.answer.question == "how much is it?"
    assert again.verdict.answer.quotes[0].text == "The fee for a divorce is £593."
    assert again.verdict.milliseconds > 0


def test_plain_bm25_is_ranked_beside_the_answer(settings, tmp_path):
    result = ask("set", of_questions(natural(tmp_path), settings))
    assert {a.verdict.label.id: a.rank for a in result.asked} == {
        "fee": 2,
        "fee-foreign": None,
        "again": 1,
        "tax": 1,
    }
    label = natural_line("far", "fees.txt", "the court fee for a will", ["Lorries are heavy."])
    write_lines(tmp_path / "questions.jsonl", [label])
    (far,) = ask("set", of_questions(tmp_path, settings)).asked
    assert far.rank == 0
