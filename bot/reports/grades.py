"""The grades of the scales in use by the British inspectorates: the one table of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade as reports write it, in lower case, and how good it is."""

    name: str
    level: int
    """From 1, the worst of its scale, to 5, the best; scales do not all use every level."""

    @property
    def praises(self) -> bool:
        """Whether what is told beside it is praise rather than blame."""
        return self.level >= 3


GRADES = (
    Grade("outstanding", 5),
    Grade("good", 4),
    Grade("adequate", 3),
    Grade("requires improvement", 2),
    Grade("requires improvement to be good", 2),
    Grade("inadequate", 1),
    # HM Inspectorate of Prisons
    Grade("reasonably good", 3),
    Grade("not sufficiently good", 2),
    Grade("poor", 1),
    # Health Information and Quality Authority
    Grade("compliant", 4),
    Grade("substantially compliant", 3),
    Grade("partially compliant", 2),
    Grade("not compliant", 1),
    Grade("non-compliant", 1),
    # Ofsted from November 2025
    Grade("exceptional", 5),
    Grade("strong standard", 4),
    Grade("expected standard", 3),
    Grade("needs attention", 2),
    Grade("urgent improvement", 1),
)
_BY_NAME = {grade.name: grade for grade in GRADES}

SCALES = (
    ("Ofsted", "outstanding good requires_improvement inadequate"),
    ("Ofsted until 2012", "outstanding good adequate inadequate"),
    ("HMICFRS from 2021", "outstanding good adequate requires_improvement inadequate"),
    ("HMI Prisons", "good reasonably_good not_sufficiently_good poor"),
    (
        "Ofsted from November 2025",
        "exceptional strong_standard expected_standard needs_attention urgent_improvement",
    ),
)
"""Each scale with its grades. HMIC and CQC use Ofsted's."""

PATTERN = "|".join(
    sorted((grade.name.replace(" ", r"\s+") for grade in GRADES), key=len, reverse=True)
)
"""A regular expression of every grade, the longest first."""


def named(text: str) -> Grade | None:
    """The grade that a text names and nothing else; None where it is none of the table."""
    return _BY_NAME.get(" ".join(text.lower().split())) or _BY_NAME.get(plain(text))


def plain(text: str) -> str:
    """A grade in lower case and short: without the "to be good" of "requires improvement"."""
    name = " ".join(text.lower().split()).removesuffix(" to be good")
    return name.replace("requiring ", "requires ").replace("require ", "requires ")


def scales(given: Iterable[str]) -> frozenset[str]:
    """The scales that all of some grades may be on; none where they are of no scale."""
    wanted = {plain(grade).replace(" ", "_") for grade in given}
    return frozenset(name for name, scale in SCALES if wanted <= set(scale.split()))
