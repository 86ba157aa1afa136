"""HTML as a plain tree that any parser could fill; the only home of selectolax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style"})
_NESTING = re.compile(
    r"<(/?)(?:address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|form|"
    r"header|main|menu|nav|ol|section|table|ul)\b",
    re.IGNORECASE,
)
_DEEPEST = 1000
"""Blocks inside each other; beyond, the parser's time grows with the square of their number."""
_CORE = frozenset({"h1", "main", "article"})


@dataclass(eq=False, slots=True)
class Element:
    """An element, its children in order, and counts over all that it holds."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)
    words: int = 0
    linked: int = 0
    """How many of the words stand inside links."""
    headings: int = 0
    tables: int = 0
    core: int = 0
    """How many main, article and h1 elements it holds or is."""

    def get(self, name: str) -> str:
        """An attribute in lower case without white space around it, empty where missing."""
        value = self.attributes.get(name)
        return value.strip().lower() if value else ""

    def walk(self) -> Iterator[Element | str]:
        """Every node inside, in document order."""
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            yield node
            if isinstance(node, Element):
                stack.extend(reversed(node.children))

    def elements(self) -> Iterator[Element]:
        """Every element inside, in document order."""
        return (node for node in self.walk() if isinstance(node, Element))

    def text(self) -> str:
        """All text inside, white space made single."""
        return " ".join("".join(node for node in self.walk() if isinstance(node, str)).split())

    def inside(self, tags: frozenset[str]) -> bool:
        """Whether an element around this one has one of the tags."""
        around = self.parent
        while around is not None and around.tag not in tags:
            around = around.parent
        return around is not None


def parse(source: str) -> Element:
    """The page as browsers read it, however malformed (the WHATWG HTML algorithm)."""
    top = Element("html", {})
    root = LexborHTMLParser(_shallow(source)).root
    if root is None:
        return top
    made = {root.mem_id: top}
    for node in root.traverse(include_text=True):
        around = made.get(node.parent.mem_id) if node.parent is not None else None
        if around is None:
            continue
        if node.is_text_node:
            around.children.append(node.text_content or "")
        elif node.is_element_node and node.tag not in _SILENT:
            attributes = {name: value or "" for name, value in node.attributes.items()}
            element = made[node.mem_id] = Element(node.tag or "", attributes, around)
            around.children.append(element)
    for element in reversed(made.values()):
        _count(element)
    return top


def _shallow(source: str) -> str:
    """The page with the blocks that are nested beyond reason as paragraphs side by side."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        depth = max(0, depth + (-1 if tag[1] else 1))
        return tag[0] if depth <= _DEEPEST else f"<{tag[1]}p"

    return _NESTING.sub(kept, source)


def _count(element: Element) -> None:
    """Fill the counts of an element whose children have theirs."""
    for child in element.children:
        if isinstance(child, str):
            element.words += len(child.split())
            continue
        element.words += child.words
        element.linked += child.linked
        element.headings += child.headings + (child.tag in HEADINGS)
        element.tables += child.tables + (child.tag == "table")
        element.core += child.core
    element.core += element.tag in _CORE
    if "href" in element.attributes:
        element.linked = element.words
