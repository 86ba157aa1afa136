"""Invented reports on several councils, some inspected twice, for questions over a library."""

from __future__ import annotations

from pathlib import Path

from bot.answering.assistant import Assistant
from bot.answering.model import Model
from bot.reports.corpus import open_corpus

TABLE = """file,authority,inspection_started,lead_inspector,overall,leaders,in_care,leavers
ashford-vale-2021.md,Ashford Vale,01/03/2021,Ann Hill,good,good,good,good
ashford-vale-2024.md,Ashford Vale,04/03/2024,Ann Hill,outstanding,good,outstanding,good
elmbury-2023.md,Elmbury,03/04/2023,Ben Lee,inadequate,inadequate,inadequate,good
north-tarn-2022.md,North Tarn,02/05/2022,Cat Moss,good,outstanding,good,joint
pell-and-dray-2024.md,Pell and Dray,06/05/2024,Cat Moss,requires improvement,good,good,good
wexcombe-2023.md,Wexcombe,05/12/2022,Dan Ivy,good,requires improvement,good,good
"""
AREAS = {
    "ashford-vale-2021": (
        "The quality of written plans for children who go missing.",
        "The supervision of social workers.",
    ),
    "ashford-vale-2024": (
        "The quality of plans for children who go missing from home.",
        "Access to dentists for young adults.",
    ),
}
_REPORT = """# Inspection of {place} local authority children’s services

Inspection dates: {day} to 30 {month} {year}

Lead inspector: {lead}

The impact of leaders on practice: {leaders}

The experiences of children in care: {in_care}

The experiences of care leavers: {leavers}

Overall effectiveness: {overall}

## What needs to improve?

{areas}

## What inspectors found

{finding}
"""
_FINDINGS = {
    "elmbury-2023": "Elmbury spent £3m on agency staff last year.",
    "wexcombe-2023": "Wexcombe spent £5m on agency staff last year.",
}
_MONTHS = "January February March April May June July August September October November December"


def write(folder: Path, *only: str) -> Path:
    """The folder with the reports of the table, or some of them, and the table itself."""
    (folder / "grades.csv").write_text(TABLE, encoding="utf-8")
    head, *lines = TABLE.splitlines()
    for line in lines:
        row = dict(zip(head.split(","), line.split(","), strict=True))
        name = row["file"].removesuffix(".md")
        if not only or name in only:
            (folder / row["file"]).write_text(_text(name, row), encoding="utf-8")
    return folder


def _text(name: str, row: dict[str, str]) -> str:
    day, month, year = row["inspection_started"].split("/")
    graded = {c: row[c].capitalize() for c in ("overall", "leaders", "in_care", "leavers")}
    text = _REPORT.format(
        place=row["authority"],
        day=int(day),
        month=_MONTHS.split()[int(month) - 1],
        year=year,
        lead=row["lead_inspector"],
        areas="\n".join(f"- {area}" for area in AREAS.get(name, ("The pace of change.",))),
        finding=_FINDINGS.get(name, "Staff know their children well."),
        **graded,
    )
    joint = "The experiences of care leavers: Joint\n\n"
    if joint in text:
        text = text.replace(joint, "").replace(
            "of children in care", "of children in care and leavers"
        )
    return text


def library(folder: Path, *only: str) -> Assistant:
    """An assistant over these reports, by words alone."""
    documents = open_corpus(write(folder, *only)).documents()
    return Assistant.over(documents, Model.shipped(meaning=False))
