from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat.memory.links import Asked, pack, pack_places, unpack, unpack_places
from bot.reports.document import Document, Span

LINE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).map(
    lambda text: " ".join(text.split()) or "?"
)


@given(question=LINE, history=st.lists(LINE, max_size=2))
def test_what_is_packed_comes_back_or_does_not_fit(question: str, history: list[str]) -> None:
    asked = Asked(question, tuple(history))
    payload = pack(asked)
    if payload is None:
        assert len("\n".join((question, *history)).encode()) > 40
    else:
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
        assert unpack(payload) == asked


def test_links_in_the_wild_stay_good() -> None:
    assert unpack("qQ1aMCC-oh-0B") == Asked("what is the workforce grading?")
    assert unpack("qA7rQngtZByLQoL62BwA") == Asked("why?", ("what is the workforce grading?",))


def test_a_long_question_fits() -> None:
    question = "How many special constables does the force plan to have and who trains them?"
    assert len(pack(Asked(question)) or "") == 41
    assert pack(Asked(question), 40) is None


@given(st.text(max_size=80))
@example("q")
@example("qéé")
@example("p")
@example("q" + "A" * 63)
def test_anything_else_unpacks_to_nothing_or_a_question(payload: str) -> None:
    asked = unpack(payload)
    assert asked is None or (payload.startswith("q") and asked.question.strip())
    assert unpack_places(payload, ()) == ()


def test_a_bomb_is_not_unpacked() -> None:
    assert unpack(pack(Asked("a" * 19_000), 5000) or "") == Asked("a" * 19_000)
    assert unpack(pack(Asked("a" * 21_000), 5000) or "") is None


@pytest.fixture
def document() -> Document:
    return Document(id="barset", title="T", text="One. Two. Three.", blocks=())


def test_places_come_back_in_their_report(document: Document) -> None:
    spans = (Span(document, 0, 4), Span(document, 5, 9))
    payload = pack_places(spans) or ""
    assert re.fullmatch(r"p[A-Za-z0-9_-]{1,56}", payload)
    other = Document(id="other", title="T", text="x", blocks=())
    assert unpack_places(payload, (other, document)) == spans
    assert unpack_places(payload, (other,)) == ()


def test_places_outside_of_the_report_are_not_believed(document: Document) -> None:
    longer = Document(id="barset", title="T", text="x" * 100, blocks=())
    payload = pack_places((Span(longer, 50, 60),)) or ""
    assert unpack_places(payload, (document,)) == ()
    assert pack_places(()) is None


def test_no_more_places_than_fit(document: Document) -> None:
    payload = pack_places([Span(document, 0, 4)] * 9) or ""
    assert len(payload) <= 57
    assert len(unpack_places(payload, (document,))) == 5


def test_a_blank_question_or_a_quote_too_long_is_no_link() -> None:
    assert unpack(pack(Asked(" ")) or "") is None
    assert unpack(pack(Asked("why?", (" ",))) or "") is None
    document = Document(id="d", title="T", text="x" * 70_000, blocks=())
    near = Span(document, 0, 5)
    payload = pack_places((Span(document, 0, 70_000), near)) or ""
    assert unpack_places(payload, (document,)) == (near,)
