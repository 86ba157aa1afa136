import numpy as np
import pytest

from bot.evaluation import articles, public, squad
from bot.evaluation.articles import Asked, Observations
from bot.evaluation.engines import Found, Plain
from bot.evaluation.measures import curves, rows
from tests.evaluation.reports import squad as squad_value
from tests.evaluation.reports import write_json


@pytest.fixture
def found(tmp_path):
    return squad.read(write_json(tmp_path / "s.json", squad_value(impossible=("Smoke",))))


def test_held_out_are_the_articles_that_were_not_fitted_on(found):
    assert articles.held_out(found, ("Lighthouses", "Volcanoes")) == (1, 2)


def test_held_out_are_odd_places_where_no_article_was_fitted_on(found):
    assert articles.held_out(found, ("Something else",)) == (1, 3)


def test_half_of_the_48_articles_were_fitted_on():
    assert len(public.fitted_on()) == 24
    assert {"Super_Bowl_50", "French_and_Indian_War"} < public.fitted_on()
    assert "Warsaw" not in public.fitted_on()


def test_every_article_is_asked_its_own_questions_and_those_of_a_wrong_one(found):
    seen = articles.by_article(found, (1, 3), Plain)
    kinds = [Asked.ANSWERABLE, Asked.FOREIGN, Asked.UNANSWERABLE]
    assert [(seen.asked == kind).sum() for kind in kinds] == [7, 7, 1]
    assert seen.group[seen.asked == Asked.UNANSWERABLE].tolist() == [1]


def test_the_right_sentence_and_paragraph_are_ranked(found):
    seen = articles.by_article(found, (1, 3), Plain)
    own = seen.asked == Asked.ANSWERABLE
    assert seen.sentence[own].tolist() == [1] * 7
    # Of two paragraphs each word stands in exactly half, which Okapi weighs 0: the place decides.
    assert seen.paragraph[own].tolist() == [1, 1, 2, 1, 2, 1, 2]
    assert not seen.sentence[~own].any()


class Backwards:
    """Ranks everything from the end, and records what it was asked of."""

    asked: list

    def __init__(self, documents):
        self._plain = Plain(documents)
        self._titles = [document.title for document in documents]

    def search(self, question):
        self.asked.append((question, self._titles))
        found = self._plain.search("")
        return Found(found.sentences[::-1], found.passages[::-1], 0.5)


def test_ranks_count_from_the_best_and_the_wrong_article_is_of_the_same_part(found):
    Backwards.asked = []
    seen = articles.by_article(found, (1, 3), Backwards)
    lighthouses = seen.group == 0
    assert seen.sentence[lighthouses].tolist() == [4, 2, 0, 0]
    assert seen.paragraph[lighthouses].tolist() == [2, 1, 0, 0]
    assert ("What ends the game as a draw?", ["Chess"]) in Backwards.asked
    assert ("What ends the game as a draw?", ["Lighthouses"]) in Backwards.asked
    assert ("Which lava flows fast?", ["Beekeeping"]) in Backwards.asked
    assert ("Which lava flows fast?", ["Chess"]) not in Backwards.asked


def test_pooled_asks_the_held_out_articles_together(found):
    seen = articles.pooled(found, (1, 3), Plain)
    own = seen.asked == Asked.ANSWERABLE
    assert seen.group[own].tolist() == [1, 3, 3]
    assert seen.sentence[own].tolist() == [1, 1, 1]
    assert seen.group[seen.asked == Asked.FOREIGN].tolist() == [0, 0, 2, 2]


def observations(sentence, paragraph, confidence):
    asked = np.array([0, 0, 0, 0, 1, 1, 2, 2])
    group = np.array([0, 0, 1, 1, 0, 1, 0, 1])
    ranks = (np.array([*ranks, 0, 0, 0, 0]) for ranks in (sentence, paragraph))
    return Observations(asked, *ranks, np.array(confidence), group, 1.0)


def test_measures_of_ranks_and_confidence():
    good = observations([1, 1, 2, 0], [1, 1, 1, 4], [0.9, 0.8, 0.7, 0.4, 0.1, 0.2, 0.9, 0.5])
    bad = observations([0, 1, 4, 0], [0, 1, 2, 0], [0.5] * 8)
    table = {row.measure: row for row in rows(good, bad)}
    assert list(table) == [
        "right sentence first",
        "right sentence in three",
        "paragraph hit@1",
        "paragraph hit@3",
        "paragraph MRR",
        "foreign: area under ROC",
        "foreign: false at 95 % answered",
        "unanswerable: area under ROC",
        "unanswerable: false at 95 % answered",
    ]
    values = {name: (row.ours.value, row.theirs.value) for name, row in table.items()}
    assert values["right sentence first"] == (0.5, 0.25)
    assert values["right sentence in three"] == (0.75, 0.25)
    assert values["paragraph hit@1"] == (0.75, 0.25)
    assert values["paragraph MRR"] == (0.8125, 0.375)
    assert values["foreign: area under ROC"] == (1.0, 0.5)
    assert values["foreign: false at 95 % answered"] == (0.0, 1.0)
    assert values["unanswerable: area under ROC"] == (0.4375, 0.5)
    assert table["right sentence first"].difference.value == 0.25
    assert table["foreign: area under ROC"].ours.n == 6


def test_observations_within_some_groups():
    seen = observations([1, 1, 2, 0], [1, 1, 1, 4], [0.1] * 8).within((1,))
    assert seen.sentence.tolist() == [2, 0, 0, 0]
    assert rows(seen, seen)[0].ours.n == 2


def test_curves_for_each_kind_of_other_question():
    seen = observations([1, 1, 2, 0], [1, 1, 1, 4], [0.9, 0.8, 0.7, 0.4, 0.1, 0.2, 0.9, 0.5])
    assert [pair.others for pair in curves(seen, seen)] == ["foreign", "unanswerable"]
