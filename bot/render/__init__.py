"""An Answer as text.

An Answer comes in; plain text, rich text for a terminal, JSON or Telegram's HTML goes out. Nothing
here decides what is shown. Open plain.py first.
"""
