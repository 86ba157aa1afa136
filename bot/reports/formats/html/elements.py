"""What of a web page is furniture around the report, and what is its content."""

from __future__ import annotations

import re

from bot.reports.formats.html.dom import HEADINGS, Element
from bot.reports.labels import is_label

_NEVER_TEXT = frozenset(
    "head noscript iframe svg object embed canvas audio video map nav dialog input select "
    "option optgroup datalist textarea label legend progress meter menu".split()
)
_ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog menu menubar toolbar tooltip "
    "progressbar status".split()
)
_ALWAYS = frozenset("cookie cookies consent gdpr breadcrumb breadcrumbs pagination".split())
_OFTEN = frozenset(
    "share sharing social related feedback print menu nav navigation navbar sidebar toc "
    "subscribe newsletter signup search banner footer promo toolbar survey helpful skip skiplink "
    "login contents toggle chevron addtoany backtotop".split()
)
_INSIDE = frozenset({"main", "article", "section"})
_REVEALS = frozenset("accordion accordions collapse collapsible expander panel tab tabs".split())
_HIDING = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_NAMES: frozenset[str] = frozenset()
_SHORT = 25
_WHOLE_PAGE_FORM = 150


def names(element: Element) -> frozenset[str]:
    """The words in an element's class and id, in lower case."""
    if not element.attributes:
        return _NO_NAMES
    both = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    return frozenset(word.lower() for word in _WORD.findall(_CAMEL.sub(" ", both)))


def is_dropped(element: Element, opened: frozenset[str]) -> bool:
    """Whether an element and all in it is furniture.

    ``opened`` holds the ids that some control of the page opens: a closed accordion's text is
    the report's, though hidden. What holds the page's main part is never dropped.
    """
    return not element.core and (
        element.tag in _NEVER_TEXT
        or _is_hidden(element, opened)
        or _is_control(element)
        or _is_frame(element)
        or _is_named_furniture(element)
    )


def _is_hidden(element: Element, opened: frozenset[str]) -> bool:
    attributes = element.attributes
    hidden = "hidden" in attributes or element.get("aria-hidden") == "true"
    if not hidden and not _HIDING.search(attributes.get("style", "")):
        return False
    folded = (
        element.get("hidden") == "until-found"
        or element.get("role") == "tabpanel"
        or attributes.get("id", "\0") in opened
        or not _REVEALS.isdisjoint(names(element))
    )
    return not folded


def _is_control(element: Element) -> bool:
    """A button, but not one that is an accordion's heading; a form, but not a page in one."""
    if element.tag == "button" or element.get("role") == "button":
        return not element.inside(HEADINGS | {"dt", "summary"}) and not element.headings
    return element.tag == "form" and element.words < _WHOLE_PAGE_FORM


def _is_frame(element: Element) -> bool:
    if element.get("role") in _ROLES:
        return True
    if element.tag in ("header", "footer"):
        return not element.inside(_INSIDE)
    return element.tag == "aside" and _mostly_links(element)


def _is_named_furniture(element: Element) -> bool:
    words = names(element)
    if not _ALWAYS.isdisjoint(words):
        return element.tag not in ("html", "body")
    if _OFTEN.isdisjoint(words) or element.tag in HEADINGS:
        return False
    if element.words <= _SHORT and not element.headings:
        return not is_label(element.text())
    return _mostly_links(element)


def _mostly_links(element: Element) -> bool:
    return element.linked * 2 >= element.words
