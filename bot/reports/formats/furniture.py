"""What pages say around a report and not of it: cookies, feedback, links to elsewhere."""

from __future__ import annotations

import re

_PHRASE = re.compile(
    r"(?:(?:is|was) (?:this|the) (?:page|information|report) (?:useful|helpful)\b.*"
    r"|yes|no|maybe|yes no|yes this page is useful.*|no this page is not useful.*"
    r"|thank you for your feedback|give feedback.*|tell us what you think.*"
    r"|(?:report a problem|is there anything wrong|there is a problem) with this page.*"
    r"|get emails about this page|sign up (?:for|to) .*alerts?|follow us.*|you are here"
    r"|share(?: this)?(?: page| report)?(?: (?:on|via|by) .*)?|tweet|email this.*"
    r"|print(?: this)?(?: page| report| guide)?|back to (?:top|contents).*|skip to .*"
    r"|(?:show|hide|open|close)(?: all| this)?(?: sections?)?|read more|(?:previous|next)(?: page)?"
    r"|(?:(?:accept|reject|view|manage) )?(?:all |additional )?cookies?(?: policy| settings)?"
    r"|we use (?:some )?(?:essential )?cookies\b.*|on this page|(?:page )?contents"
    r"|opens? in (?:a )?new (?:tab|window)|loading|menu|search)[\s?.!:…»>]*|home",
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
