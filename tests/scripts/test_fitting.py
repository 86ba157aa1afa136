import numpy as np
import pytest

from scripts.fitting import Choices, choose, logistic


def drawn_choices(truth, questions=3000, options=5, seed=7):
    """Questions whose right sentence is drawn as the model says, so that the truth is known."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(questions):
        rows = rng.uniform(0, 1, (options, len(truth)))
        logits = rows @ truth + rng.gumbel(size=options)
        found.append((rows, np.arange(options) == logits.argmax()))
    return found


def test_choose_recovers_the_weights_that_made_the_choices():
    truth = np.array([6.0, 3.0, 1.0])
    weights, _ = choose(Choices.of(drawn_choices(truth)), np.ones(3, bool), np.zeros(3))
    assert weights == pytest.approx(truth, abs=0.35)


def test_choose_gives_no_feature_a_weight_below_zero():
    choices = Choices.of(drawn_choices(np.array([4.0, -3.0])))
    weights, _ = choose(choices, np.ones(2, bool), np.zeros(2))
    alone, _ = choose(choices, np.array([True, False]), np.zeros(2))
    assert weights.tolist() == pytest.approx(alone.tolist())
    assert weights[1] == 0.0 < weights[0]


def test_choose_keeps_fixed_weights():
    choices = Choices.of(drawn_choices(np.array([4.0, 2.0])))
    weights, low = choose(choices, np.array([True, False]), np.array([0.0, 0.5]))
    assert weights[1] == 0.5
    _, high = choose(choices, np.ones(2, bool), np.zeros(2))
    assert low < high < 0


def test_any_of_several_right_sentences_counts():
    rows = np.array([[1.0], [0.0], [0.0]])
    both = [(rows, np.array([True, True, False]))] * 50
    _, likelihood = choose(Choices.of(both), np.zeros(1, bool), np.zeros(1))
    assert likelihood == pytest.approx(np.log(2 / 3))


def test_questions_without_a_right_sentence_are_left_out():
    rows = np.array([[1.0], [0.0]])
    choices = Choices.of([(rows, np.array([False, False])), (rows, np.array([True, False]))])
    assert choices.starts.tolist() == [0]
    assert choices.right.tolist() == [True, False]


def test_logistic_recovers_the_model_that_made_the_labels():
    rng = np.random.default_rng(3)
    rows = rng.uniform(-1, 1, (20000, 2))
    chance = 1 / (1 + np.exp(-(0.5 + rows @ np.array([3.0, -2.0]))))
    yes = rng.uniform(size=20000) < chance
    intercept, weights = logistic(rows, yes, np.array([1.0, -1.0]))
    assert intercept == pytest.approx(0.5, abs=0.06)
    assert weights == pytest.approx([3.0, -2.0], abs=0.12)


def test_logistic_holds_a_weight_of_the_wrong_sign_at_zero():
    rows = np.linspace(-1, 1, 200)[:, None]
    yes = rows[:, 0] > 0.1
    assert logistic(rows, yes, np.array([-1.0]))[1].tolist() == [0.0]
    assert logistic(rows, yes, np.array([0.0]))[1][0] > 1.0
