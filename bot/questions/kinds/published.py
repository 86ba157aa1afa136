"""When the report itself was published."""

from bot.questions.kinds.kind import Kind, cue

_REPORT = "(?:report|document|page|assessment|review|findings)"

KIND = Kind(
    name="published",
    examples="""
        when was the document published / when was this written / what date is this /
        what is the date of the report / date of this document / report date / date published /
        when did it come out / when was the page last updated / what year is this report from /
        which year is it from / how recent is this / how old is it / when was this issued
    """,
    cues=(
        cue(0.6, "(?:publication|published|report|updated?|issue) date"),
        cue(
            0.5,
            rf"(?:when|what|which|how|date|year)\b.{{0,25}}\b(?:this|the|it) (?:{_REPORT} )?"
            r"(?:last )?(?:publish\w*|updated|issued|released|written|from|dated|c[oa]me out)",
            rf"(?:when|date|year|old|recent)\b.{{0,15}}\b(?:this|the) {_REPORT}(?=\W*$)",
        ),
    ),
    needs="dated",
    of_whole=True,
)
