"""Every grade that a report gives."""

from bot.questions.kinds import grade
from bot.questions.kinds.kind import Kind, cue

KIND = Kind(
    name="gradings",
    examples="""
        list all the grades / what are the ratings / show all the gradings / all grades please /
        which grades were given / every judgement that was made /
        give me the full set of ratings / what were the judgements /
        what scores did they get in each area / the grade for each question / table of grades /
        how was each part graded / which areas were graded good
    """,
    cues=(
        cue(0.7, "gradings|grades|ratings|judge?ments|scores"),
        cue(
            0.6,
            r"(?:list|all|every|each)\b.{0,20}\b(?:grad|rat)(?:ing|ed|e)",
            r"which \w+s (?:are|were|got) (?:graded|rated|judged)",
        ),
    ),
    blanks=grade.KIND.blanks,
    needs="gradings",
    of_parts=True,
)
