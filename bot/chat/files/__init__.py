"""Files that people send.

A file in a private chat is read by a process of its own and kept for a few hours, for that chat
alone; an assistant over it comes out. Open shelf.py first.
"""
