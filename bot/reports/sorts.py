"""The sorts of inspections and of inspected bodies, by the words that tell them: the one table."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Sort:
    """A sort of inspection or of body, and how titles and people speak of it."""

    name: str
    """For a person, in small letters but for its own capitals."""
    told: re.Pattern[str]
    """What a title says of it."""
    asked: re.Pattern[str]
    """What people call it."""


def _sort(name: str, told: str, asked: str = "") -> Sort:
    patterns = (re.compile(rf"\b(?:{p})\b", re.IGNORECASE) for p in (told, asked or told))
    return Sort(name, *patterns)


_SEND = r"SEND|special educational needs(?: and/or disabilit(?:y|ies)| and disabilit(?:y|ies))?"
INSPECTIONS = (
    _sort("SEND", _SEND),
    _sort("joint targeted area", r"joint targeted area|JTAI", r"joint targeted(?: area)?|JTAI"),
    _sort("monitoring visit", r"monitoring (?:visit|inspection)"),
    _sort("focused visit", r"focuss?ed visit"),
    _sort("crime data integrity", "crime data integrity"),
    _sort("child protection", "national child protection|child protection inspection"),
    _sort("custody", "custody (?:inspection|suites?)|police custody", "custody"),
    _sort("efficiency", "efficiency"),
    _sort("effectiveness", "effectiveness"),
    _sort("legitimacy", "legitimacy"),
    _sort("adoption", "adoption (?:agency|service|support)"),
    _sort("fostering", "fostering (?:agency|service)"),
    _sort("children’s services", "children[’']?s? (?:social care )?services|children in need"),
)
"""Ofsted, CQC and HMICFRS publish these of one body beside each other; the first that fits."""

BODIES = (
    _sort(
        "fire service", "fire", r"fire (?:and rescue )?(?:services?|authorit(?:y|ies)|brigades?)"
    ),
    _sort("force", "police|constabulary|PEEL", "(?:police )?forces?|constabular(?:y|ies)|police"),
    _sort("prison", "HMP|prison|YOI|young offender", "prisons?|jails?|YOIs?"),
    _sort("hospital", "hospitals?|infirmary|NHS", "hospitals?|(?:NHS )?trusts?"),
    _sort("home", "(?:care|nursing|children[’']s) homes?", "(?:(?:care|nursing) )?homes?"),
    _sort(
        "school",
        "school|academy|primary|college|sixth form|nursery",
        "schools?|academ(?:y|ies)|colleges?|nurser(?:y|ies)",
    ),
    _sort(
        "council",
        "council|local authority|borough|children[’']?s (?:social care )?services|"
        "local area|county",
        r"councils?|(?:local )?authorit(?:y|ies)|LAs?|boroughs?|count(?:y|ies)",
    ),
)
"""Bodies that are inspected; the first that a title tells."""


def inspection_of(title: str) -> str:
    """The sort of inspection that a title tells; empty where it tells none."""
    return next((sort.name for sort in INSPECTIONS if sort.told.search(title)), "")


def body_of(title: str) -> str:
    """The sort of body that a title tells; empty where it tells none."""
    return next((sort.name for sort in BODIES if sort.told.search(title)), "")
