"""What lists of weighted features share with a question."""

from bot.search.overlap import Overlap

OVERLAP = Overlap([[{"a": 1.0, "b": 2.0}, {"b": 2.5}], [{"c": 4.0}]])


def test_each_group_gives_its_best_list() -> None:
    assert OVERLAP.best({"b"}) == [2.5, 0.0]
    assert OVERLAP.best({"a", "b", "c"}) == [3.0, 4.0]


def test_what_no_list_holds_counts_nothing() -> None:
    assert OVERLAP.best({"d"}) == [0.0, 0.0]
    assert OVERLAP.best(()) == [0.0, 0.0]
