"""Invented inspection reports, as many as wanted, for measuring at a size that nobody's corpus has.

    python -m benchmarks.invented COUNT FOLDER

Each report is of another place or year and is put together anew from the grammar below: about
twenty-six passages under graded questions, some seven in ten of whose words are the commonest ones
of such reports and the rest names and figures of its own. The same number gives the same report.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

_FIRST = "Ash Barr Cold Dun El Farn Gal Hart Ing Kel Lang Mar Nor Oak Pen Rad Stan Thorn Ul Wen"
_MIDDLE = "en er ing le more o over ring ster tem under wick y"
_LAST = "bourne bridge bury by combe dale field ford ham ley mere minster mouth port shire stoke"
_BODIES = (
    ("Police", "force", "PEEL"),
    ("Fire and Rescue Service", "service", "Fire and rescue"),
    ("Council children’s services", "council", "Children’s services"),
    ("Academy", "school", "School"),
    ("Prison", "prison", "Prison"),
    ("Hospital Trust", "trust", "Hospital"),
)
_GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
_QUESTIONS = (
    "How well does the {body} use its resources?",
    "How well does the {body} protect vulnerable people?",
    "How effective is the {body} at preventing harm?",
    "How well does the {body} treat its workforce?",
    "How well led is the {body}?",
    "How well does the {body} plan for the future?",
    "How well does the {body} work with its partners?",
)
_SUBJECTS = (
    "The {body}|Its leaders|Managers at {place}|Staff in {near}|The {near} team|The {noun} board|"
    "Senior leaders|Inspectors found that the {body}|The {noun} unit|Supervisors|A {noun} lead"
)
_VERBS = (
    "has improved|has reviewed|does not yet understand|has cut|relies on|is slow to record|"
    "shares|monitors|has reduced its backlog of|needs to strengthen|works closely with partners on|"
    "has invested in|cannot show the effect of|has tested|has yet to agree|regularly audits|"
    "has brought in-house|no longer funds|is rolling out|has trained officers in"
)
_NOUNS = (
    "demand safeguarding custody attendance procurement recruitment retention wellbeing training "
    "supervision reoffending release staffing finance fraud drone vehicle estate radio data "
    "mental-health homelessness exploitation burglary knife trafficking domestic-abuse "
    "special-needs fostering adoption reading mathematics phonics bullying behaviour catering "
    "flood wildfire sprinkler breathing-apparatus station rota overtime pension complaint "
    "whistleblowing equality diversity language translation outreach prevention patrol firearms "
    "pursuit roads rural coastal night winter maternity surgery triage ambulance discharge "
    "infection medicine nutrition oncology kitchen library workshop education visits induction"
).split()
_THINGS = (
    "{noun} plans|{noun} assessments|referrals about {noun}|the {noun} register|its {noun} policy|"
    "cases of {noun}|{noun} work in {near}|calls about {noun}|{noun} and {other} records"
)
_TAILS = (
    "|, although delays remain in {near}|, which cost £{money} million in {year}|, and {share} per "
    "cent of cases were closed within {days} days|, because {noun} is not part of its {other} plan|"
    ", with {count} staff trained since {month} {year}|. This means that people in {near} wait "
    "longer|, as we reported in {year}|, compared with {share} per cent the year before|, and "
    "{officer} now leads this work|. The {thing} scheme at {near} is a promising example"
)
_MONTHS = "January March May June September November".split()
_NAMES = "Ada Ben Cora Dev Ella Finn Gita Hal Ines Jon Kay Lena Mo Nia Omar Pia Ravi Sue Tom Una"


def report(number: int) -> tuple[str, str]:
    """The file name and the text of one report."""
    chance = Random(number)
    place = _place(Random(number // 3))
    year = 2015 + number % 3 * 4
    kind, body, series = _BODIES[number // 3 % len(_BODIES)]
    near = [_place(chance) for _ in range(4)]
    lines = [f"{place} {kind}: {series} inspection {year}", "", ""]
    for question in ("How good is the {body} overall?", *chance.sample(_QUESTIONS, 6)):
        lines += [question.format(body=body), "", chance.choice(_GRADES), ""]
        for _ in range(chance.randint(2, 4)):
            lines += [" ".join(_sentences(chance, place, body, near)), ""]
        lines += ["Areas for improvement", ""]
        lines += [f"• {_sentence(chance, place, body, near)}" for _ in range(2)]
        lines += ["", ""]
    name = f"{place}-{body}-{year}-{number}".lower()
    return f"{name}.txt", "\n".join(lines)


def _sentences(chance: Random, place: str, body: str, near: list[str]) -> Iterator[str]:
    for _ in range(chance.randint(2, 4)):
        yield _sentence(chance, place, body, near)


def _sentence(chance: Random, place: str, body: str, near: list[str]) -> str:
    def one(choices: str) -> str:
        return chance.choice(choices.split("|"))

    pattern = f"{one(_SUBJECTS)} {one(_VERBS)} {one(_THINGS)}{one(_TAILS)}."
    person = f"{chance.choice(_NAMES.split())} {_place(chance)}"
    return pattern.format(
        body=body,
        place=place,
        near=chance.choice(near),
        noun=chance.choice(_NOUNS),
        other=chance.choice(_NOUNS),
        thing=_place(chance),
        officer=person,
        money=chance.randint(1, 400) / 10,
        share=chance.randint(2, 98),
        days=chance.randint(2, 90),
        count=chance.randint(3, 2000),
        month=chance.choice(_MONTHS),
        year=chance.randint(2012, 2024),
    )


def _place(chance: Random) -> str:
    middle = chance.choice(_MIDDLE.split()) if chance.random() < 0.6 else ""
    return chance.choice(_FIRST.split()) + middle + chance.choice(_LAST.split())


def write(count: int, folder: Path) -> None:
    """Put so many reports in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        name, text = report(number)
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
