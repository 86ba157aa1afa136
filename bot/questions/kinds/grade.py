"""What grade was given: to the whole, or to one of the questions that were inspected."""

from bot.questions.kinds.kind import Cue, Kind, cue, words
from bot.reports.grades import PATTERN

WORD = words(
    "grad(?:e|es|ed|ing|ings)",
    "rat(?:ed|ing|ings)",
    "judge?ments?|judged",
    "scor(?:e|es|ed|ing)|verdicts?",
)
"""What a grade is called."""
NAME = words(PATTERN, "requir(?:e|ing) improvement")

KIND = Kind(
    name="grade",
    examples="""
        what grade did it get / grade for teaching? / what is the rating /
        what is the grading of care? /
        what's the overall grade of the force / how was the prison rated for safety /
        how did they do on custody / how well did the home do overall / how good is the school /
        is the school outstanding / was care judged to be good? /
        did leadership require improvement / what did they score for safeguarding /
        what did inspectors give them for behaviour / what judgement was made on respect /
        final verdict on the college /
        I heard that teaching was rated good
    """,
    cues=(
        Cue(WORD, 0.4),
        cue(0.3, r"(?:what|which) (?:\w+ ){0,3}(?:grade|grading|rating|judge?ment|score|verdict)"),
        cue(
            0.5,
            r"how (?:well )?(?:did|do|does|is|are|was|were|has|have)\b.{0,60}?\b"
            r"(?:do|doing|perform(?:ed|ing)?|fare|score|done|get on)",
            "how good (?:is|was|are|were)",
            r"what did (?:the )?(?:they|inspect\w+|hmic\w*|ofsted|cqc) (?:give|award)",
            r"what (?:did|does|has) [\w/’'-]+(?: [\w/’'-]+){0,3} (?:get|got|receive)"
            r"(?: for\b|(?=\W*$))",
            r"^(?!\W*(?:who|which|whose|what|how)\b).*\b(?:is|was|are|were|been|got) (?:\w+ )?"
            r"(?:rated|judged|graded)\b.{0,30}"
            rf"{NAME.pattern}",
            rf"^\W*(?:(?:so|and) )?(?:is|was|are|were|did|does|has|have)\b.*{NAME.pattern}"
            r"(?: (?:force|school|prison|home|one))?(?: (?:overall|or|on|in|for)\b|(?=\W*$))",
            # A claim: "they were outstanding in 2024, right?", "it is inadequate isnt it".
            rf"^(?!\W*(?:who|which|whose|what|how)\b).*\b(?:is|was|are|were|got|as) {NAME.pattern}"
            r"(?: (?:overall|on|in|for)\b.*)?\W+(?:right|correct|true|yes|eh|innit|"
            r"(?:is|was|are|were)n['’]?t (?:it|they|that so))(?=\W*$)",
        ),
    ),
    blanks=words(WORD.pattern, NAME.pattern, "given|awarded|received?"),
    needs="judged",
    of_parts=True,
)
