from __future__ import annotations

from hashlib import sha256

from bot.render.site.sentences import address, name, sentences
from bot.reports.document import Kind, Span
from bot.search.passages import Splitter
from tests.render.site.material import report, span


def test_a_paragraph_is_cut_into_sentences_and_a_heading_is_not() -> None:
    document = report(((Kind.HEADING, 1, "A. B? C"), (Kind.PARAGRAPH, 0, "One came. Two left.")))
    cut = [[s.text for s in sentences(document, b, Splitter())] for b in document.blocks]
    assert cut == [["A. B? C"], ["One came.", "Two left."]]


def test_an_address_is_made_of_the_sentences_words() -> None:
    digest = sha256(b"mend the radio.").hexdigest()
    assert name(span(report(), "mend the radio.")) == f"s{digest[:12]}"


def test_the_same_words_are_counted() -> None:
    document = report()
    first = document.text.index("Staff like tea.")
    again = document.text.index("Staff like tea.", first + 1)
    names = [name(Span(document, at, at + 15)) for at in (first, again)]
    assert names == [names[0], f"{names[0]}-1"]


def test_an_address_outlives_a_change_elsewhere() -> None:
    before = report()
    after = report(((Kind.PARAGRAPH, 0, "A new beginning."), *LINES_AFTER))
    said = "It answers most calls in 9 seconds."
    assert name(span(before, said)) == name(span(after, said))


LINES_AFTER = (
    (Kind.HEADING, 2, "How well does it answer calls?"),
    (Kind.PARAGRAPH, 0, "It answers most calls in 9 seconds. It hangs up on others."),
)


def test_the_address_of_a_span_is_that_of_the_sentence_that_it_starts_in() -> None:
    document = report()
    for words, sentence in (
        ("like the new", "Staff like the new <system> & more."),
        ("hire more people;\n\nmend", "hire more people;"),
        ("\n\nAnnex", "Annex"),
        ("The force should:\n\nhire more people;", "The force should:"),
        (" Staff like the", "Staff like the new <system> & more."),
    ):
        found = address(span(document, words), Splitter())
        assert found == name(span(document, sentence))
    end = len(document.text)
    assert address(Span(document, end, end), Splitter()) == ""


def test_a_lead_in_with_its_whole_list_has_an_address_of_its_own() -> None:
    document = report()
    whole = span(document, "The force should:\n\nhire more people;\n\nmend the radio.")
    assert address(whole, Splitter()) == name(whole)
