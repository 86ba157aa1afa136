"""What a Word file's styles and numbering make of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

Role = Literal["title", "heading", "item", "contents", "paragraph"]

_HEADING_NAME = re.compile(r"\bheading\s*([1-9])\b", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"(?:toc|table of|index)\b", re.IGNORECASE)
_LIST_NAME = re.compile(r"list (?:bullet|number)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Styles:
    """The style and numbering definitions of one file."""

    styles: dict[str, Element]
    multilevel: frozenset[tuple[str, str]]
    """Numbering id and level of those that count "1.1": they number paragraphs, not a list."""

    def role(self, paragraph: Element) -> tuple[Role, int]:
        """What a paragraph is; for a heading its level from 1, else 0."""
        chain = list(self._chain(_value(paragraph.find("pPr/pStyle"))))
        names = [_value(style.find("name")) for style in chain]
        if any(_CONTENTS_NAME.match(name) for name in names):
            return "contents", 0
        if any(name.lower() == "title" for name in names):
            return "title", 1
        level = _outline(paragraph, *chain)
        if level:
            return "heading", level
        listed = self._is_listed(paragraph, chain) or any(map(_LIST_NAME.match, names))
        return ("item" if listed else "paragraph"), 0

    def is_bold(self, paragraph: Element, run: Element) -> bool:
        """Whether a run is set in bold, by itself or by its style."""
        own = run.find("rPr/b")
        if own is not None:
            return _is_on(own)
        named = (_value(run.find("rPr/rStyle")), _value(paragraph.find("pPr/pStyle")))
        marks = (s.find("rPr/b") for name in named for s in self._chain(name))
        return next((_is_on(mark) for mark in marks if mark is not None), False)

    def heads_bold(self, table: Element) -> bool:
        """Whether a table's style sets its first row apart in bold."""
        styles = self._chain(_value(table.find("tblPr/tblStyle")))
        parts = (part for style in styles for part in style.findall("tblStylePr"))
        marks = (part.find("rPr/b") for part in parts if part.get("type") == "firstRow")
        return any(mark is not None and _is_on(mark) for mark in marks)

    def _chain(self, name: str) -> Iterator[Element]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            name = _value(self.styles[name].find("basedOn"))

    def _is_listed(self, paragraph: Element, chain: list[Element]) -> bool:
        numbering = level = ""
        for element in (paragraph, *chain):
            numbering = numbering or _value(element.find("pPr/numPr/numId"))
            level = level or _value(element.find("pPr/numPr/ilvl"))
        return numbering not in ("", "0") and (numbering, level or "0") not in self.multilevel


def styles(sheet: Element, numbering: Element) -> Styles:
    """The definitions in a file's styles and numbering parts."""
    found = {style.get("styleId", ""): style for style in sheet.iter("style")}
    return Styles(found, frozenset(_multilevel(numbering)))


def _outline(*elements: Element) -> int:
    """The heading level that the first of a paragraph and its styles has, or else 0."""
    for element in elements:
        outline = _value(element.find("pPr/outlineLvl"))
        if outline:
            return int(outline) + 1 if outline in "012345678" else 0
        named = _HEADING_NAME.search(_value(element.find("name")))
        if named:
            return int(named[1])
    return 0


def _multilevel(numbering: Element) -> Iterator[tuple[str, str]]:
    abstract = {a.get("abstractNumId", ""): a.findall("lvl") for a in numbering}
    for number in numbering.iter("num"):
        for level in abstract.get(_value(number.find("abstractNumId")), ()):
            if _value(level.find("lvlText")).count("%") > 1:
                yield number.get("numId", ""), level.get("ilvl", "0")


def _value(element: Element | None) -> str:
    return element.get("val", "") if element is not None else ""


def _is_on(mark: Element) -> bool:
    return mark.get("val", "1") not in ("0", "false", "off", "none")
