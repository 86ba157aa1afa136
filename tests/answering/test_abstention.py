"""The abstention model and its thresholds."""

import math
from dataclasses import replace

import pytest

from bot.answering.abstention import FEATURES, Abstention, Evidence
from bot.errors import ConfigError
from bot.search.weights import Weights

MODEL = Abstention(0.0, (1.0, *(0.0,) * 5), answered=0.7, related=0.6, ranking="")


def evidence(cover: float) -> Evidence:
    return Evidence(cover, 0.0, 20.0, 4.0, 0.0, 0.6)


@pytest.mark.parametrize(
    ("cover", "verdict"), [(1.0, "answered"), (0.5, "related"), (0.0, "not_found")]
)
def test_the_verdict_follows_the_probability(cover: float, verdict: str) -> None:
    assert MODEL.verdict(evidence(cover)) == verdict


def test_probability_is_logistic() -> None:
    assert MODEL.probability(evidence(0.0)) == 0.5
    assert MODEL.probability(evidence(1000.0)) == pytest.approx(1.0)


def test_the_shipped_model_prefers_what_is_covered() -> None:
    model = Abstention.read()
    assert model.related < model.answered
    full = model.probability(Evidence(1.0, 0.0, 20.0, 4.0, 0.0, 0.7))
    none = model.probability(Evidence(0.1, 0.9, 4.0, 4.0, 0.0, 0.3))
    assert full > model.answered > model.related > none


@pytest.mark.parametrize(
    ("probability", "verdict"),
    [(0.61, "answered"), (0.59, "related"), (0.34, "related"), (0.32, "not_found")],
)
def test_the_shipped_thresholds(probability: float, verdict: str) -> None:
    sure = math.log(probability / (1 - probability))
    model = replace(Abstention.read(), intercept=sure, weights=(0.0,) * len(FEATURES))
    assert model.verdict(evidence(0.0)) == verdict


def test_a_model_of_other_weights_is_refused() -> None:
    weights = Weights.read()
    model = Abstention.read()
    model.require(weights)
    for name in weights.of:
        other = replace(weights, of={**weights.of, name: 2 * weights.of[name]})
        with pytest.raises(ConfigError, match="fit_abstention"):
            model.require(other)
    with pytest.raises(ConfigError):
        model.require(replace(weights, passage_b=0.5))


@pytest.mark.parametrize("name", FEATURES)
def test_every_feature_counts(name: str) -> None:
    model = Abstention.read()
    low = Evidence(0.5, 0.5, 10.0, 4.0, 0.5, 0.5)
    more = model.probability(replace(low, **{name: getattr(low, name) + 0.5}))
    less = name in ("lacking", "size", "tiny")
    assert (more < model.probability(low)) is less
