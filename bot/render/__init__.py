"""An Answer as text, and a report as a web page.

An Answer comes in; plain text, rich text for a terminal, JSON or Telegram's HTML goes out, and of a
Document a page (site). Nothing here decides what is shown. Open plain.py first.
"""
