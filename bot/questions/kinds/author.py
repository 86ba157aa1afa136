"""Who inspected, and who wrote the report."""

from bot.questions.kinds.kind import Kind, cue

KIND = Kind(
    name="author",
    examples="""
        who wrote this / who wrote the report / who published it / who inspected the school /
        who did the inspection / who were the inspectors / which body inspected them /
        who made these judgements / who gave them the grade / who is the author /
        which inspectorate is this report by / who is behind the report
    """,
    cues=(
        cue(
            0.8,
            r"(?:who|which (?:organisation|body|agency|inspectorate|group))\b.{0,20}\b"
            r"(?:wrote|written|publish\w*|produced?|inspected|authored|author|made|graded|rated|"
            r"judged|carried out|did|conducted|issued|responsible for)\b.{0,20}"
            r"(?:report|inspection|judge?ments?|grading|grade|rating|assessment|review|this|"
            r"it|them)",
        ),
    ),
    needs="author",
    of_whole=True,
)
