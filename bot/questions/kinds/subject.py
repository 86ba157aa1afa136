"""Whom the report is about."""

from bot.questions.kinds.kind import Kind, cue

KIND = Kind(
    name="subject",
    examples="""
        which school is this / which college is this report about / what prison is it /
        who is this report about / what is this report about / what is the report called /
        title of the report / name of the document / which force was inspected /
        who was inspected / which report is this / what reports have you got loaded /
        which home does the report cover / what organisation is it about
    """,
    cues=(
        cue(
            0.6,
            r"(?:which|what) (?:\w+ )?"
            "(?:force|service|constabulary|school|prison|home|provider|organisation|place|report) "
            "(?:is|was|does|did) (?:this|it|the report|that|being|inspected)",
        ),
    ),
    of_whole=True,
)
