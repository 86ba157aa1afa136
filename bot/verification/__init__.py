"""Whether a quotation stands in the reports, and codes that prove a citation.

Words that somebody quotes come in; a Verdict goes out: word for word with its place, altered with
the difference, in another report than the one named, or nowhere. Open checker.py first; code.py
makes and resolves the codes.
"""
