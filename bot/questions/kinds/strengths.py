"""What is good."""

from bot.questions.kinds.kind import Cue, Kind, words
from bot.search.content import Fit

_WORD = words(
    "strengths?|strong points?|positives?|praised?|successes|achievements?",
    "good (?:points?|things?|at|news)|(?:good|best|innovative|notable|promising) practices?",
    "best (?:at|thing)|areas? of strength",
    r"(?:do|does|did|doing|done) (?:\w+ ){0,2}well|(?:went|going|works?|working|worked) well",
    "doing that is (?:effective|good)|done effectively",
)

KIND = Kind(
    name="strengths",
    examples="""
        what are the strengths / main strengths? / what do they do well / what is it good at /
        what is the force doing well / what went well / any positives / good points /
        what was praised / what are the best things about the school /
        what works well / what is working well / areas of good practice / where is it strong
    """,
    cues=(Cue(_WORD, 0.5),),
    blanks=_WORD,
    of_whole=True,
    wanted=Fit.PRAISE,
)
