"""Pieces of reports put together as if they had been made together."""

from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.document import Document, Kind
from bot.search.analysis import raw_tokens, tokenise
from bot.search.packing import packed, unpacked
from bot.search.pieces import Pieces, joined, pieces
from bot.search.stored import Saved
from tests.search.material import STEMMER, laid_out

HEADING, PARAGRAPH, ITEM = Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM
DOCUMENTS = (
    laid_out((HEADING, "Loam 2016"), (PARAGRAPH, "Dogs bark. They cost £4m."), (PARAGRAPH, "Ah.")),
    laid_out((PARAGRAPH, "In 2015:"), (ITEM, "k dogs ran"), (ITEM, "co-operate well")),
    laid_out((HEADING, "Barset"), (PARAGRAPH, "Zebras’ stripes are 12 per cent wider.")),
    laid_out((HEADING, "Savings"), (PARAGRAPH, "The chief finance officer (CFO) saved.")),
)


def cut(documents: tuple[Document, ...], *names: str) -> Pieces:
    return pieces(documents, STEMMER, names or [str(DOCUMENTS.index(d)) for d in documents])


def same(first: Pieces, second: Pieces) -> bool:
    arrays, others = packed(first), packed(second)
    assert arrays.keys() == others.keys()
    return all(np.array_equal(array, others[name]) for name, array in arrays.items())


@given(st.permutations(range(4)).flatmap(lambda p: st.integers(1, 4).map(lambda n: p[:n])))
def test_single_reports_join_in_any_order_and_number(order: list[int]) -> None:
    first, second = cut(DOCUMENTS[:2]), cut(DOCUMENTS[2:])
    runs = [(first, n, n + 1) if n < 2 else (second, n - 2, n - 1) for n in order]
    assert same(joined(runs), cut(tuple(DOCUMENTS[n] for n in order)))


def test_the_words_of_a_report_that_is_gone_are_gone() -> None:
    whole = cut(DOCUMENTS)
    left = joined([(whole, 0, 2), (whole, 3, 4)])
    assert "zebras" in whole.surface
    assert "zebras" not in left.surface
    assert "zebra" not in left.terms


def test_packed_pieces_are_the_same_unpacked() -> None:
    whole = cut(DOCUMENTS, "a", "b", "c", "d é")
    again = unpacked(packed(whole))
    assert same(whole, again)
    assert again.files == ("a", "b", "c", "d é")


def test_every_part_of_what_is_saved_has_one_list_a_report() -> None:
    saved = cut(DOCUMENTS).saved
    assert {len(getattr(saved, field.name)) for field in fields(Saved)} == {len(DOCUMENTS)}


WRITTEN = st.text("aé’'-. ,\n/0159%mkKn£per cent2015", max_size=40)


@given(WRITTEN)
def test_a_token_alone_is_what_it_is_in_its_text(text: str) -> None:
    alone = [token.text for raw in raw_tokens(text) for token in tokenise(raw)]
    assert alone == [token.text for token in tokenise(text)]
