"""How people speak of several inspected bodies at once."""

from bot.questions.kinds.kind import words
from bot.reports.sorts import BODIES

_NOUNS = "|".join(sort.asked.pattern.removeprefix(r"\b(?:").removesuffix(r")\b") for sort in BODIES)
_ADJECTIVES = r"(?:(?:local|police|inspected|loaded|other|\d+|of the|of these|of them|all) ){0,2}"
MANY = rf"{_ADJECTIVES}(?:{_NOUNS}|reports?|places?|ones?|inspections?|bodies|organi[sz]ations?)"
"""A regular expression of inspected bodies: "local authorities", "reports"."""
WHO = (
    r"(?:(?:which|what|who|whose|name|list|show|give|find|tell|any|all|every|"
    rf"each)\b(?: me| us)?(?: the| all| of| which)* ?(?:{MANY})?)"
)
"""A regular expression of how they are asked for: "which councils", "who", "list the forces"."""
BLANKS = words(MANY, "of them")
