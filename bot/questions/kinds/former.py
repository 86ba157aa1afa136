"""How the inspection before this one judged."""

from bot.questions.kinds.kind import Kind, cue

_GRADE = "(?:grade|graded|grading|rating|rated|judge?ment|judged|result|outcome|score|verdict)s?"
_BEFORE = (
    "(?:last time|previously|before(?:hand)?|(?:last|previous|earlier|prior) (?:time|inspection))"
)

KIND = Kind(
    name="former",
    examples="""
        what was it before / what was the previous grade / how were they graded last time /
        what was the result of the last inspection / previous rating / last grade /
        how was it judged before / what did they get last time / what were they rated previously /
        has the grade changed / did the grade go up or down / is it better than last time
    """,
    cues=(
        cue(
            1.4,
            rf"(?:what|which|how)\b.{{0,40}}\b{_GRADE}\b.{{0,30}}\b{_BEFORE}",
            rf"(?:last|previous|former|earlier|prior) (?:inspection )?{_GRADE}",
            rf"{_GRADE} (?:of|at|in|from) the (?:last|previous|earlier|prior) inspection",
            r"what (?:was|were) (?:it|they|the \w+) before",
            r"what (?:grade )?(?:did|were) (?:it|they|the \w+) (?:get|given|score)\b.{0,20}"
            rf"{_BEFORE}",
            rf"{_GRADE} (?:changed?|go(?:ne)? (?:up|down)|improved?|got (?:better|worse))",
            r"(?:better|worse) than (?:last time|before|the last)",
        ),
    ),
    of_whole=True,
)
