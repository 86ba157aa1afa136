from __future__ import annotations

from xml.etree import ElementTree

from bot.render.drawing.fonts import lettering
from bot.render.drawing.shapes import Box, Drawing, Words
from bot.render.drawing.style import Style
from bot.render.drawing.svg import to_svg

NAME = "{http://www.w3.org/2000/svg}"


def drawing(text: str = "Requires improvement") -> Drawing:
    style = Style(lettering("x"), 30, 1)
    shapes = (Box((10, 20, 110, 60), 14, "#18753a"), Words(20, 25, text, style, "#ffffff"))
    return Drawing(400, 200, "#eef1f5", shapes, f"Grades {text}", f"Elm: {text}.")


def test_boxes_and_words_stand_where_they_were_laid_out() -> None:
    root = ElementTree.fromstring(to_svg(drawing()))
    ground, box = root.findall(f"{NAME}rect")
    assert (ground.get("width"), ground.get("fill")) == ("400", "#eef1f5")
    wanted = {"x": "10.0", "y": "20.0", "width": "100.0", "height": "40.0", "rx": "14"}
    assert box.attrib == {**wanted, "fill": "#18753a"}
    (text,) = root.findall(f"{NAME}text")
    style = drawing().shapes[1].style
    assert text.text == "Requires improvement"
    assert float(text.get("y", "")) == round(25 + style.ascent, 1)
    assert float(text.get("textLength", "")) == round(style.width("Requires improvement"), 1)
    assert text.get("font-weight") == "600"


def test_it_is_told_to_those_who_do_not_see_it() -> None:
    root = ElementTree.fromstring(to_svg(drawing()))
    title, told = root.findall(f"{NAME}title")[0], root.findall(f"{NAME}desc")[0]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
    assert (title.text, told.text) == ("Grades Requires improvement", "Elm: Requires improvement.")


def test_any_text_is_well_formed() -> None:
    bad = '<a> & "b" \x00\ud800]]>'
    root = ElementTree.fromstring(to_svg(drawing(bad)))
    assert root.findall(f"{NAME}text")[0].text == '<a> & "b" \ufffd\ufffd]]>'
