"""The grades of several bodies beside each other."""

from bot.questions.kinds import grade
from bot.questions.kinds.bodies import MANY
from bot.questions.kinds.kind import Kind, cue, words

_GRADES = r"grad(?:e|es|ings?)|ratings?|judge?ments?|scores|verdicts?"
_ALL = rf"(?:all|every|each)(?: of)?(?: the)? (?:\d+ )?(?:{MANY}|them)"

KIND = Kind(
    name="standings",
    examples="""
        grades of all councils / show the ratings of all forces / table of all grades /
        what grade did each council get / how was each force rated / overall grade of every school /
        how did all the councils do / grades for all reports / compare all the councils /
        compare all forces on leadership / how did everyone do / the grades of all as a table /
        leadership grades of all authorities / what did each council get for care
    """,
    cues=(
        cue(1.2, rf"(?:{_GRADES})\b.{{0,20}}\b(?:as|in) a table"),
        cue(
            1.0,
            rf"(?:{_GRADES})\b.{{0,40}}\b{_ALL}",
            rf"(?:grade|graded|rated|judged|score)\b.{{0,20}}\b{_ALL}",
        ),
        cue(1.0, rf"{_ALL}.{{0,20}}\b(?:{_GRADES}|graded|rated|judged|do|get|got|score)\b"),
        cue(
            1.0,
            rf"compare {_ALL}",
            rf"how (?:did|do|does|is|was|were|are) (?:{_ALL}|everyone|everybody)",
        ),
        cue(0.8, rf"(?:table|overview|list) of (?:all )?(?:the )?(?:{_GRADES})"),
    ),
    blanks=words(
        rf"{_ALL}|{MANY}|everyone|everybody|compare|table|overview|how (?:did|do|was|were|are|is)",
        rf"{grade.WORD.pattern}|all|every|each",
    ),
    of_many=True,
)
