from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.site.page import page
from bot.render.site.sentences import address, name
from bot.reports.document import Document, Kind, Span
from bot.search.passages import Splitter, passages
from tests.render.site.material import Page, report, span

_WORDS = st.text("ab.?! <&>\"'’:\tGod£", min_size=1).filter(lambda text: bool(text.strip()))
_LINE = st.one_of(
    st.tuples(st.just(Kind.HEADING), st.integers(1, 6), _WORDS),
    st.tuples(st.sampled_from((Kind.PARAGRAPH, Kind.ITEM, Kind.LABEL)), st.just(0), _WORDS),
)
REPORTS = st.lists(_LINE, min_size=1, max_size=12).map(lambda lines: report(tuple(lines)))
"""Reports of any structure, in which the same words stand often."""

LIST = name(span(report(), "The force should:\n\nhire more people;\n\nmend the radio."))
LAID_OUT = """
<section> <h2> How well does it answer calls? </h2>
<div class="labels"> <p> <b class="chip level-4"> Good </b> </p> </div>
<p> It answers most calls in 9 seconds. Staff like the new &lt;system&gt; &amp; more. </p>
<section> <h3> Areas for improvement </h3>
<div> <p> The force should: </p>
<ul> <li> hire more people; </li> <li> mend the radio. </li> </ul> </div>
</section> </section>
<section> <h2> Annex </h2>
<ul> <li> Leadership: <b class="chip level-1"> Inadequate </b> </li> </ul>
<p> Staff like tea. Staff like tea. </p> </section>
"""


def test_a_report_is_laid_out_as_it_is_structured() -> None:
    html = page(report())
    main = html[html.index("<section>") : html.index("</main>")]
    plain = re.sub(r"</?span[^>]*>", "", main).replace(f'<div id="{LIST}">', "<div>")
    assert _apart(plain) == LAID_OUT.split()


def _apart(html: str) -> list[str]:
    return re.sub(r"(<[^>]*>)", r" \1 ", html).split()


def test_the_heading_that_says_the_title_is_the_pages_title() -> None:
    begins, differs = Page(page(report())), Page(page(report(title="Another")))
    assert begins.within["h1"] == ["Coastshire 2020"]
    assert begins.within["h2"] == ["How well does it answer calls?", "Annex"]
    assert differs.within["h1"] == ["Another"]
    assert differs.within["h2"] == ["Coastshire 2020"]


def test_the_contents_are_a_tree_of_links_to_the_headings() -> None:
    found = Page(page(report()))
    assert [found.ids[link[1:]] for link in found.links[1:]] == [
        "How well does it answer calls?",
        "Areas for improvement",
        "Annex",
    ]
    assert (
        re.sub(r"\s+|<a [^>]*>|</a>", "", page(report()).split('Contents">')[1])[:97]
        == (
            "<ol><li>Howwelldoesitanswercalls?<ol><li>Areasforimprovement</li></ol></li><li>Annex</li></ol></nav>"
        )[:97]
    )


def test_a_sentence_is_marked_and_has_the_focus() -> None:
    document = report()
    html = page(document, span(document, "It answers most calls in 9 seconds."))
    assert html.count("<mark") == 1
    assert (
        '<mark id="quote" tabindex="-1" autofocus>It answers most calls in 9 seconds.</mark>'
        in html
    )
    assert 'href="#quote">Go to the quote in the report</a>' in html
    assert Page(html).within["blockquote"] == ["It answers most calls in 9 seconds."]


def test_a_quote_over_several_blocks_is_marked_in_each() -> None:
    document = report()
    found = Page(page(document, span(document, "more.\n\nAreas for improvement\n\nThe force")))
    assert found.within["mark"] == ["more.", "Areas for improvement", "The force"]
    assert found.ids["quote"] == "more."


def test_a_quote_over_two_sentences_is_marked_with_the_space_between() -> None:
    document = report()
    found = Page(page(document, span(document, "seconds. Staff")))
    assert found.within["mark"] == ["seconds.", " ", "Staff"]


def test_the_title_can_be_marked() -> None:
    document = report()
    assert Page(page(document, span(document, "Coastshire"))).ids["quote"] == "Coastshire"


def test_a_mark_of_another_report_is_refused() -> None:
    with pytest.raises(ValueError, match="the mark is of coastshire, the page of other"):
        page(report(id="other"), Span(report(), 0, 3))


def test_a_page_runs_and_loads_nothing() -> None:
    html = page(report(source="https://example.org/a?b=1&c=2"))
    assert "script-src 'none'; base-uri 'none'; form-action 'none'\">" in html
    assert "default-src 'none'; style-src 'sha256-" in html
    found = Page(html)
    assert not {"script", "img", "link", "iframe"} & set(found.tags)
    assert "url(" not in html and "@import" not in html
    assert [link for link in found.links if link[0] != "#"] == ["https://example.org/a?b=1&c=2"]


@pytest.mark.parametrize("source", ["javascript:alert(1)", "https://a b", "A & B (2020)", None])
def test_only_web_addresses_are_linked_and_other_sources_are_told(source: str | None) -> None:
    found = Page(page(report(source=source)))
    assert all(link[0] == "#" for link in found.links)
    assert (f"Source: {source}" in found.within["header"][0]) == bool(source)


def test_what_html_cannot_hold_is_replaced() -> None:
    document = report(((Kind.PARAGRAPH, 0, "a\x00b\ud800c\x85d"),), title='"<b>\x07')
    html = page(document)
    assert Page(html).within["main"] == ["a\ufffdb\ufffdc\ufffdd"]
    assert "<h1>&quot;&lt;b&gt;\ufffd</h1>" in html
    assert html.encode()


def test_the_first_block_of_a_page_says_its_number() -> None:
    document = report(((Kind.PARAGRAPH, 0, "One."), (Kind.ITEM, 0, "Two."), (Kind.ITEM, 0, "3.")))
    paged = report(
        ((Kind.PARAGRAPH, 0, "One."), (Kind.ITEM, 0, "Two."), (Kind.ITEM, 0, "3.")),
        pages=(0, document.text.index("Two.")),
    )
    html = page(paged)
    assert re.findall(r"<(\w+) id=\"page-(\d)\" data-page=\"(\d)\">", html) == [
        ("p", "1", "1"),
        ("li", "2", "2"),
    ]


@given(REPORTS)
def test_every_sentence_stands_at_its_address(document: Document) -> None:
    splitter = Splitter()
    found = Page(page(document))
    for passage in passages(document, splitter):
        for sentence in passage.sentences:
            there = found.ids[address(sentence, splitter)]
            assert "".join(there.split()) == "".join(sentence.text.split())


@given(REPORTS)
def test_every_word_of_a_report_is_on_its_page_once_and_in_order(document: Document) -> None:
    found = Page(page(document))
    told = "".join([*(found.within["h1"] if _headed(document) else []), *found.within["main"]])
    assert "".join(told.split()) == "".join(document.text.split())


def _headed(document: Document) -> bool:
    first = document.blocks[0]
    return first.kind is Kind.HEADING and document.span(first).text == document.title


@given(REPORTS, st.data())
def test_exactly_the_quote_is_marked(document: Document, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(document.text)))
    mark = Span(document, start, data.draw(st.integers(start, len(document.text))))
    marked = "".join(Page(page(document, mark)).within.get("mark", []))
    assert "".join(marked.split()) == "".join(mark.text.split())
