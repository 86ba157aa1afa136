"""Which of several bodies were given a grade, and how many."""

from bot.questions.kinds import grade
from bot.questions.kinds.bodies import MANY, WHO
from bot.questions.kinds.kind import Kind, cue, words

_BOUNDS = (
    r"at least|or (?:better|above|higher|worse|lower|below)|(?:better|worse|higher|lower|less|more)"
    r" than|below|above|under|only|not|never|(?:is|was|are|were|did|do|does)n['’]?t"
)
_GIVEN = rf"(?:{grade.NAME.pattern}|good|{_BOUNDS})"
_GAP = r"(?:[\s,]+[\w’'&-]+){0,12}?[\s,]+"

_COUNT = (
    r"(?:how many|(?:what |which )?(?:number|percentage|proportion|share)|count)(?: of)?(?: the)?"
)

KIND = Kind(
    name="holders",
    examples="""
        which councils were rated inadequate / which authorities are outstanding /
        who was judged good / who got outstanding for leadership / list the good schools /
        which forces require improvement / name all the inadequate ones /
        which local authorities got good for care / any outstanding councils /
        show me the forces that are requires improvement / which prisons were poor for safety /
        which reports gave inadequate / what councils are good or better /
        who is not good / which of them were rated less than good /
        list the councils rated outstanding overall / which places have an inadequate grade /
        how many councils were rated good / how many are outstanding /
        how many forces got inadequate for custody / number of authorities graded good /
        how many schools require improvement / how many of them are good
    """,
    cues=(
        cue(0.9, rf"{WHO}(?:{_GAP}|[\s,]+){_GIVEN}"),
        cue(0.9, rf"{_COUNT} ?(?:{MANY})?{_GAP}{_GIVEN}"),
    ),
    blanks=words(
        rf"{_COUNT}|{MANY}|of them",
        rf"{grade.WORD.pattern}|{grade.NAME.pattern}|{_BOUNDS}|given|awarded|received?|have|has",
        "any(?:thing| area| part| question)?|at least one|better|worse|above|higher|lower",
    ),
    of_many=True,
)
