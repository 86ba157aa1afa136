"""Quotes shown in their place.

What a plan lacks comes in, a quote and its file; the page with the quote marked is kept for the
plan that is made next. Open gallery.py first.
"""
