"""What pages say around a report and not of it: cookies, feedback, links to elsewhere."""

from __future__ import annotations

import re

_PHRASE = re.compile(
    r"(?:(?:is|was) (?:this|the) (?:page|information|report) (?:useful|helpful)\b.*"
    r"|yes|no|maybe|yes no|yes this page is useful.*|no this page is not useful.*"
    r"|thank you for your feedback|give feedback.*|tell us what you think.*"
    r"|(?:report (?:a problem|an issue)|is there anything wrong) with this (?:page|document).*"
    r"|there is a problem with this page|get emails about this page|sign up (?:for|to) .*alerts?"
    r"|share(?: this)?(?: page| report| article)?(?: (?:on|via|by) .*)?|tweet(?: this)?"
    r"|email this.*|print(?: this)?(?: page| report| guide)?|follow us.*|you are here"
    r"|back to (?:top|contents).*"
    r"|(?:show|hide|open|close|expand|collapse)(?: (?:all|this))?(?: sections?)?(?: all)?|read more"
    r"|skip to .*|(?:previous|next)(?: page)?|accept (?:all |additional )?cookies"
    r"|reject (?:all |additional )?cookies|(?:view|manage) cookies"
    r"|cookies?(?: policy| settings)?|we use (?:some )?(?:essential )?cookies\b.*"
    r"|(?:on this page|contents|page contents)|opens? in (?:a )?new (?:tab|window)|loading"
    r"|menu|search|close)[\s?.!:…»>]*|home",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:related|see also|you may also|more (?:like|from|in|about)|share|follow|explore|topics?|"
    r"tags?|also of interest|other (?:reports|pages|inspections)|latest|recent|popular|"
    r"useful links|in this (?:section|area|series)|contents|on this page|navigation|quick links|"
    r"part of|collections?|contact us|services and information)\b.*",
    re.IGNORECASE,
)


def is_phrase(line: str) -> bool:
    """Whether a line of a page is one that pages say around their content."""
    return len(line) < 200 and _PHRASE.fullmatch(line) is not None


def is_aside(heading: str) -> bool:
    """Whether a heading is one under which pages list links to elsewhere."""
    return _ASIDE.fullmatch(heading) is not None
