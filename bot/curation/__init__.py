"""Looks after the folder of reports from the command line.

Files and the names of reports come in; lines that say what was read, and what could not be found or
mended, go out. Open commands.py first.
"""
