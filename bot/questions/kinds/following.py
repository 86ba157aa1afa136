"""When the next inspection will be."""

from bot.questions.kinds.kind import Kind, cue

KIND = Kind(
    name="following",
    examples="""
        when is the next inspection / when will inspectors come back / when will they return /
        when will it be inspected again / when is the reinspection / when are they coming back /
        how soon will they be reinspected / when is the next visit / when will ofsted be back
    """,
    cues=(
        cue(
            1.2,
            r"(?:when|how soon)\b.{0,30}\b(?:next|re-?|monitoring|follow-?up) ?(?:full )?"
            r"(?:inspect\w*|visit\w*)",
            r"(?:when|how soon)\b.{0,40}\b(?:inspect\w*|visit\w*|they|ofsted|cqc|hmic\w*)\b"
            r".{0,20}\b(?:again|back|returning|return)(?=\W*$)",
        ),
    ),
    needs="following",
    of_whole=True,
)
