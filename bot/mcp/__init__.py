"""A door for other programs: the Model Context Protocol over standard input and output.

A tool's name and its arguments come in; JSON values go out, with quotations, their places and the
codes that prove them. Nothing is written. Open tools.py first; server.py speaks the protocol.
"""
