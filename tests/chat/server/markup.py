"""Telegram's HTML: which texts it takes, with the errors it gives for the others.

https://core.telegram.org/bots/api#html-style
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ALIASES = {
    "strong": "b",
    "em": "i",
    "ins": "u",
    "strike": "s",
    "del": "s",
    "span": "tg-spoiler",
}
_TAGS = {"b", "i", "u", "s", "tg-spoiler", "a", "tg-emoji", "code", "pre", "blockquote"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(#x[0-9a-fA-F]+|#[0-9]+|[a-z]+);")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s[^<>]*)?)>")


class MarkupError(ValueError):
    """The text has markup that Telegram refuses; the message is Telegram's."""


@dataclass(frozen=True)
class Parsed:
    text: str
    kinds: tuple[str, ...]
    """The names of the entities, in the order in which they end."""


def parse_html(source: str) -> Parsed:
    text: list[str] = []
    kinds: list[str] = []
    open_tags: list[str] = []
    place = 0
    while place < len(source):
        if source[place] == "<":
            tag = _TAG.match(source, place)
            if tag is None:
                raise MarkupError(f'Unsupported start tag "" at byte offset {_at(source, place)}')
            _turn(tag, open_tags, kinds, _at(source, place))
            place = tag.end()
        elif (reference := _REFERENCE.match(source, place)) is not None:
            text.append(_character(reference[1], reference[0]))
            place = reference.end()
        else:
            text.append(source[place])
            place += 1
    if open_tags:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{open_tags[-1]}"')
    return Parsed("".join(text).strip(), tuple(kinds))


def _turn(tag: re.Match[str], open_tags: list[str], kinds: list[str], at: int) -> None:
    name = tag[2].lower()
    if not tag[1]:
        if _ALIASES.get(name, name) not in _TAGS:
            raise MarkupError(f'Unsupported start tag "{name}" at byte offset {at}')
        open_tags.append(name)
    elif not open_tags:
        raise MarkupError(f"Unexpected end tag at byte offset {at}")
    elif open_tags[-1] != name:
        raise MarkupError(
            f'Unmatched end tag at byte offset {at}, expected "</{open_tags[-1]}>", '
            f'found "</{name}>"'
        )
    else:
        kinds.append(open_tags.pop())


def _character(name: str, whole: str) -> str:
    if name.startswith("#x"):
        return chr(int(name[2:], 16))
    if name.startswith("#"):
        return chr(int(name[1:]))
    return _NAMED.get(name, whole)


def _at(source: str, place: int) -> int:
    return len(source[:place].encode())
