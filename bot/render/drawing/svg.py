"""A drawing as SVG: text that can be searched, and a description for those who do not see it."""

from __future__ import annotations

import html
import re
from hashlib import sha256

from bot.render.drawing.shapes import Box, Drawing, Words

_FONTS = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', Roboto, sans-serif"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML document may hold (https://www.w3.org/TR/xml/#charsets)."""
_SHORT = 3
"""Characters up to which a word is as wide in any typeface."""


def to_svg(drawing: Drawing) -> str:
    """The picture as one ``svg`` element, for a file or for a place in a page."""
    size = f"{drawing.width} {drawing.height}"
    # A page may hold several pictures, whose titles need names of their own.
    name = "d" + sha256(drawing.description.encode("utf-8", "replace")).hexdigest()[:8]
    ground = f'<rect width="{drawing.width}" height="{drawing.height}" fill="{drawing.ground}"/>'
    shapes = (_box(s) if isinstance(s, Box) else _words(s) for s in drawing.shapes)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" '
            f'width="{drawing.width}" height="{drawing.height}" '
            f'aria-labelledby="{name}t {name}d" font-family="{_FONTS}">',
            f'<title id="{name}t">{_escaped(drawing.title)}</title>',
            f'<desc id="{name}d">{_escaped(drawing.description)}</desc>',
            ground,
            *shapes,
            "</svg>\n",
        ]
    )


def _box(box: Box) -> str:
    left, top, right, bottom = box.sides
    edge = f' stroke="{box.outline}" stroke-width="2"' if box.outline else ""
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
        f'height="{bottom - top:.1f}" rx="{box.radius:g}" fill="{box.fill or "none"}"{edge}/>'
    )


def _words(words: Words) -> str:
    style = words.style
    # Another typeface than the one that was measured must not run over the edge of a box.
    wide = f' textLength="{style.width(words.text):.1f}" lengthAdjust="spacingAndGlyphs"'
    bold = ' font-weight="600"' if style.weight else ""
    return (
        f'<text x="{words.left:.1f}" y="{words.top + style.ascent:.1f}" '
        f'font-size="{style.size:g}"{bold} fill="{words.colour}"'
        f"{wide if len(words.text) > _SHORT else ''}>{_escaped(words.text)}</text>"
    )


def _escaped(text: str) -> str:
    return html.escape(_NOT_XML.sub("\ufffd", text))
