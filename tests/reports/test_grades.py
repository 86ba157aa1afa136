"""The table of grades: what each is called, how good it is."""

from bot.reports.grades import GRADES, named


def test_a_grade_is_known_in_any_case_and_spacing() -> None:
    grade = named("Requires\n improvement")
    assert grade is not None
    assert (grade.name, grade.level, grade.praises) == ("requires improvement", 2, False)
    assert named("good enough") is None


def test_each_scale_falls_from_its_best_to_its_worst() -> None:
    levels = [grade.level for grade in GRADES]
    assert levels == [5, 4, 3, 2, 2, 1, 3, 2, 1, 4, 3, 2, 1, 1, 5, 4, 3, 2, 1]


def test_praise_begins_at_the_middle() -> None:
    assert {grade.name for grade in GRADES if grade.praises} == {
        "outstanding",
        "good",
        "adequate",
        "reasonably good",
        "compliant",
        "substantially compliant",
        "exceptional",
        "strong standard",
        "expected standard",
    }
