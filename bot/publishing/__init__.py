"""Puts the loaded reports out as a site of static pages.

A folder of reports comes in; a folder of web pages goes out. Open export.py first.
"""
