"""When the inspection took place."""

from bot.questions.kinds.kind import Kind, cue

KIND = Kind(
    name="inspected",
    examples="""
        when was the inspection / when was it inspected / when were they inspected /
        date they inspected / dates of the inspection / what date was the inspection /
        when did the inspection take place / when did ofsted visit /
        when did the inspectors come / when were inspectors there / when was the fieldwork done /
        what month were they visited / which year was the school inspected
    """,
    cues=(
        cue(
            0.8,
            r"(?:when|(?:what|which) (?:date|day|month|year|time)s?|dates? of)\b.{0,30}\b"
            r"(?:inspected|inspection(?! (?:report|findings?)\b)|fieldwork|inspectors? "
            r"(?:in|come|came|visit|there|on site))",
            "(?:inspection|fieldwork|visit) dates?",
        ),
    ),
    needs="dated",
    of_whole=True,
)
