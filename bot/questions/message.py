"""What a person sends, cut into the questions it asks and the story around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHICH = "(?:what|who|when|where|how)s?|which|why"
"""Also as it is typed in haste: "whats"."""
_ASKING = (
    r"(?:what|who|when|where|how)s?|which|whom|whose|why|is|are|was|were|do|does|did|has|have|had|can|"
    r"could|will|would|should|any(?:thing)?|list|show|give|tell|name|explain|summari[sz]e|compare|define"
)
_END = re.compile(r"(?<=[.!?])[\s\"”’)]+(?=\S)|\s*\n+\s*|(?:^|\s+)\d[.)]\s+(?=[A-Za-z])")
_CLAUSE = re.compile(
    rf"\s*(?:[,;:–—]|\s-)\s*(?:(?:and|so|but|or|also)\s+)*(?=(?:{_ASKING})\b)"
    rf"|\s+(?:and|so|but|also)\s+(?=(?:{_WHICH}|is|are|did|does|has)\b)",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r".*\b(?:know|wonder(?:ing|ed)?|ask(?:ing)?|find\s+out|tell\s+me|told|explain(?:\s+to\s+me)?|see|"
    rf"question)\s+(?=(?:{_WHICH}|if|whether)\b)",
    re.IGNORECASE,
)
"""What stands before a question that is told and not asked: "I would love to know which …"."""
_OPENS = re.compile(
    rf"\W*(?:(?:and|so|but|or|also|now|then|ok(?:ay)?|please)\W+)*(?:{_ASKING})\b", re.IGNORECASE
)
_TAG = re.compile(
    r"\W*(?:and\s+)?(?:is|was|isn['’]t)?\s*(?:that|it|this)?\s*(?:true|right|so|correct|really|accurate|"
    r"i\s+(?:believe|think|guess|hear)|yes|no|eh|innit)\W*",
    re.IGNORECASE,
)
"""What only asks whether the claim before it holds."""


@dataclass(frozen=True, slots=True)
class Message:
    """The questions of a message in order, and what is told around them."""

    questions: tuple[str, ...]
    story: str = ""


def cut(text: str) -> Message:
    """The message; where nothing in it asks, all of it is the question."""
    parts: list[str] = []
    for sentence in _END.split(text):
        tags = parts and _TAG.fullmatch(sentence)
        parts += [f"{parts.pop().rstrip(' .')}, {sentence}"] if tags else _clauses(sentence)
    asked = [place for place, part in enumerate(parts) if _asks(part)]
    questions = tuple(_LEADS_IN.sub("", parts[place]).strip() for place in asked)
    story = " ".join(part for place, part in enumerate(parts) if place not in asked)
    return Message(questions, story) if questions else Message((text,))


def _clauses(sentence: str) -> list[str]:
    """A sentence cut where a question begins within it; a tag stays with its claim."""
    parts: list[str] = []
    for part in _CLAUSE.split(sentence.strip()):
        if parts and _TAG.fullmatch(part):
            parts[-1] += f", {part.strip(' ?')}?"
        elif part.strip():
            parts.append(part)
    return parts


def _asks(part: str) -> bool:
    asks = part.rstrip(' "”’)').endswith("?") or _OPENS.match(part) is not None
    return asks or _LEADS_IN.match(part) is not None
