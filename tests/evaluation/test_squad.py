import pytest

from bot.errors import ConfigError
from bot.evaluation.squad import read
from bot.reports.document import Kind
from tests.evaluation.reports import ARTICLES, squad, write_json


def test_an_article_is_a_document_with_a_block_a_paragraph(tmp_path):
    value = squad({"Bell_Rock": ARTICLES["Lighthouses"]})
    (article,) = read(write_json(tmp_path / "s.json", value))
    document = article.document
    assert (document.id, document.title) == ("Bell_Rock", "Bell Rock")
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH, Kind.PARAGRAPH]
    assert [document.span(block).text for block in document.blocks] == [
        text for text, _ in ARTICLES["Lighthouses"]
    ]


def test_answers_are_offsets_in_the_whole_document(tmp_path):
    (article, *_) = read(write_json(tmp_path / "s.json", squad()))
    granite = article.questions[1]
    assert granite.id == "Granite"
    (offset,) = granite.answers
    assert article.document.text[offset:].startswith("Granite blocks")


def test_every_annotated_answer_is_kept(tmp_path):
    value = squad()
    question = value["data"][0]["paragraphs"][0]["qas"][0]
    question["answers"].append({"text": "dusk", "answer_start": 40})
    (article, *_) = read(write_json(tmp_path / "s.json", value))
    assert article.questions[0].answers == (32, 40)


def test_impossible_questions_have_no_answers(tmp_path):
    (article, *_) = read(write_json(tmp_path / "s.json", squad(impossible=("lamp",))))
    assert [(question.id, bool(question.answers)) for question in article.questions] == [
        ("lamp", False),
        ("Granite", True),
    ]


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ({}, "not a SQuAD 1.1 or 2.0 file"),
        ([1], "not a SQuAD 1.1 or 2.0 file"),
        ({"data": [{"title": "x"}]}, "KeyError: 'paragraphs'"),
        ({"data": []}, "holds no questions"),
    ],
)
def test_another_form_is_named(tmp_path, value, complaint):
    with pytest.raises(ConfigError, match=complaint):
        read(write_json(tmp_path / "s.json", value))


def test_what_is_not_json_is_named_by_line(tmp_path):
    (tmp_path / "s.json").write_text('{"data":\n oops}')
    with pytest.raises(ConfigError, match="line 2 is not JSON"):
        read(tmp_path / "s.json")
