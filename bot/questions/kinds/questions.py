"""What the inspection asked and looked into."""

from bot.questions.kinds.kind import Kind, cue

KIND = Kind(
    name="questions",
    examples="""
        what questions were asked / which questions does the report answer /
        list all the questions / how many questions did inspectors ask /
        the questions of the inspection / what did the inspection look at / what was inspected /
        what does the report cover / which topics were covered by the inspection /
        what did inspectors examine / key questions?
    """,
    cues=(
        cue(
            0.5,
            r"questions\b.{0,30}\b(?:inspect\w*|report|asked|were)",
            r"(?:what|which) (?:\w+ ){0,3}(?:was|were|did|does)\b.{0,30}"
            r"\b(?:inspected|look(?:ed)? (?:at|into)|cover(?:ed)?|examined?|inspect)(?=\W*$)",
        ),
    ),
    needs="questions",
    of_parts=True,
    of_whole=True,
)
