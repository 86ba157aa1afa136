"""What an update is answered with.

A python-telegram-bot Update comes in; a plan of calls goes out. Open routes.py first: it says which
file answers what.
"""
