"""What changed between two inspections of the same body."""

from bot.questions.kinds import grade
from bot.questions.kinds.bodies import MANY
from bot.questions.kinds.kind import Kind, cue, words

_LAST = (
    r"(?:(?:the )?(?:last|previous|earlier|first|former)(?: time| inspection|"
    r" report| visit| one)|before|then|(?:19|20)\d\d)"
)
_CHANGE = (
    r"chang(?:e|es|ed)|improv(?:e|ed|ement)|progress(?:ed)?|(?:got|gone|become|"
    r"became|getting) (?:better|worse)|declin(?:e|ed)|differ(?:ent|ences?)"
)

KIND = Kind(
    name="changes",
    examples="""
        what has changed / what changed since the last inspection / how has it changed /
        what is different from last time / did it improve since the last inspection /
        has the council improved / did they get better or worse / has it got worse since then /
        compare with the last inspection / compare it to the previous report /
        compare the two inspections / which grades went up / did any grade go down /
        which areas for improvement are new / what was repeated from the last report /
        grades then and now / which councils improved / which forces got worse /
        who went up since last time / changes over time / how have the grades changed
    """,
    cues=(
        cue(
            1.2, rf"(?:which|what|who)\b (?:{MANY})?.{{0,12}}\b(?:got|get|gotten) (?:better|worse)"
        ),
        cue(0.9, rf"(?:repeated|new|gone|dropped|still there)\b.{{0,12}}\b(?:from|since) {_LAST}"),
        cue(
            1.0,
            r"(?:what|how|anything|much|has|have|did|any|which|"
            rf"who)\b.{{0,40}}\b(?:{_CHANGE})\b.{{0,20}}\b(?:since|from|compared|over|"
            r"between|than)\b",
        ),
        cue(
            1.0,
            r"(?:what|how)(?: has| have|['’]s)? (?:\w+ ){0,3}(?:changed|different)(?=\W*$|"
            r"\W+(?:in|at|for|about|since)\b)",
        ),
        cue(0.9, rf"compar\w+\b.{{0,30}}\b(?:with|to|and|than)\b.{{0,12}}\b{_LAST}"),
        cue(0.9, r"compare (?:the|its|their|both) (?:two )?(?:inspections|reports|visits)"),
        cue(
            1.3,
            r"(?:grades?|ratings?|judge?ments?|who|which|it|they)\b.{0,25}\b(?:went|gone|go|"
            r"moved|going) (?:up|down)|then and now|over time",
        ),
        cue(
            0.8,
            r"(?:areas?|recommendations?|afis?)\b.{0,30}\b(?:new|repeated|again|gone|"
            r"dropped|closed|still)\b",
        ),
        cue(
            0.9,
            rf"(?:which|what) (?:{MANY}) (?:have |has )?(?:improved|got better|got worse|"
            r"declined|changed)",
        ),
        cue(
            0.6,
            r"(?:has|have|did) [\w’' -]{1,40} (?:improved?|get better|got better|got worse|"
            r"get worse|changed?|declined?)(?=\W*$)",
        ),
    ),
    blanks=words(
        rf"{_CHANGE}|since|{_LAST}|compar\w+|(?:two|both) (?:inspections|reports)|inspections?",
        rf"{grade.WORD.pattern}|up|down|then and now|over time|went|gone|better|worse|"
        r"time|last|previous",
        rf"areas? for improvement|new|repeated|again|{MANY}|last|now|with|to|between",
    ),
    of_visits=True,
)
