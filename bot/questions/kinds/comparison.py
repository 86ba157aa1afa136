"""How several reports differ."""

from bot.questions.kinds import grade
from bot.questions.kinds.kind import Kind, cue, words

_PLACE = r"(?:force|constabulary|service|school|prison|home|report|one|of (?:them|the \w+))"
_WORD = r"compar(?:e|es|ed|ing|ison)|versus|vs|differ(?:s|ences?)? between"

_BEST = (
    rf"which {_PLACE}\b.{{0,40}}\b"
    "(?:better|best|worse|worst|most(?! of)|least|more|fewer|highest|lowest|higher|lower)"
)

_THAN = "(?:better|worse|higher|lower|stronger|weaker) (?:rated |graded |judged )?than"

KIND = Kind(
    name="comparison",
    examples="""
        compare the two reports / compare both forces on safety / how do they compare /
        which school is better / which prison is worse / which one got the best grade /
        which of them did better at teaching / which force is the best /
        what is the difference between the homes / north versus south /
        comparison of all reports / is the first school better than the second
    """,
    cues=(
        cue(
            0.7,
            rf"^\W*(?:{_WORD})",
            rf"(?:{_WORD}) (?:the )?(?:two|three|both|all|them|reports?|{_PLACE}s?)",
            "versus|vs",
        ),
        cue(
            0.6,
            _BEST,
            rf"(?:is|are|was|were|did|does|do)\b.*\b{_THAN}",
            "(?:better|worse|higher|lower) (?:grade|grading|rating|judge?ment|score)s?",
        ),
    ),
    blanks=words(_WORD, _BEST, _THAN, grade.WORD.pattern),
    of_parts=True,
)
