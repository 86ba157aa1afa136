"""Which of several bodies has the best or the worst grade."""

from bot.questions.kinds import grade
from bot.questions.kinds.bodies import MANY, WHO
from bot.questions.kinds.kind import Kind, cue, words

_EXTREME = (
    "best|worst|top|highest|lowest|strongest|weakest|better|worse|bottom|highest[- ]rated|top[- ]"
    "rated|lowest[- ]rated|poorest"
)

KIND = Kind(
    name="best",
    examples="""
        which council is the best / which force did best / who did worst /
        which authority has the best grade / who got the highest rating for leadership /
        which is the worst council / best and worst forces / which school came top /
        what is the best rated council / which council has the worst grade for care /
        rank the councils / who is best at safeguarding / highest rated authority /
        which force is better / who performed worst
    """,
    cues=(
        cue(0.9, rf"{WHO}(?:[\s,]+[\w’'-]+){{0,6}}?[\s,]+(?:the )?(?:{_EXTREME})"),
        cue(0.9, rf"(?:{_EXTREME})(?:[- ](?:rated|graded|performing|and|or|worst))* (?:{MANY})"),
        cue(0.9, rf"(?:rank|sort|order) (?:all )?(?:the )?(?:{MANY})", r"league table|ranking"),
    ),
    blanks=words(
        rf"{_EXTREME}|rank(?:ed|ing)?|sort|order|league table|{MANY}|of them",
        rf"{grade.WORD.pattern}|perform(?:ed|s|ing)?|came|rated|at",
    ),
    of_many=True,
)
