"""The prompt and the pipe.

Lines that a person types come in; rendered answers go out. Open session.py first, commands.py for
what can be typed.
"""
