"""Briefs as one HTML document, made to be printed on A4 and to be read on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.packs import style
from bot.packs.brief import Brief, Fact, Graded
from bot.packs.cells import Excerpt
from bot.packs.quoted import answered, quotes
from bot.render.site.chips import chip
from bot.render.site.markup import element, escape

_WAYS = {
    "up": "▲ up",
    "down": "▼ down",
    "the same": "= the same",
    "new": "graded anew",
    "gone": "no longer graded",
    "not comparable": "not comparable",
}
_CHANGED = {
    "new": "New",
    "repeated": "Repeated: before, and now",
    "gone": "No longer listed",
}


def to_html(briefs: Sequence[Brief], charts: str = "") -> str:
    """The whole document; ``charts``: pictures of the grades as HTML, which stand first."""
    one = len(briefs) == 1
    title = briefs[0].title if one else f"{len(briefs)} inspection reports in brief"
    parts = [
        element("a", "Skip to the text", class_="skip", href="#text"),
        element("header", element("h1", escape(title)) + ("" if one else _contents(briefs))),
        '<main id="text" class="pack">',
        element("section", charts, class_="charts") if charts and not one else "",
        *(
            _article(n, b, titled=not one, charts=charts if one else "")
            for n, b in enumerate(briefs)
        ),
        "</main>",
        element("footer", element("p", style.MADE)),
    ]
    return style.whole(title, "\n".join(filter(None, parts)))


def _contents(briefs: Sequence[Brief]) -> str:
    links = (
        element("li", element("a", escape(b.label), href=f"#r{n}")) for n, b in enumerate(briefs)
    )
    return element("nav", element("ol", "".join(links)), aria_label="Reports", class_="reports")


def _article(number: int, brief: Brief, *, titled: bool, charts: str) -> str:
    level = 3 if titled else 2
    sections = [
        (_section(level, heading, body)) for heading, body in _sections(brief, charts) if body
    ]
    head = element("h2", escape(brief.title)) if titled else ""
    return element("article", "\n".join([head, _facts(brief.facts), *sections]), id=f"r{number}")


def _section(level: int, heading: str, body: str) -> str:
    return element("section", element(f"h{level}", escape(heading)) + body)


def _sections(brief: Brief, charts: str) -> Iterator[tuple[str, str]]:
    yield "Grades", _grades(brief) + charts
    if brief.formerly:
        yield "What it says of the grades before", quotes(brief.formerly)
    heading = "What needs to improve" if brief.listed else "What is criticised"
    yield heading, _all(brief.improve)
    if brief.before:
        yield f"Areas for improvement: changes since {brief.before}", _changes(brief)
    yield "What is praised", _all(brief.praised)
    if brief.steps:
        yield "What happens next", quotes(brief.steps)
    for question, cell in brief.answers:
        yield question, answered(cell)


def _all(excerpts: Sequence[Excerpt]) -> str:
    return quotes(excerpts) if excerpts else element("p", "Does not say", class_="silent")


def _facts(facts: Sequence[Fact]) -> str:
    rows = (
        element("dt", escape(fact.label))
        + element("dd", escape(fact.said) + (_small(fact.where) if fact.where else ""))
        for fact in facts
    )
    return element("dl", "".join(element("div", row) for row in rows), class_="facts")


def _grades(brief: Brief) -> str:
    if not brief.grades:
        return element("p", "The report gives no grades.", class_="silent")
    heads = ["What was graded", *([brief.before, "Change"] if brief.before else []), "Grade"]
    head = element("tr", "".join(element("th", escape(h), scope="col") for h in heads))
    rows = "".join(_row(graded, compared=bool(brief.before)) for graded in brief.grades)
    return element("table", element("thead", head) + element("tbody", rows), class_="graded")


def _row(graded: Graded, *, compared: bool) -> str:
    subject = element("th", escape(graded.subject), scope="row")
    before = element("td", _given(graded.former, graded.former_where))
    way = element("td", escape(_WAYS.get(graded.way, "")), class_="way")
    after = element("td", _given(graded.grade, graded.where))
    return element("tr", "".join([subject, *([before, way] if compared else []), after]))


def _given(grade: str, where: str) -> str:
    if not grade:
        return element("span", "–", class_="silent")
    return chip(grade) + (_small(where) if where else "")


def _changes(brief: Brief) -> str:
    parts = []
    for name, label in _CHANGED.items():
        found = [excerpts for other, excerpts in brief.changed if other == name]
        if found:
            items = "".join(element("li", _change(excerpts, brief.before)) for excerpts in found)
            count = f"{label} ({len(found)})"
            parts.append(element("h4", escape(count)) + element("ul", items, class_="quotes"))
    return "".join(parts) or element("p", "Neither report lists any.", class_="silent")


def _change(excerpts: Sequence[Excerpt], before: str) -> str:
    if len(excerpts) == 1:
        return quotes(excerpts)
    earlier, now = excerpts
    dated = element("p", escape(before), class_="dated")
    return dated + quotes([earlier]) + element("p", "Now", class_="dated") + quotes([now])


def _small(text: str) -> str:
    return " " + element("small", escape(text))
