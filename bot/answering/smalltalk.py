"""Greetings, thanks and questions about the bot itself."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.answer import Answer

_PATTERNS = {
    "hello": r"(?:hi|hello|hey|hiya|howdy|yo|greetings|good\s+(?:morning|afternoon|evening|day)|"
    r"morning|evening)(?:\s+(?:there|all|everyone|bot|peelbot|again|mate))*",
    "thanks": r"(?:ok(?:ay)?\s+|great\s+|many\s+|no\s+)?(?:thanks?|thank\s+you|thx|ta|cheers)"
    r"(?:\s+(?:you|a\s+lot|very\s+much|so\s+much|bot|peelbot|mate|again|for\s+(?:that|your\s+help|"
    r"the\s+help|helping)))*(?:[\s,.!-]+(?!\S*\?)(?:that|this|it|very|so|really|was|is|’s|'s|helpful|"
    r"useful|great|good|perfect|that['’]?s|all|for|now|interesting))*",
    "bye": r"(?:good\s*bye|bye(?:\s+bye)?|see\s+(?:you|ya)(?:\s+later)?|farewell|good\s+night|cya)",
    "well": r"how\s+(?:are|r)\s+(?:you|u)(?:\s+(?:doing|today))*|how(?:'s|’s|\s+is)\s+it\s+going|"
    r"what(?:'s|’s)\s+up|sup",
    "fine": r"ok(?:ay)?|cool|great|nice|good|perfect|awesome|brilliant|lovely|got\s+it|i\s+see|"
    r"understood|right|fine|sure|wow|good\s+(?:bot|answer|job)|well\s+done|no|yes|test(?:ing)?",
    "sorry": r"(?:(?:that|this|it)(?:'s|’s|\s+(?:is|was))?\s+)?(?:not|isn['’]t|wasn['’]t)\s+"
    r"(?:very\s+|really\s+)?(?:helpful|useful|good(?:\s+enough)?|what\s+i\s+(?:asked|meant|wanted))"
    r"|useless|rubbish|unhelpful|bad\s+bot|wrong(?:\s+answer)?|nonsense|terrible",
    "language": r"(?:do|can|could)\s+you\s+(?:speak|understand|talk|know|answer\s+in|read)\s+"
    r"(?:in\s+)?(?:english|spanish|french|german|welsh|polish|urdu|romanian|portuguese|italian|arabic|hindi|"
    r"bengali|gaelic|other\s+languages?)|(?:what|which)\s+languages?\b.*",
    "help": r"help(?:\s+me)?|(?:(?:give|show|tell)\s+me\s+)?(?:some\s+|an\s+|a\s+few\s+)?"
    r"(?:examples?|sample)\s*(?:questions?)?|"
    r"(?:what|which)\s+(?:can|could|do|will)\s+(?:you|u|i|this\s+bot|it)\s+"
    r"(?:do|help(?:\s+with)?|answer|ask|know|ask\s+you)(?:\s+(?:for\s+me|here|with|about|you|me))*|"
    r"who\s+are\s+you|what\s+are\s+you|what\s+is\s+(?:this|this\s+bot|peelbot)|"
    r"how\s+(?:do|does|can|should)\s+(?:i|this|it|you)(?:\s+bot)?\s+(?:use\s+(?:you|this|it)|work|"
    r"ask(?:\s+(?:you|a\s+question))?)|are\s+you\s+(?:a\s+)?(?:human|real|robot|bot|an\s+ai|there)|"
    r"can\s+you\s+help(?:\s+me)?|commands?|options|menu|examples?|"
    r"(?:your|what(?:'s|’s|\s+is)\s+your)\s+name|who\s+(?:made|built|created)\s+you|"
    r"tell\s+me\s+about\s+yourself|what\s+(?:kind\s+of\s+)?questions?\s+can\s+i\s+ask(?:\s+you)?",
}
_COMPILED = {
    kind: re.compile(rf"\W*(?:{pattern})(?:\s+please)?\W*", re.IGNORECASE)
    for kind, pattern in _PATTERNS.items()
}
_GREETING = re.compile(
    rf"\W*(?:{_PATTERNS['hello']}|{_PATTERNS['thanks']}|ok(?:ay)?)\W+(?=\w)", re.IGNORECASE
)
_REPLIES = {
    "hello": "Hello! Ask me what the report says and I will quote it.",
    "thanks": "You are welcome. Ask on whenever you like.",
    "bye": "Goodbye!",
    "sorry": "I am sorry. Other words may find more; or ask for the grades or the areas.",
    "language": "I read English only, and quote reports in their own words. Please ask in English.",
    "languages": "Ask in your own language if you like: I look for the nearest sentences and quote "
    "them in the report’s English. Grades and lists I give when asked in English.",
    "well": "Ready to look things up for you. What would you like to know of the report?",
    "fine": "Good. What else would you like to know?",
    "help": "I answer questions about inspection reports in the reports’ own words: the grade, "
    "the exact sentence, a complete list, and a plain word where a report does not say.",
    "empty": "Type a question about the report and I will quote what it says.",
    "alone": "I cannot tell what that refers to. Ask it as a whole question, please.",
}


def smalltalk(text: str, examples: tuple[str, ...], *, foreign: bool = False) -> Answer | None:
    """A short friendly answer to a message that asks nothing of a report, or None.

    ``foreign``: questions in other languages than English are read.
    """
    if not any(c.isalnum() for c in text):
        return reply(text, "empty", examples)
    for kind, pattern in _COMPILED.items():
        if pattern.fullmatch(text):
            return reply(text, "languages" if foreign and kind == "language" else kind, examples)
    return None


def reply(text: str, kind: str, examples: tuple[str, ...]) -> Answer:
    """A friendly answer of one kind; examples follow where the person may need a start."""
    wants_examples = kind in (
        "hello",
        "help",
        "empty",
        "well",
        "alone",
        "sorry",
        "language",
        "languages",
    )
    suggestions = examples if wants_examples else ()
    return Answer(text, "smalltalk", _REPLIES[kind], suggestions=suggestions)


def in_another_language(text: str, language: str, examples: tuple[str, ...]) -> Answer:
    """What a person who asks in another language than English is told."""
    answer = reply(text, "language", examples)
    return replace(answer, short=f"That looks like {language}. {answer.short}")


def without_greeting(text: str) -> str:
    """The question behind a greeting: "hi, what is the grade?"."""
    return _GREETING.sub("", text, count=1) if _GREETING.match(text) else text
