"""Sentences and concepts looked up in an index."""

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
