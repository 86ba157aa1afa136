"""Calls to the Bot API.

A Call comes in as plain values; its result or one of our own errors goes out, after retries and,
where Telegram refuses, fallbacks. Open call.py first.
"""
