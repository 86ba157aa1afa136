"""Sentences and concepts looked up in an index."""

from bot.reports.document import Span
from tests.search.material import query, ranker


def test_neighbours_stay_within_the_passage() -> None:
    found = ranker("One is here. Two is here.", "Three is here.")
    before, after = found.index.neighbours(1)
    assert before is not None
    assert (before.text, after) == ("One is here.", None)


def test_a_concept_of_the_corpus_is_not_lacking() -> None:
    found = ranker("Dogs bark at the police.")
    dogs, tasers = query(found, "dogs zzxqy").concepts
    assert found.index.lacking(dogs) == 0.0
    assert found.index.lacking(tasers) == 1.0


def test_the_sentence_around_a_span_holds_all_of_it() -> None:
    index = ranker("One is here. Two is here.", "Three is here.").index
    document = index.tables.documents[0]
    start = document.text.index("Two")
    assert index.sentence_around(Span(document, start, start + 3)) == 1
    assert index.sentence_around(Span(document, start - 3, start + 3)) is None
    assert index.sentence_around(Span(document, 0, 4)) is None
    last = len(document.text)
    assert index.sentence_around(Span(document, last - 5, last)) == 2


def test_what_is_in_no_report_of_the_index_is_nowhere() -> None:
    index = ranker("One is here.").index
    stranger = ranker("Two is here.", "Three is here.").index.tables.documents
    assert list(index.of((*stranger, *stranger))) == []
    assert list(index.within(stranger[0], 0, 40)) == []
