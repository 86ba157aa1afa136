import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports.formats.html.read import read
from tests.reports.formats.invariants import blocks, check, check_bytes, refused
from tests.reports.formats.pages import CARE, POLICE, POLICE_AREAS


def of(page: str) -> list[tuple[str, str]]:
    extract = read(page.encode())
    check(extract)
    return blocks(extract)


def test_police_page_keeps_the_report_and_drops_the_page_around_it() -> None:
    found = of(POLICE)
    assert found[:4] == [
        ("h1", "PEEL 2021/22: Northshire Police"),
        ("label", "Published 14 April 2022"),
        ("h2", "Summary"),
        ("paragraph", "We graded Northshire Police’s performance across nine areas of policing."),
    ]
    assert found[4:13] == [("item", f"{name}: {grade}") for name, grade in POLICE_AREAS]
    assert found[13] == ("h2", "Findings")
    assert found[-2:] == [("h2", "Notes"), ("item", "Data to 31 March 2022.")]


def test_police_page_has_each_area_with_its_grade_and_nested_list() -> None:
    found = of(POLICE)
    for n, (name, grade) in enumerate(POLICE_AREAS, 1):
        start = found.index(("h3", name))
        verb = "good" if n % 2 else "not good"
        assert found[start : start + 8] == [
            ("h3", name),
            ("label", grade),
            ("paragraph", f"Northshire Police is {verb} at area {n}."),
            ("h4", "Areas for improvement"),
            ("item", f"The force should improve area {n}."),
            ("item", "It should:"),
            ("item", "train officers; and"),
            ("item", "tell the public."),
        ]


def test_care_page_without_main_and_with_broken_markup() -> None:
    assert of(CARE) == [
        ("h1", "Willow House"),
        ("label", "Overall: Requires improvement"),
        ("item", "Provided by: Northshire Care Limited"),
        ("label", "Date of inspection: 3 and 4 May 2022"),
        ("item", "Safe: Requires improvement"),
        ("item", "Effective: Good"),
        ("item", "Caring: Outstanding"),
        ("h2", "Is the service safe?"),
        ("label", "Requires improvement"),
        ("paragraph", "Risks were not always assessed. Medicines were stored safely."),
        ("paragraph", 'People told us: "I feel safe here"'),
        ("h3", "Staffing"),
        ("paragraph", "There were 12 staff in 40 m2 of space on the 3rd floor."),
        ("paragraph", "Staff on each shift"),
        ("item", "Shift: Day; Nurses: 2; Carers: 10"),
        ("item", "Shift: Day; Nurses: 3; Carers: 11"),
        ("item", "Shift: Night; Nurses: none"),
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<p>Overall judgement<br>Good</p>",
            [("paragraph", "Overall judgement"), ("label", "Good")],
        ),
        (
            "<p>The force was judged<br>good at this.</p>",
            [("paragraph", "The force was judged good at this.")],
        ),
        (
            "<p>It is <span class='rating'>Good</span> overall.</p>",
            [("paragraph", "It is Good overall.")],
        ),
        ("<p>• one<br>• two</p>", [("item", "one"), ("item", "two")]),
        ("<h2>Safe: Good</h2>", [("h2", "Safe"), ("label", "Good")]),
        ("<h2>Good</h2>", [("label", "Good")]),
        (
            "<ul><li><h3>Safe</h3><p>Good</p><p>One.</p><p>Two.</p></li></ul>",
            [("h3", "Safe"), ("label", "Good"), ("paragraph", "One."), ("paragraph", "Two.")],
        ),
        ("<ul><li>Safe: <b class=rating>Good</b></ul>", [("item", "Safe: Good")]),
        ("<p>It was <b>Good</b></p>", [("paragraph", "It was Good")]),
        ("<p>It is <b class=rating>good</b></p>", [("paragraph", "It is good")]),
        ("<p>Staff<img alt='A photograph'></p>", [("paragraph", "Staff")]),
        ("<ul><li><b>Staff</b></ul>", [("item", "Staff")]),
        ("<p>Few<a href='#_ftn1'>[1]</a> left.</p>", [("paragraph", "Few left.")]),
        ("<h2 id=feedback>Feedback from patients</h2>", [("h2", "Feedback from patients")]),
        ("<div class=toggle><h3>Staff</h3></div>", [("h3", "Staff")]),
        ("<p><a href='#a'>See annex A</a></p>", [("paragraph", "See annex A")]),
        ("<ul><li><p>One.</p><p>More.</p></li></ul>", [("item", "One. More.")]),
        ("<ol><li>A<ol><li>B</ol>after</ol>", [("item", "A"), ("item", "B"), ("item", "after")]),
        ("<p>ﬁnan\u00adcial\u200b &amp;\u00a0 so\n on</p>", [("paragraph", "financial & so on")]),
        ("<p>See the plan (opens in a new tab) now.</p>", [("paragraph", "See the plan now.")]),
        ("<p>In 2015<sup>1</sup> and 10<sup>6</sup>.</p>", [("paragraph", "In 2015 and 106.")]),
        (
            "<details><summary>Staff</summary><p>Few.</details>",
            [("h1", "Staff"), ("paragraph", "Few.")],
        ),
        (
            "<div role=heading aria-level=3>Staff</div><p>Few.",
            [("h3", "Staff"), ("paragraph", "Few.")],
        ),
        (
            "<table role=presentation><tr><td>Left.<td>Right.</table>",
            [("paragraph", "Left."), ("paragraph", "Right.")],
        ),
        ("<table><tr><td><h2>Staff</h2><p>Few.</table>", [("h2", "Staff"), ("paragraph", "Few.")]),
        ("<dl><dt>Term<dd>First.<dd>Second.</dl>", [("item", "Term: First. Second.")]),
        ("<form><h1>Report</h1><p>Text.</p></form>", [("h1", "Report"), ("paragraph", "Text.")]),
        ("<p>a<noscript>b</noscript><textarea>c</textarea>d", [("paragraph", "ad")]),
    ],
)
def test_markup(markup: str, expected: list[tuple[str, str]]) -> None:
    assert of(markup) == expected


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>News</nav>",
        "<div class='cookieBanner'><p>" + "We store things on your device. " * 20 + "</p></div>",
        "<div hidden>Secret</div>",
        "<div style='color:red; display : none'>Secret</div>",
        "<span aria-hidden='true'>Secret</span>",
        "<button>Save to my list</button>",
        "<a role=button>Start now</a>",
        "<form>Report this page as wrong</form>",
        "<p>Was this page helpful?</p>",
        "<p>Skip to main content</p>",
        "<h2>Related content</h2><ul><li><a href='/a'>Other</a></li></ul>",
        "<h2>On this page</h2><ul><li><a href='#a'>A</a><li><a href='#b'>B</a></ul>",
        "<ul><li><a href='#a'>Safe</a><li><a href='#b'>Caring</a></ul>",
        "<div class='share'><a href='//x'>Post</a> <a href='//y'>Mail</a></div>",
        "<aside><a href='/x'>A long list of links to elsewhere</a></aside>",
        "<div role='search'>Find a report</div>",
        "<iframe>Frame</iframe><svg><text>Logo</text></svg>",
    ],
)
def test_furniture_goes_and_its_neighbours_stay(furniture: str) -> None:
    page = f"<h1>Report</h1><p>Before.</p>{furniture}<p>After.</p>"
    assert of(page) == [("h1", "Report"), ("paragraph", "Before."), ("paragraph", "After.")]


@pytest.mark.parametrize(
    "content",
    [
        "<div class='feedback from-patients'><p>{}</p></div>",
        "<aside><p>{}</p></aside>",
        "<div id=p hidden>{}</div><h2><button aria-controls=p>Open</button></h2>",
        "<div class='accordion-panel' style='display:none'>{}</div>",
        "<div hidden=until-found>{}</div>",
        "<div role=tabpanel hidden>{}</div>",
        "<main><p>Loading</p></main><p>{}</p>",
        "<main><div role=main><p>{}</p></div></main>",
        "<form>{}</form>",
        "<article><header>{}</header></article>",
        "<nav><h1>Unclosed navigation</h1><p>{}",
    ],
)
def test_content_that_looks_like_furniture_stays(content: str) -> None:
    words = "Patients told inspectors that they waited too long. " * 20
    assert read(f"<p>x</p>{content.format(words)}".encode()).text.count(words.strip()) == 1


def test_grades_on_broken_lines_are_labels() -> None:
    assert of("<h2>Grades</h2><p>Safe: Good<br>Well led: Poor<br>It is a summary.</p>") == [
        ("h2", "Grades"),
        ("label", "Safe: Good"),
        ("label", "Well led: Poor"),
        ("paragraph", "It is a summary."),
    ]


def test_title_above_main_is_kept() -> None:
    page = (
        "<title>Oak House - Site</title><header><h1>Oak House</h1><p>Site</p></header>"
        "<main><p>Text of the report.</p></main>"
    )
    assert of(page) == [("h1", "Oak House"), ("paragraph", "Text of the report.")]


def test_character_sets() -> None:
    for name in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert read("<p>£1 – naïve</p>".encode(name)).text == "£1 – naïve"
    russian = "<meta charset='koi8-r'><p>Отчёт</p>".encode("koi8-r")
    assert read(russian).text == "Отчёт"
    assert read(b"<meta charset='no-such-set'><p>\xa31</p>").text == "£1"


def test_refuses_what_is_no_page() -> None:
    assert refused(read, b"%PDF-1.7 x") == ("it is really a PDF file. Rename it to end in .pdf.")
    assert "holds no text" in refused(read, b"<html><body><script>render()</script></body>")
    assert "binary" in refused(read, b"<p>\0\1\2</p>")


def test_very_deep_nesting_is_read() -> None:
    depth = sys.getrecursionlimit() * 2
    assert read(b"<div><span>" * depth + b"Deep.").text == "Deep."


TAGS = "div p span h1 h2 ul ol li table tr td th a b br sup dl dt dd nav main form button".split()


@settings(deadline=None)
@given(st.lists(st.one_of(
    st.sampled_from([f"<{t}>" for t in TAGS] + [f"</{t}>" for t in TAGS]),
    st.sampled_from(["<td colspan=9 rowspan=3>", "<a href='#x'>", "<div class='rating'>", "Good"]),
    st.text(max_size=12),
), max_size=40))  # fmt: skip
def test_any_markup_holds_the_invariants(parts: list[str]) -> None:
    check_bytes(read, "".join(parts).encode("utf-8", "ignore"))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_hold_the_invariants(raw: bytes) -> None:
    check_bytes(read, raw)
