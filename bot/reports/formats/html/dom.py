"""HTML as a plain tree that any parser could fill; the only home of selectolax."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "template"})
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
        return self.attributes.get(name, "").strip().lower()

    def walk(self) -> Iterator[tuple[Element | str, bool]]:
        """Every node inside, and each element again with True when it closes."""
        stack: list[tuple[Element | str, bool]] = [(c, False) for c in reversed(self.children)]
        while stack:
            node, closing = stack.pop()
            yield node, closing
            if isinstance(node, Element) and not closing:
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.children))

    def elements(self) -> Iterator[Element]:
        """Every element inside, in document order."""
        return (n for n, closing in self.walk() if isinstance(n, Element) and not closing)

    def text(self) -> str:
        """All text inside, white space made single."""
        return " ".join("".join(n for n, _ in self.walk() if isinstance(n, str)).split())

    def inside(self, tags: frozenset[str]) -> bool:
        """Whether an element around this one has one of the tags."""
        around = self.parent
        while around is not None and around.tag not in tags:
            around = around.parent
        return around is not None


def parse(source: str) -> Element:
    """The page as browsers read it, however malformed (the WHATWG HTML algorithm)."""
    from selectolax.lexbor import LexborHTMLParser

    top = Element("html", {})
    root = LexborHTMLParser(source).root
    if root is not None:
        _copy(root, top)
    return top


def _copy(root: LexborNode, top: Element) -> None:
    """Copy the tree below a node, without recursion: broken pages nest thousands deep."""
    here, node = top, root.first_child
    while node is not None:
        child = None
        if node.is_text_node:
            here.children.append(node.text_content or "")
        elif node.is_element_node and node.tag not in _SILENT:
            attributes = {name: value or "" for name, value in node.attributes.items()}
            element = Element(node.tag or "", attributes, here)
            here.children.append(element)
            child = node.first_child
            if child is not None:
                here = element
            else:
                _count(element)
        if child is not None:
            node = child
            continue
        while node is not None and node.next is None:
            if here is top:
                node = None
                break
            _count(here)
            here, node = here.parent or top, node.parent
        node = node.next if node is not None else None
    _count(top)


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
    if element.tag == "a" and "href" in element.attributes:
        element.linked = element.words
