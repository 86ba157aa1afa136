"""Answers and sections of reports as Telegram messages.

An Answer, quotes or a section come in; HTML texts that obey the Bot API's limits go out. Open
answers.py first.
"""
