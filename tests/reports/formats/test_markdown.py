from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports.formats.markdown import read
from tests.reports.formats.invariants import blocks, check, check_bytes, refused

REPORT = """---
title: Northshire
layout: report
---

Northshire Police
=================

Published 3 May 2022

## How *well* does the force plan?

**Requires improvement**

The force has **1,220** officers[^1], see [the plan](https://example.org/plan "Plan").
It ~~had~~ [has][ref] no `model`.

### Areas for improvement

1. Do *this*.
2. Do that:
   - first; and
   - second.

| Area | Grade |
|------|-------|
| Safe | Good  |

```python
print("x")
```

<div class="cookie-banner">Cookies</div>

[^1]: Headcount.

[ref]: https://example.org/ref
"""


def test_report() -> None:
    extract = read(REPORT.encode())
    check(extract)
    assert blocks(extract) == [
        ("h1", "Northshire Police"),
        ("label", "Published 3 May 2022"),
        ("h2", "How well does the force plan?"),
        ("label", "Requires improvement"),
        ("paragraph", "The force has 1,220 officers, see the plan. It had has no model."),
        ("h3", "Areas for improvement"),
        ("item", "Do this."),
        ("item", "Do that:"),
        ("item", "first; and"),
        ("item", "second."),
        ("item", "Safe: Good"),
        ("paragraph", 'print("x")'),
        ("paragraph", "Headcount."),
    ]


def test_grades_and_dates_on_lines_of_their_own() -> None:
    summary = b"**Published:** 3 May 2022\n**Safe:** Good\nWell led: Requires improvement\n"
    assert blocks(read(summary)) == [
        ("label", "Published: 3 May 2022"),
        ("label", "Safe: Good"),
        ("label", "Well led: Requires improvement"),
    ]
    prose = b"It was published on\n3 May 2022\n"
    assert blocks(read(prose)) == [("paragraph", "It was published on 3 May 2022")]


def test_a_bold_heading_on_several_lines_is_one() -> None:
    text = b"**Who was**\n\n**asked to come?**\n\n**What do visitors**\n\n**Then Get?**\n\nTea."
    assert blocks(read(text)) == [
        ("h1", "Who was asked to come?"),
        ("h1", "What do visitors Then Get?"),
        ("paragraph", "Tea."),
    ]
    apart = b"**Safety**\n\n**Who is asked?**\n\n**all of them agree.** Tea."
    assert [kind for kind, _ in blocks(read(apart))] == ["h1", "h1", "paragraph"]


def test_front_matter_only_at_the_start() -> None:
    assert read(b"One.\n\n---\n\nTwo.\n\n---\n").text == "One.\n\nTwo."
    assert read(b"+++\ntitle = 'x'\n+++\nOne.").text == "One."


def test_refuses_what_is_no_text() -> None:
    assert "zip or Office file" in refused(read, b"PK\x03\x04rest")
    assert "holds no text" in refused(read, b"---\ntitle: x\n---\n")


marks = [
    "# ",
    "- ",
    "1. ",
    "|",
    "---",
    "\n",
    "\n\n",
    "**",
    "_",
    "`",
    "[^1]",
    "[^1]: ",
    "Good",
    "<p>",
]


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(marks), st.text(max_size=8)), max_size=30))
def test_any_markdown_holds_the_invariants(parts: list[str]) -> None:
    check_bytes(read, "".join(parts).encode("utf-8", "ignore"))


@settings(deadline=None)
@given(st.binary(max_size=100))
def test_any_bytes_hold_the_invariants(raw: bytes) -> None:
    check_bytes(read, raw)
