"""What happens after the inspection, and by when."""

from bot.questions.kinds.kind import Kind, cue

_PLAN = "(?:action plan|improvement plan|statement of (?:proposed )?action|written statement)"

KIND = Kind(
    name="steps",
    examples="""
        what happens next / what will happen now / what are the next steps / next steps? /
        what comes next / what happens after this report / what do they have to send /
        when is the action plan due / deadline for the action plan /
        by when must they send a statement
    """,
    cues=(
        cue(
            0.9,
            r"what (?:happens|comes|will happen|is going to happen) (?:next|now|after)",
            "next steps?",
            rf"(?:when|deadline|due|by when|until when)\b.{{0,40}}\b{_PLAN}",
            rf"{_PLAN}\b.{{0,20}}\b(?:due|deadline|sent|submitted)",
        ),
    ),
    needs="steps",
    of_whole=True,
)
