"""What a sentence must state to answer a question: money, a date, a person, a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.questions.kinds import finding
from bot.questions.kinds.kind import words
from bot.search.content import Fit


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """One thing that a question may want stated, and how it is asked for."""

    name: str
    asked: re.Pattern[str]
    fit: Fit
    strict: bool = True
    """Whether only a sentence with such content answers."""


_MONEY_NOUN = (
    r"budget|costs?|salary|price|spend(?:ing)?|expenditure|savings? (?:requirement|target|figure|"
    r"total)|deficit|under-?spend|overspend|reserves|income|grant|debt|shortfall|turnover|fee"
)
_DOES = "is|was|were|are|will|do|does|did|has|have|had|can|could|should|must|would|may|might|am"
_ONE = "(?:i|you|we|they|he|she|it|my|your|the|there|an?)"

REASON = Content("reason", finding.REASON.phrases, Fit.REASON, strict=False)
COUNT = Content(
    "count",
    words(
        r"how many", r"(?:what|the) (?:\w+ )?number of", r"(?<!\ba )number of", "headcount|count of"
    ),
    Fit.NUMBER,
)
CONTENTS = (
    REASON,
    Content(
        "percent",
        words(
            r"(?:what|which) (?:\w+ )?(?:percentage|proportion)",
            "(?:how (?:many|much) )?(?:percentage|percent|per cent|proportion)",
        ),
        Fit.PERCENT,
    ),
    COUNT,
    Content(
        "money",
        words(
            r"how much(?! (?:police|crime|demand|time|work)\b)",
            rf"what(?: (?:is|was|are|were)|['’]s) (?:the|its|their) (?:[\w’']+ ){{0,4}}"
            rf"(?:{_MONEY_NOUN})\b(?! plan)",
            r"what (?:does|do|is|are)\b.{0,40}\b(?:earn|paid)",
            "how (?:expensive|costly)|at what (?:cost|price)|size of the budget",
            r"^(?!wh|how)(?:\w+ ){1,4}(?:costs?|price|bill|salary|fee)(?=\W*$)",
        ),
        Fit.MONEY,
    ),
    Content("period", words("how long (?:has|have|had)(?! to\\b)"), Fit.DURATION | Fit.DATE),
    Content("duration", words("how long|how much time"), Fit.DURATION),
    Content("speed", words("how (?:quick|quickly|fast|slow|slowly)"), Fit.DURATION, strict=False),
    Content("measure", words("how (?:old|far|often|tall|deep|wide)"), Fit.NUMBER),
    Content(
        "figure",
        words(
            r"(?:what|the) (?:\w+ )?(?:total|amount|size|level) of",
            "how (?:big|large|high|much (?:demand|work|crime))",
            "what population|population of|(?:what|which) (?:share|fraction)",
        ),
        Fit.NUMBER | Fit.MONEY | Fit.PERCENT,
    ),
    Content(
        "date",
        words(
            rf"when (?:{_DOES})|(?:know|me|ask|say|since|by) when|when(?=\W*$)",
            rf"^when (?!\w+ing\b)(?!.*\b(?:what|which|who|where|why|how|(?:{_DOES}) {_ONE})\b)",
            "(?:what|which) (?:year|date|day|month|century|decade|time)",
            "deadline|due date|until what|how soon|what period",
        ),
        Fit.DATE,
    ),
    Content(
        "name",
        words(
            r"who|whom|whose|what(?: (?:is|was|are|were)|['’]s) the names?",
            r"which (?:\w+ ){0,2}(?:organi[sz]ations?|forces?|bod(?:y|ies)|person|people|"
            "agenc(?:y|ies)|partners?|company|team)",
            "what (?:organi[sz]ation|company|person|name)",
        ),
        Fit.NAME,
        strict=False,
    ),
    Content(
        "place",
        words(
            "where|which (?:place|country|city|county|region|area|state)",
            "what (?:city|country|state|county|region)",
        ),
        Fit.PLACE,
        strict=False,
    ),
)
"""What comes first where a question asks is wanted; where nothing does, the first of this list."""
_ASKING = re.compile(
    r"(?:^|[,;:–—(]|\b(?:and|so|but|or|in|at|by|for|to|from|of|on|about|since|until|with|know|me|"
    r"hi|please|wonder(?:ing)?))\W*$",
    re.IGNORECASE,
)
"""What a question word stands behind where it asks, and does not relate: "the town *where* …"."""
_PERSON = re.compile(
    r"^\s*(?:and )?(?:who(?: is| was|'s|’s|s)|what(?: is|'s|’s) the name of|name) "
    r"(?:the|your|their|its|our)?\b(?!.*\b(?:that|which|who|responsible|by|with)\b)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\b(?:how many|(?:number|amount|percentage|proportion|share|level|total|size) of) (?P<counted>"
    r"[^?]*?)(?= (?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|there|in|"
    r"at|for|to|with|by|on|of|from|that|which|who|it|they)\b|\s*\?|\s*$)"
    r"|^\s*(?:and )?(?:what|how (?:big|large|much|high))"
    r"(?: (?:is|was|are|were|did|does|will)|['’]?s) (?:the|its|their|your)"
    r" (?P<named>[^?]*?)(?= (?:of|for|in|on|at|to|by|from|that|which|it|"
    r"they|over|during|since|between)\b|\s*\?|\s*$)",
    re.IGNORECASE,
)


def content_of(text: str) -> Content | None:
    """What a question wants stated; None where anything may answer it."""
    found = [(content.asked.search(text), content) for content in CONTENTS]
    places = [(match.start(), content) for match, content in found if match]
    asking = [pair for pair in places if _ASKING.search(text[: pair[0]])]
    best = min(asking, key=lambda pair: pair[0]) if asking else next(iter(places), None)
    return best[1] if best else None


def asks_person(text: str) -> bool:
    """Whether only a person's name answers: "who is the chief constable?"."""
    return _PERSON.match(text) is not None


def head_of(text: str) -> tuple[int, int] | None:
    """The range of the noun phrase whose figure is asked for: "how many *police officers* …"."""
    match = _HEAD.search(text)
    if not match:
        return None
    return match.span("counted" if match["counted"] is not None else "named")
