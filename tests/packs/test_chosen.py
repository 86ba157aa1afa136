from __future__ import annotations

import pytest

from bot.answering.assistant import Assistant
from bot.errors import ConfigError
from bot.packs.chosen import chosen, latest


def ids(documents: object) -> list[str]:
    return [d.id for d in documents]  # type: ignore[attr-defined]


def test_a_report_is_known_by_its_name_or_by_words_of_it(councils: Assistant) -> None:
    assert ids(chosen(councils.library, ["elmbury-2023", "Dray"])) == [
        "elmbury-2023",
        "pell-and-dray-2024",
    ]
    both = ["ashford-vale-2021", "ashford-vale-2024"]
    assert ids(chosen(councils.library, ["ashford vale", "Ashford Vale 2024"])) == both
    assert len(chosen(councils.library, [])) == 6


def test_of_several_visits_the_latest_unless_a_year_is_named(councils: Assistant) -> None:
    assert ids(latest(councils.library, ["ashford"])) == ["ashford-vale-2024"]
    assert ids(latest(councils.library, ["ashford 2021"])) == ["ashford-vale-2021"]


@pytest.mark.parametrize("name", ["Elmbery", " "])
def test_an_unknown_name_is_told_with_the_nearest(councils: Assistant, name: str) -> None:
    with pytest.raises(ConfigError, match=r"no loaded report is called .* Nearest by name: "):
        chosen(councils.library, [name])
