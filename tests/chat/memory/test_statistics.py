from __future__ import annotations

from contextlib import closing
from pathlib import Path

from bot.answering.answer import Answer
from bot.chat.memory.statistics import DAYS, count, report, statistics, statuses, summary
from bot.chat.memory.store import Store

FOUND = Answer("How many?", "answered", "Three.")
LOST = Answer("Who\x1b[31m?", "not_found", "The report does not say.")


def fill(store: Store, *, with_text: bool) -> None:
    for update, answer in enumerate((FOUND, FOUND, LOST)):
        for _ in range(2):
            count(store, update, 0.0, "private", answer, with_text=with_text)


def test_counts_without_words(store: Store) -> None:
    fill(store, with_text=False)
    assert report(statistics(store, 0.0)) == (
        "3 questions in the last 90 days\n\n"
        "Answers\n  2  answered\n  1  not_found\n\n"
        "Asked in\n  3  private\n\n"
        "The questions' words are not kept; PEELBOT_LOG_QUESTIONS=yes keeps them."
    )


def test_words_are_shown_where_they_are_kept_and_cannot_drive_the_terminal(store: Store) -> None:
    fill(store, with_text=True)
    assert report(statistics(store, 0.0)).endswith(
        "Most asked\n  2  how many?\n  1  who [31m?\n\nNot answered\n  1  who [31m?"
    )


def test_what_was_not_answered_is_sorted_by_theme(store: Store) -> None:
    for update, question in enumerate(("Any drones?", "Where do drones fly?", "Who cooks?")):
        answer = Answer(question, "not_found", "The report does not say.")
        count(store, update, 0.0, "private", answer, with_text=True)
    assert (
        "Not answered, by theme\n  2  drones: any drones?\n  1  others: who cooks?\n\n"
        "Not answered\n  1  any drones?\n"
    ) in report(statistics(store, 0.0))


def test_statuses_are_counted_for_the_page_of_figures(store: Store) -> None:
    fill(store, with_text=False)
    assert statuses(store) == {"answered": 2, "not_found": 1}


def test_small_talk_is_not_among_the_most_asked(store: Store) -> None:
    count(store, 1, 0.0, "private", Answer("thanks", "smalltalk", "-"), with_text=True)
    assert statistics(store, 0.0).total == 1
    assert statistics(store, 0.0).most_asked == ()


def test_one_question_is_one(store: Store) -> None:
    count(store, 1, 0.0, "inline", FOUND, with_text=False)
    assert report(statistics(store, 0.0)).startswith("1 question in the last 90 days\n")


def test_old_counts_are_dropped(store: Store) -> None:
    fill(store, with_text=True)
    assert statistics(store, DAYS * 86_400.0).total == 3
    assert report(statistics(store, DAYS * 86_400.0 + 1)) == "No questions yet."


def test_a_summary_of_a_file_makes_none(tmp_path: Path) -> None:
    assert summary(tmp_path / "none", 0.0) == "No questions yet."
    assert not (tmp_path / "none").exists()
    with closing(Store(tmp_path / "some")) as store:
        fill(store, with_text=False)
    assert summary(tmp_path / "some", 0.0).startswith("3 questions")
