"""References to other works."""

import pytest

from bot.search.references import is_reference


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“Baths,” Loam Board, accessed October 4, 2024, https://loam.example/baths.", True),
        ("Loam Board, Baths of the North: A Needs Assessment (April 2023).", True),
        ("See Board, Loam: Risks of Ice, B-26-1 (Loam, N.S.: Dec. 11, 2025).", True),
        ("Most staff were trained in first aid (May 2022).", False),
        ("The board opened the baths in 2023.", False),
        ("Visitors accessed the baths on 4 May 2022.", False),
    ],
)
def test_a_reference_says_nothing_itself(sentence: str, expected: bool) -> None:
    assert is_reference(sentence) is expected
