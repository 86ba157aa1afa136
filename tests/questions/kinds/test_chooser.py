"""The kind of a question, weighed between all kinds."""

import pytest

from bot.questions.kinds.chooser import Chooser
from bot.questions.kinds.finding import KIND as FINDING
from bot.questions.kinds.kind import Kind, cue
from bot.questions.kinds.nearness import WordNearness
from bot.questions.kinds.table import KINDS, OF_MANY, OF_VISITS

ASKED = {
    "grade": """
        what is the safeguarding grading?
        how was the school rated
        is the prison outstanding?
        how did they do on leadership
        safety there was rated poor, right?
        they were outstanding in 2021 right
        the college is inadequate isnt it
    """,
    "gradings": """
        list all the gradings
        what were the ratings
    """,
    "areas": """
        list the areas for improvement
        tell me all the things that have to get better
        what does ofsted want them to do about reading?
        any recommendations?
    """,
    "questions": """
        which questions were asked by inspectors
    """,
    "sections": """
        what sections are there
    """,
    "published": """
        when was the page published
        what date is this report?
    """,
    "inspected": """
        when was the inspection?
        fieldwork dates?
    """,
    "former": """
        what was its grade last time
        how was the college rated before
        what was the previous judgement
        result of the last inspection
        did its rating improve
    """,
    "steps": """
        what happens next
        what are the next steps
        when is their action plan due
        deadline for the statement of action
    """,
    "previous": """
        when was it last inspected?
        when was the last inspection before this
    """,
    "following": """
        when will the inspectors come back?
        when will they be reinspected
    """,
    "lead": """
        who was the lead inspector?
        who led the inspection
    """,
    "subject": """
        which school is this report about
    """,
    "author": """
        who wrote this report
    """,
    "definition": """
        what does CFO mean
        what is a CFO
    """,
    "summary": """
        give me a summary
    """,
    "strengths": """
        what are its strengths
    """,
    "weaknesses": """
        what are the main weaknesses
    """,
    "comparison": """
        compare the two schools
        which prison was worse?
        is the north prison better than the south one
        who had the higher rating, north or south
    """,
    "finding": """
        mobile phones
        how often is the rating of a risk looked at
        which college did most of the cooks train at
        why was it rated good
        how many pupils are there
        how long may a visit last?
        what is the rate of truancy at the college
        does the gym charge at a rate that prisoners can pay
        how do wardens judge who is at risk
        when moving house which school takes the child
        who marks the exams
        when was the boiler replaced
        when did the riot take place
        who wrote the escape plan
        is there a good gym
        what strengths do new recruits bring to the team
        how do nurses summarise a night on the ward
        which questions do nurses ask new residents
        does the college compare itself with its neighbours
    """,
}


@pytest.mark.parametrize(
    ("text", "kind"),
    [(line.strip(), kind) for kind, lines in ASKED.items() for line in lines.strip().splitlines()],
)
def test_kinds(text: str, kind: str) -> None:
    assert Chooser.between(*KINDS).choose(text).name == kind


def test_every_kind_has_its_own_examples_and_is_asked_for_here() -> None:
    assert {kind.name for kind in KINDS} == set(ASKED)
    for kind in KINDS:
        assert len(kind.asked) >= 8


MANY = {
    "holders": """
        which colleges were found to be inadequate
        who was graded outstanding for safety
        how many prisons are not good
        what share of the forces got good
    """,
    "reports": """
        how many inspections have you got loaded
        how many reports have you got
        list all the loaded reports
        which is the newest report
    """,
    "best": """
        who has the highest rating for safety
        name the worst performing prison
        order the schools
    """,
    "standings": """
        what rating did every prison get
        how was each of the councils judged
    """,
    "each": """
        what does every report say about toys
        what does each say on beekeeping
        how many cells does each prison have
        which prisons keep bees
    """,
    "changes": """
        how much has the college changed since 2019
        which schools got better
        compare it with the previous inspection
    """,
    "grade": "how did they do on custody",
    "finding": "how many visitors came last year",
    "areas": "what must the home improve",
}


@pytest.mark.parametrize(
    ("text", "kind"),
    [(line.strip(), kind) for kind, lines in MANY.items() for line in lines.strip().splitlines()],
)
def test_kinds_over_several_reports(text: str, kind: str) -> None:
    assert Chooser.between(*KINDS, *OF_VISITS, *OF_MANY).choose(text).name == kind


def test_every_example_over_several_reports_is_of_its_kind() -> None:
    chooser = Chooser.between(*KINDS, *OF_VISITS, *OF_MANY)
    examples = [(kind.name, e) for kind in (*OF_VISITS, *OF_MANY) for e in kind.asked]
    assert [(name, e) for name, e in examples if chooser.choose(e).name != name] == []


def test_every_example_is_of_its_kind() -> None:
    chooser = Chooser.between(*KINDS)
    examples = [(kind.name, e) for kind in KINDS for e in kind.asked]
    assert [(name, e) for name, e in examples if chooser.choose(e).name != name] == []


def weather(cues: bool = True, whole: bool = False) -> Kind:
    strength = cue(0.5, "snow")
    return Kind("weather", "will it snow", (strength,) if cues else (), of_whole=whole)


def choose(text: str, *kinds: Kind) -> str:
    return Chooser(kinds, WordNearness(kinds)).choose(text).name


def test_an_example_decides_where_no_cue_stands() -> None:
    other = Kind("other", "where is the snow plough kept")
    assert choose("will it rain", other, weather(cues=False)) == "weather"
    assert choose("where is it kept", other, weather(cues=False)) == "other"


def test_a_cue_does_not_decide_against_the_nearest_example() -> None:
    other = Kind("other", "where is the snow plough kept")
    assert choose("snow?", other, weather()) == "weather"
    assert choose("where is the snow plough kept", other, weather()) == "other"


def test_a_subject_speaks_against_what_is_asked_of_a_whole_report() -> None:
    other = Kind("other", "tell me about buses", prior=0.2)
    assert choose("snow on tracks and roads and bridges", other, weather()) == "weather"
    assert choose("snow on tracks and roads and bridges", other, weather(whole=True)) == "other"


def test_the_words_that_ask_are_those_of_examples_but_of_no_finding() -> None:
    assert Chooser((weather(), FINDING), WordNearness(())).words == {"snow"}
