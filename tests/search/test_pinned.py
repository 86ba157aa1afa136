"""The shipped ranking pinned: exact scores on one invented report.

Whoever refits the weights writes the new scores here, having looked at what they change.
"""

from dataclasses import replace

import pytest

from bot.search.content import Fit
from bot.search.query import Query
from bot.search.ranker import Ranker
from bot.search.weights import FEATURES, Weights
from tests.search.material import WEIGHTS, query, ranker

REPORT = (
    "Loam Police has 120 special constables. They patrol the market at night.",
    "Violent crime fell in the market. The crime was rarely violent before.",
    "The force spent £4m on radios for its officers.",
    "The choir sings on Sundays. Dogs are trained in the old barn.",
)
PINNED = {
    ("how many special constables patrol Loam?", Fit.NUMBER): [
        ("Loam Police has 120 special constables.", 13.962),
        ("They patrol the market at night.", 5.439),
    ],
    ("violent crime in the market", Fit.NONE): [
        ("Violent crime fell in the market.", 16.857),
        ("The crime was rarely violent before.", 10.759),
    ],
    ("what did the radios cost?", Fit.MONEY): [
        ("The force spent £4m on radios for its officers.", 12.071),
        ("Violent crime fell in the market.", 2.681),
    ],
    ("cops", Fit.NONE): [
        ("Loam Police has 120 special constables.", 5.377),
        ("The force spent £4m on radios for its officers.", 4.53),
    ],
}


def scores(found: Ranker) -> dict[tuple[str, Fit], list[tuple[str, float]]]:
    return {
        (text, wanted): [
            (hit.sentence.text, round(hit.score, 3))
            for hit in found.search(query(found, text, wanted), limit=2)
        ]
        for text, wanted in PINNED
    }


def test_scores() -> None:
    assert scores(ranker(*REPORT)) == PINNED


@pytest.mark.parametrize("factor", [0.0, 0.5])
@pytest.mark.parametrize("name", FEATURES)
def test_no_weight_can_change_unseen(name: str, factor: float) -> None:
    of = {**WEIGHTS.of, name: WEIGHTS.of[name] * factor}
    assert scores(ranker(*REPORT, weights=replace(WEIGHTS, of=of))) != PINNED


@pytest.mark.parametrize(
    "changed",
    [
        replace(WEIGHTS, sentence_k1=WEIGHTS.sentence_k1 / 2),
        replace(WEIGHTS, sentence_b=WEIGHTS.sentence_b / 2),
        replace(WEIGHTS, passage_k1=WEIGHTS.passage_k1 / 2),
        replace(WEIGHTS, passage_b=WEIGHTS.passage_b / 2),
    ],
)
def test_no_parameter_of_bm25_can_change_unseen(changed: Weights) -> None:
    assert scores(ranker(*REPORT, weights=changed)) != PINNED


def test_an_earlier_subject_chooses_the_passage() -> None:
    found = ranker("Dogs bark. It is late.", "Cats purr. It is late too.")
    (late,), (cats,) = (query(found, text).concepts for text in ("late", "cats"))
    alone = found.search(Query((late,)))
    after = found.search(Query((late,), background=((cats, 0.4),)))
    assert alone[0].sentence.text == "It is late."
    assert after[0].sentence.text == "It is late too."
    assert after[0].features["sentence"] == alone[1].features["sentence"]
