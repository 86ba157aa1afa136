"""The words around a question, which say nothing of what it asks."""

from __future__ import annotations

import re

from bot.questions.kinds.kind import words

CONFIRMS = re.compile(
    r"\W*(?:and |so )*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b"
    r"|\W*(?!(?:what|which|who|whom|whose|when|where|why|how)\b).*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)
FRAME = words(
    "is it (?:true|right|correct|the case) that",
    "(?:someone|somebody|people|they) (?:told|tell|say|said)(?: (?:to )?me)?(?: that)?",
    "i(?: have|['’]ve)? (?:heard|read|was told|believe|think|guess|understand)(?: that)?",
    "is (?:that|this) (?:so|true|right|correct)",
    r"(?:true|right|correct)(?=\W*$)",
    "(?:do|does|did|can|could|would|will) (?:the|this|that|it|your|these) (?:report|document|"
    "inspection|inspectors?|inspectorate)s? (?:say|mention|tell|talk|contain|cover|discuss|"
    r"find|think|speak|report|state|show|explain|describe|give|include|have|know)\w*(?: (?:us|"
    "me))?(?: (?:anything|something|about|on|of|that))*",
    r"(?:what|how) (?:do|does|did) (?:the|this|it|they)?\s*(?:report|document|inspectors?|"
    r"inspection|inspectorate|hmic\w*|ofsted|cqc) (?:say|think|find|conclude|state|report|"
    "mention|write|describe|know)(?: (?:about|on|of|that))*",
    r"according to (?:the )?(?:report|inspectors?|inspection|hmic\w*)",
    "(?:tell|inform|teach|show|give) (?:me|us)(?: (?:more|all|everything|something|a bit|"
    "the))*(?: (?:about|on|of))?",
    "i(?: would|['’]d)? (?:like|want) to know(?: (?:about|if|whether|how|what|why))?",
    r"(?:do you|can you|could you|please)\s*(?:know|tell|explain|show|say|list|give|find)?(?: "
    "me)?(?: (?:about|if|whether))?",
    "what (?:is|was) (?:said|mentioned|written|found|reported) (?:about|on|of)",
    "what about",
    "how about",
    "anything (?:about|on|else (?:about|on))",
    "(?:in|from|by|of) (?:the|this) (?:report|document|inspection|inspectors?)",
    "(?:the|this) (?:report|document)",
    "how (?:big|large|long|old|far|often|tall|high|deep|fast|wide)(?: (?:is|are|was|were))?",
    "information (?:about|on)",
    "details? (?:about|on|of)",
    "(?:did|do) inspectors (?:find|say|think)",
)
