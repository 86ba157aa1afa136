import pytest

from bot.errors import ConfigError
from bot.evaluation.beir import read
from tests.evaluation.reports import write_beir


def test_documents_queries_and_grades(tmp_path):
    collection = read(write_beir(tmp_path))
    assert [document.id for document in collection.documents][:2] == ["lamp", "Granite"]
    assert collection.documents[0].text.startswith("Lighthouses\n\nThe keeper of Bell Rock")
    assert collection.queries["q-queen"] == "How many eggs does a queen lay a day?"
    assert collection.relevance["q-queen"] == {"queen": 1}


def test_queries_without_a_relevant_document_are_left_out(tmp_path):
    collection = read(write_beir(tmp_path, qrels="q-lamp\tlamp\t1\nq-queen\tqueen\t0\n"))
    assert list(collection.queries) == ["q-lamp"]


def test_a_document_of_a_title_alone_and_one_without_a_title_are_searched(tmp_path):
    corpus = [
        {"_id": "a", "title": "Lamps", "text": " "},
        {"_id": "b", "title": "", "text": "The keeper lit it."},
        {"_id": "c", "title": "", "text": ""},
    ]
    documents = read(write_beir(tmp_path, corpus=corpus)).documents
    assert [(document.id, document.text) for document in documents] == [
        ("a", "Lamps"),
        ("b", "The keeper lit it."),
    ]


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        ({"qrels": "q-lamp\tlamp\n"}, "line 2 must be query-id"),
        ({"qrels": "q-lamp\tlamp\thigh\n"}, "line 2 must be query-id"),
        ({"qrels": ""}, "no query of queries.jsonl is judged"),
        ({"corpus": [{"_id": 1, "text": "x"}]}, "line 1 must hold the texts _id, title and text"),
        ({"corpus": []}, "corpus.jsonl holds no documents"),
        ({"queries": [{"_id": "q"}]}, "line 1 must hold the texts _id and text"),
    ],
)
def test_another_form_is_named(tmp_path, parts, complaint):
    with pytest.raises(ConfigError, match=complaint):
        read(write_beir(tmp_path, **parts))


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ConfigError, match="none is not a folder"):
        read(tmp_path / "none")
