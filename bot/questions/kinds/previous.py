"""When the inspection before this one was."""

from bot.questions.kinds.kind import Kind, cue

_VISIT = "(?:inspect(?:ed|ion)|visit(?:ed)?)"
_FORMER = "(?:last|previous|previously|prior|before|earlier)"

KIND = Kind(
    name="previous",
    examples="""
        when was it last inspected / when was the previous inspection /
        when were they last visited / when was the last inspection before this one /
        date of the previous inspection / when was it inspected before /
        previous inspection date / dates of the last inspection
    """,
    cues=(
        cue(
            1.2,
            rf"(?:when|what (?:date|year)|dates?)\b.{{0,25}}\b{_FORMER} {_VISIT}",
            r"when\b.{0,20}\b(?:inspected|inspection|visited) (?:\w+ )?(?:before|previously)",
            rf"{_FORMER} inspection dates?",
        ),
    ),
    needs="previous",
    of_whole=True,
)
