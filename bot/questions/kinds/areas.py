"""What a report wants to be done better: areas for improvement, recommendations."""

from bot.questions.kinds.kind import Kind, cue, words

_NAMED = r"areas? (?:for|of|requiring|to) improve(?:ment)?s?|afis?|recommend\w*|causes? of concern"
_PRIORITY = r"(?:areas? for )?priority actions?|priorit(?:y|ies) (?:areas? )?for improvement"
_DONE = r"improve[ds]?|do better|change|work on|fix|address|get better"

KIND = Kind(
    name="areas",
    examples="""
        list the areas for improvement / what are the recommendations /
        any recommendations for the prison? / what was recommended /
        what does it have to improve / how could they do better on reading /
        what should the home do about staffing / what must the force do next /
        what have they been asked to change / what were they told to fix /
        what do inspectors want the school to do / what needs to get better /
        where is there room for improvement / causes of concern / to improve /
        list everything that must get better
    """,
    cues=(
        cue(0.7, _NAMED, _PRIORITY),
        cue(
            0.6,
            r"(?:what|which|how|where|everything|anything|things?)\b.{0,40}\b(?:needs?|has|have|must|should|could|ought)\b"
            rf".{{0,40}}\b(?:{_DONE})",
            rf"(?:told|asked|advised|want(?:s|ed)?|expect(?:s|ed)?)\b.{{0,30}}\bto (?:do|{_DONE})",
            r"what (?:should|must) (?:they|it|the \w+) do",
        ),
    ),
    blanks=words(
        rf"{_NAMED}|{_PRIORITY}|{_DONE}|improve\w*|better|told|asked|advised",
        r"want(?:s|ed)?|expect(?:s|ed)?|supposed?|list|everything|areas?|needs?|hmic\w*|"
        r"inspectors?|ofsted|cqc",
    ),
    needs="areas",
    of_parts=True,
)
