"""What the person who runs the bot sees.

Counts and signs of life come in; logs, metrics, health and an end of a hung process go out. Nothing
here knows Telegram.
"""
