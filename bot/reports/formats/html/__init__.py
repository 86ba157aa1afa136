"""Web pages.

The bytes of a page come in; an Extract of the report's own text goes out, menus and notices left
out. Open read.py first.
"""
