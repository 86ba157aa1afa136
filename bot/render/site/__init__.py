"""A report as a web page of its own, and a folder of them as a site.

A Document comes in; whole HTML documents go out, which load nothing and in which every sentence has
a lasting address. Open page.py first.
"""
