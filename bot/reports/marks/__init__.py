"""Where a quote stands on the pages of a PDF.

A document's file and a span of its text come in; the boxes that hold the span's own letters, and
no others, go out, or none where that cannot be made sure of. Open marking.py first.
"""
