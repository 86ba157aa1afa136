"""Which reports are loaded: how many, which ones, the latest."""

from bot.questions.kinds.bodies import MANY
from bot.questions.kinds.kind import Kind, cue, words

_LOADED = (
    r"(?:there|loaded|available|here|in (?:total|all)|you (?:have|know|hold|cover|"
    r"read)|covered|included)"
)

KIND = Kind(
    name="reports",
    examples="""
        how many reports are there / how many reports do you have / number of reports /
        how many councils are there / how many forces are covered / list the reports /
        list all reports / which reports are loaded / what reports do you have /
        which councils do you know / what councils can i ask about / show me all the reports /
        which forces are covered / list the councils / list of authorities / what is loaded /
        which is the latest report / what is the most recent report / newest report /
        which is the oldest report / latest inspection of them all / what do you have
    """,
    cues=(
        cue(
            1.0,
            rf"(?:how many|number of) (?:{MANY})(?:\W*$| (?:are|is|do|have|"
            rf"can)\b.{{0,20}}{_LOADED})",
        ),
        cue(1.0, rf"(?:how many|number of|which|what) (?:{MANY}) (?:have|do|did|can) you\b"),
        cue(
            1.0,
            r"^\W*(?:(?:please|can you|could you) )?(?:list|show|name|"
            r"give)(?: me)?(?: a list of)?(?: all)?(?: of)?(?: the|"
            rf" your)? ?(?:loaded )?(?:{MANY})(?: {_LOADED}| please)*\W*$",
        ),
        cue(
            1.0,
            rf"(?:how many|which|what|any) (?:{MANY}) (?:are |is |"
            r"do you have )?(?:there )?(?:from|of|on|about|for|in) ",
        ),
        cue(1.0, rf"(?:which|what) (?:{MANY}) (?:are|do|can|have|is)\b.{{0,20}}(?:{_LOADED}|ask)"),
        cue(
            1.0,
            r"(?:latest|newest|most recent|oldest|earliest|first) (?:of (?:the|all|"
            rf"these) )*(?:{MANY})\W*$",
        ),
    ),
    blanks=words(
        MANY,
        rf"how many|number of|{_LOADED}|latest|newest|most recent|oldest|earliest|first|ask|list",
    ),
    of_many=True,
)
