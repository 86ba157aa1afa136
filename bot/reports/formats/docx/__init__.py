"""Word files.

The bytes of a file come in; an Extract goes out, with tracked insertions and without deletions.
Open read.py first.
"""
