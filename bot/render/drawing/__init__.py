"""Pictures of grades: one layout, as PNG or as SVG.

Boxes and words come in; the bytes of a PNG or the text of an SVG go out. Open shapes.py first.
"""
