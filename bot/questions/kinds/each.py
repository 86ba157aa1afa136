"""What each of several reports says about something."""

from bot.questions.kinds.bodies import MANY
from bot.questions.kinds.kind import Kind, cue, words

_EACH = rf"(?:each|every|all(?: of)?(?: the)?) (?:{MANY}|of them|of these|of the (?:{MANY}))"
_EXTREME = "most|least|fewest|biggest|largest|smallest|cheapest|longest|shortest|more|fewer"

KIND = Kind(
    name="each",
    examples="""
        what does each report say about staffing / what do all reports say about gangs /
        what does each council say about fostering / how much did each force save /
        how many officers does each force have / how many children does every council look after /
        what do they each say about waiting times / which force saved the most /
        which council has the most social workers / which reports mention county lines /
        which councils use agency staff / which force spends the least on cars /
        who has the fewest vacancies / compare what all reports say about homelessness /
        which authorities struggle with recruitment
    """,
    cues=(
        cue(1.0, _EACH, "they (?:each|all) (?:say|do|have)", "(?:does|did) each (?:say|have)"),
        cue(0.8, rf"(?:which|what) (?:{MANY})\b.{{1,60}}\b(?:{_EXTREME})\b(?! (?:recent|common))"),
        cue(
            0.7,
            rf"(?:which|what) (?:{MANY}) (?:mention|say|speak|talk|discuss|report|cover|praise)",
        ),
        cue(
            0.4, rf"(?:which|what) (?:{MANY}) (?!(?:are|is|was|were|do|can|have been|get|got)\b)\w+"
        ),
    ),
    blanks=words(
        rf"{_EACH}|(?:which|what) (?:{MANY})|{_EXTREME}",
        r"mentions?|says?|speaks?|talks?|discuss(?:es)?|covers?",
    ),
    of_many=True,
)
