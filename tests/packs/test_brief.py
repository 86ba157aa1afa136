from __future__ import annotations

from bot.answering.assistant import Assistant
from bot.packs import brief_page
from bot.packs.brief import Brief, Fact, briefs


def brief(councils: Assistant, name: str, *questions: str) -> Brief:
    documents = [d for d in councils.documents if d.id == name]
    (found,) = briefs(councils, documents, questions)
    return found


def test_a_report_is_told_by_its_own_days_and_people(councils: Assistant) -> None:
    assert brief(councils, "elmbury-2023").facts == (
        Fact("Place", "Elmbury", ""),
        Fact("Inspected", "3 to 30 April 2023", ""),
        Fact("Lead inspector", "Ben Lee", "paragraph 1"),
    )


def test_grades_stand_beside_those_before(councils: Assistant) -> None:
    found = brief(councils, "ashford-vale-2024")
    assert found.before == "2021"
    assert [(g.subject, g.former, g.way, g.grade) for g in found.grades] == [
        ("Overall effectiveness", "Good", "up", "Outstanding"),
        ("The impact of leaders on practice", "Good", "the same", "Good"),
        ("The experiences of children in care", "Good", "up", "Outstanding"),
        ("The experiences of care leavers", "Good", "the same", "Good"),
    ]


def test_areas_are_new_repeated_or_gone_with_the_words_of_both(councils: Assistant) -> None:
    found = brief(councils, "ashford-vale-2024")
    assert [(name, [e.quote for e in said]) for name, said in found.changed] == [
        ("new", ["Access to dentists for young adults."]),
        (
            "repeated",
            [
                "The quality of written plans for children who go missing.",
                "The quality of plans for children who go missing from home.",
            ],
        ),
        ("gone", ["The supervision of social workers."]),
    ]


def test_without_an_earlier_report_nothing_is_said_of_changes(councils: Assistant) -> None:
    found = brief(councils, "elmbury-2023")
    assert (found.before, found.changed) == ("", ())
    assert {(g.former, g.way) for g in found.grades} == {("", "")}
    html = brief_page.to_html([found])
    assert "changes since" not in html
    assert "<h1>Inspection of Elmbury local authority children’s services</h1>" in html


def test_chosen_questions_are_answered_or_not(councils: Assistant) -> None:
    found = brief(councils, "elmbury-2023", "How much was spent on agency staff?", "any dentists?")
    assert [cell.said for _, cell in found.answers] == ["£3m", "does not say"]
    html = brief_page.to_html([found])
    assert "<h2>any dentists?</h2>" in html
    assert '<p class="silent">Does not say</p>' in html


def test_every_quote_is_a_slice_of_a_report(councils: Assistant) -> None:
    found = brief(councils, "ashford-vale-2024", "overall grade", "leaders")
    texts = "\n".join(d.text for d in councils.documents if d.id.startswith("ashford"))
    said = [*found.improve, *found.praised, *(e for _, both in found.changed for e in both)]
    said += [e for _, cell in found.answers for e in cell.excerpts]
    assert len(said) >= 7
    assert all(excerpt.quote in texts for excerpt in said)


def test_several_reports_are_one_document_with_contents(councils: Assistant) -> None:
    found = briefs(councils, councils.documents[1:3])
    html = brief_page.to_html(found)
    assert "<h1>2 inspection reports in brief</h1>" in html
    assert '<a href="#r0">Ashford Vale 2024</a>' in html
    assert '<article id="r1"><h2>Inspection of Elmbury' in html
    assert "Areas for improvement: changes since 2021" in html


def test_a_report_cannot_write_markup() -> None:
    bad = "<script>x</script>&\"'"
    found = Brief(bad, bad, bad, (Fact(bad, bad, bad),), (), bad, (), (), True, (), (), (), ())
    assert "<script" not in brief_page.to_html([found, found])
