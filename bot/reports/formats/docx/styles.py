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
_LIST_NAME = re.compile(r"list (?:bullet|number|paragraph bullet)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Styles:
    """The style and numbering definitions of one file."""

    styles: dict[str, Element]
    default: str
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
        level = self._outline(paragraph, chain, names)
        if level:
            return "heading", level
        listed = self._is_listed(paragraph, chain) or any(map(_LIST_NAME.match, names))
        return ("item" if listed else "paragraph"), 0

    def is_bold(self, paragraph: Element, run: Element) -> bool:
        """Whether a run is set in bold, by itself or by its style."""
        own = run.find("rPr/b")
        if own is not None:
            return _is_on(own)
        style = _value(paragraph.find("pPr/pStyle"))
        chains = (_value(run.find("rPr/rStyle"), "\0"), style)
        marks = (s.find("rPr/b") for name in chains for s in self._chain(name))
        first = next((mark for mark in marks if mark is not None), None)
        return first is not None and _is_on(first)

    def heads_bold(self, table: Element) -> bool:
        """Whether a table's style sets its first row apart in bold."""
        for style in self._chain(_value(table.find("tblPr/tblStyle"), "\0")):
            for part in style.findall("tblStylePr"):
                bold = part.find("rPr/b")
                if part.get("type") == "firstRow" and bold is not None and _is_on(bold):
                    return True
        return False

    def _chain(self, name: str) -> Iterator[Element]:
        """A style and those that it is based on, nearest first; the default for no name."""
        seen: set[str] = set()
        name = name or self.default
        while name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            name = _value(self.styles[name].find("basedOn"))

    def _outline(self, paragraph: Element, chain: list[Element], names: list[str]) -> int:
        for element in (paragraph, *chain):
            outline = _value(element.find("pPr/outlineLvl"))
            if outline:
                return int(outline) + 1 if outline in "012345678" else 0
            named = _HEADING_NAME.search(names[chain.index(element)]) if element in chain else None
            if named:
                return int(named[1])
        return 0

    def _is_listed(self, paragraph: Element, chain: list[Element]) -> bool:
        numbering = level = ""
        for element in (paragraph, *chain):
            numbering = numbering or _value(element.find("pPr/numPr/numId"))
            level = level or _value(element.find("pPr/numPr/ilvl"))
        return numbering not in ("", "0") and (numbering, level or "0") not in self.multilevel


def styles(sheet: Element | None, numbering: Element | None) -> Styles:
    """The definitions in a file's styles and numbering parts, either of which may be missing."""
    found = {s.get("styleId", ""): s for s in sheet.iter("style")} if sheet is not None else {}
    default = next((i for i, s in found.items() if _is_default(s)), "")
    return Styles(found, default, frozenset(_multilevel(numbering)))


def _is_default(style: Element) -> bool:
    return style.get("type") == "paragraph" and style.get("default") in ("1", "true", "on")


def _multilevel(numbering: Element | None) -> Iterator[tuple[str, str]]:
    if numbering is None:
        return
    abstract = {a.get("abstractNumId"): a for a in numbering.iter("abstractNum")}
    for number in numbering.iter("num"):
        definition = abstract.get(_value(number.find("abstractNumId")))
        for level in definition.iter("lvl") if definition is not None else ():
            if _value(level.find("lvlText")).count("%") > 1:
                yield number.get("numId", ""), level.get("ilvl", "0")


def _value(element: Element | None, missing: str = "") -> str:
    return element.get("val", missing) if element is not None else missing


def _is_on(mark: Element) -> bool:
    return mark.get("val", "1") not in ("0", "false", "off", "none")
