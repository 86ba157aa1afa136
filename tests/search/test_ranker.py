"""Sentences ranked and masked."""

from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.search.content import Fit
from bot.search.meaning import Meaning
from bot.search.query import Query
from bot.search.ranker import Ranker
from bot.search.selection import Selection
from tests.search.material import ENCODER, WEIGHTS, query, ranker


def best(found: Ranker, text: str, wanted: Fit = Fit.NONE) -> str:
    return found.search(query(found, text, wanted))[0].sentence.text


def test_the_sentence_that_shares_most_comes_first() -> None:
    found = ranker("Dogs bark at night.", "Officers train dogs in Loam. It rains.")
    assert best(found, "who trains dogs?") == "Officers train dogs in Loam."


def test_neighbouring_words_count_together() -> None:
    found = ranker("Crime is violent now.", "Violent crime is now.")
    assert best(found, "violent crime") == "Violent crime is now."


def test_the_kind_of_content_asked_for_tips_the_scale() -> None:
    found = ranker("The radios cost money and time.", "The radios cost £4m, as it turned out.")
    assert best(found, "radios cost", Fit.MONEY) == "The radios cost £4m, as it turned out."


def test_a_word_near_in_meaning_is_found_without_being_there() -> None:
    found = ranker("The choir sings on Sundays.", "The force pays its police well.")
    assert best(found, "cops") == "The force pays its police well."


def test_headings_are_searched_and_never_found() -> None:
    found = ranker("It is on time.", heading="Savings")
    assert best(found, "savings") == "It is on time."


def test_what_is_not_selected_is_left_out() -> None:
    found = ranker("Dogs bark. Dogs run.")
    document = found.index.tables.documents[0]
    second = document.text.index("Dogs run")
    chosen = found.index.within(document, second, len(document.text))
    hits = found.search(query(found, "dogs"), within=chosen)
    assert [hit.sentence.text for hit in hits] == ["Dogs run."]


def test_equal_scores_come_in_the_reports_order() -> None:
    found = ranker("Dogs bark.", "Dogs bark.", "Dogs bark.")
    starts = [hit.sentence.start for hit in found.search(query(found, "dogs"))]
    assert starts == sorted(starts)


def test_what_matches_nothing_finds_nothing() -> None:
    assert ranker("Dogs bark.").search(Query(())) == ()


LARGE = 2_100
"""More passages than are all ranked."""


@pytest.fixture(scope="module")
def large() -> Ranker:
    chance = Random(7)
    nouns = [f"{a}{b}" for a in ("bar", "lo", "mer", "sto") for b in ("dock", "field", "mill")]
    verbs = "mends paints sells counts guards lends cleans moves".split()
    sentences = (
        f"The {chance.choice(nouns)} team {chance.choice(verbs)} {chance.randint(2, 90)} "
        f"{chance.choice(nouns)} lamps. It {chance.choice(verbs)} {chance.choice(nouns)} too."
        for _ in range(LARGE)
    )
    words = ranker(*sentences)
    return Ranker(words.index, WEIGHTS)


@pytest.mark.parametrize(
    "text",
    [
        "who mends mermill lamps?",
        "how many stodock lamps does the bardock team sell?",
        "team",
        "lofield lamps team guards stomill",
        "lamps 37",
    ],
)
def test_a_large_index_gives_the_best_of_all_its_sentences(large: Ranker, text: str) -> None:
    asked = query(large, text, Fit.NUMBER)
    scores = large.score(asked)
    hits = large.search(asked, 12)
    assert [hit.number for hit in hits] == np.argsort(-scores, kind="stable")[:12].tolist()
    assert [hit.score for hit in hits] == scores[[hit.number for hit in hits]].tolist()


def test_a_large_index_also_ranks_what_is_near_in_meaning_once_all_is_encoded() -> None:
    told = "The force pays its police well."
    fillers = ["The choir of Loam sings on Sundays."] * LARGE
    found = ranker(*fillers, told)
    found.meaning = Meaning(found.index, ENCODER, coded=True)
    asked = query(found, "are cops of Loam on good wages?")
    before = found.search(asked, LARGE)
    found.meaning.learn()
    after = found.search(asked, LARGE + 1)
    assert told not in {hit.sentence.text for hit in before}
    assert told in {hit.sentence.text for hit in after}


def test_a_part_of_a_large_index_is_ranked_alone(large: Ranker) -> None:
    asked = query(large, "who mends mermill lamps?")
    chosen = Selection.of([(40, 55)])
    scores = large.score(asked, chosen)
    assert [hit.number for hit in large.search(asked, 3, chosen)] == [
        40 + place for place in np.argsort(-scores, kind="stable")[:3].tolist()
    ]
    assert large.search(asked, 3, Selection(())) == ()


def test_where_no_word_is_met_nothing_is_found(large: Ranker) -> None:
    assert large.search(query(large, "zebras")) == ()


WORDS = st.lists(st.sampled_from("dogs bark police money the £4m crime".split()), max_size=5)


@hypothesis_settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=4), WORDS)
def test_hits_are_slices_with_falling_scores(texts: list[list[str]], asked: list[str]) -> None:
    found = ranker(*(" ".join(words) + " end." for words in texts))
    hits = found.search(query(found, " ".join(asked)))
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
    for hit in hits:
        assert hit.passage.start <= hit.sentence.start < hit.sentence.end <= hit.passage.end


@pytest.mark.parametrize("text", ["", "?", "the of"])
def test_a_question_without_concepts_scores_nothing(text: str) -> None:
    found = ranker("Dogs bark.")
    assert not found.score(query(found, text)).any()
