"""Passages and sentences are slices, in order, and leave nothing out."""

from hypothesis import given
from hypothesis import strategies as st

from bot.reports.document import Document, Kind
from bot.search.passages import Splitter, passages
from tests.search.material import laid_out as document

SPLITTER = Splitter()


def sentences(report: Document) -> list[str]:
    return [s.text for p in passages(report, SPLITTER) for s in p.sentences]


def test_abbreviations_and_figures_do_not_end_a_sentence() -> None:
    text = "Dr. Bell saved £22.9m, i.e. a lot. The U.S. was not asked. No. 5 was."
    assert sentences(document((Kind.PARAGRAPH, text))) == [
        "Dr. Bell saved £22.9m, i.e. a lot.",
        "The U.S. was not asked.",
        "No. 5 was.",
    ]


def test_a_lead_in_and_its_list_are_one_sentence() -> None:
    report = document(
        (Kind.PARAGRAPH, "The force should:"), (Kind.ITEM, "plan"), (Kind.ITEM, "train")
    )
    assert sentences(report) == ["The force should:\n\nplan\ntrain"]


def test_in_a_long_list_each_item_is_a_sentence() -> None:
    items = [(Kind.ITEM, f"{word} {'very ' * 80}well") for word in ("plan", "train")]
    report = document((Kind.PARAGRAPH, "The force should:"), *items)
    assert [text.split()[0] for text in sentences(report)] == ["The", "plan", "train"]
    assert len(passages(report, SPLITTER)) == 1


def test_headings_and_labels_are_context_and_never_sentences() -> None:
    report = document(
        (Kind.HEADING, "How good is it?"), (Kind.LABEL, "Good"), (Kind.PARAGRAPH, "It is.")
    )
    (passage,) = passages(report, SPLITTER)
    assert [s.text for s in passage.sentences] == ["It is."]
    assert [h.text for h in passage.context] == ["How good is it?"]


BLOCKS = st.lists(
    st.tuples(st.sampled_from((Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING)), st.text(min_size=1)),
    max_size=8,
)


@given(BLOCKS)
def test_sentences_are_ordered_slices_that_hold_every_word(
    blocks: list[tuple[Kind, str]],
) -> None:
    report = document(*blocks)
    for passage in passages(report, SPLITTER):
        end = passage.span.start
        for sentence in passage.sentences:
            assert not report.text[end : sentence.start].strip()
            assert sentence.text == report.text[sentence.start : sentence.end]
            end = sentence.end
        assert not report.text[end : passage.span.end].strip()
