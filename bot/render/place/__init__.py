"""A quote in its place.

A quote and the file that it is from come in; a picture of its page goes out, with the quote marked
wherever that can be done exactly. Open showing.py first.
"""
