"""Who led the inspection."""

from bot.questions.kinds.kind import Kind, cue

_PERSON = "(?:lead|leading|chief|head|senior) inspectors?"

KIND = Kind(
    name="lead",
    examples="""
        who was the lead inspector / who led the inspection / name of the lead inspector /
        lead inspector? / who were the lead inspectors / which inspector led it /
        who headed the inspection / who was in charge of the inspection
    """,
    cues=(
        cue(
            1.2,
            rf"(?:who|name)\b.{{0,25}}\b{_PERSON}(?=\W*$)",
            rf"^\W*(?:the )?{_PERSON}(?=\W*$)",
            r"(?:who|which inspector)\b.{0,15}\b(?:led|headed|in charge of) "
            r"(?:it|(?:the|this) (?:\w+ )?(?:inspection|visit|team))",
        ),
    ),
    needs="leads",
    of_whole=True,
)
