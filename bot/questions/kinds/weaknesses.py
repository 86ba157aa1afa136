"""What is bad."""

from bot.questions.kinds.kind import Cue, Kind, words
from bot.search.content import Fit

_WORD = words(
    "weakness(?:es)?|negatives?|problems?|failings?|shortcomings?|(?:main )?concerns",
    r"criticisms?|criticised?|struggl\w+|worst",
    "(?:weak|bad) (?:points?|things?|at|news)|wrong with|went wrong|doing badly|falls? short",
)

KIND = Kind(
    name="weaknesses",
    examples="""
        what are the weaknesses / main weaknesses? / what do they do badly / what is it bad at /
        what went wrong / what is wrong with this place / any criticisms /
        what are the main problems / bad points / what was criticised /
        what are the worst things about the prison / what is not working / where does it fail /
        what are they struggling with
    """,
    cues=(Cue(_WORD, 0.5),),
    blanks=_WORD,
    of_whole=True,
    wanted=Fit.CRITICISM,
)
