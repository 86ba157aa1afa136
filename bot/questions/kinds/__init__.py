"""The kinds of questions that people ask, one file a kind, and the weighing between them.

A question comes in and the Kind that it is nearest to goes out. Open table.py first.
"""
