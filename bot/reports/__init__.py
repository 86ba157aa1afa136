"""What a report is and how it is read.

A file's bytes come in; a Document goes out (its canonical text, blocks and sections), and an
Inspection of it (grades, areas, dates, people), both by Spans of that text. Open document.py first.
"""
