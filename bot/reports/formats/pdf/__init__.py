"""PDF files.

The bytes of a file come in; an Extract with the pages' starts goes out, running heads and page
numbers left out. Open read.py first.
"""
