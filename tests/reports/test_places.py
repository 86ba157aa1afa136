from __future__ import annotations

from bot.reports.places import known, other_names, places, words_of


def test_every_entry_has_a_name_and_none_stands_twice() -> None:
    names = [name for name, *_ in places().values()]
    assert len(names) == len(set(names)) > 300
    assert all(name == name.strip() and name for name in names)


def test_short_names_lead_to_the_whole_one() -> None:
    assert known()["bucks",] == "Buckinghamshire"
    assert known()["met",] == "Metropolitan Police"


def test_a_name_cut_before_of_is_known_where_it_leaves_no_doubt() -> None:
    assert other_names("East Riding") == ("East Riding of Yorkshire",)
    assert other_names("Isle") == ()


def test_the_words_that_must_be_said() -> None:
    assert words_of("Bath & North East Somerset’s") == ("bath", "north", "east", "somerset")
    assert words_of("Stoke-on-Trent") == ("stoke", "trent")
