"""The Telegram front end; nothing outside this package knows Telegram.

Updates come in by polling or webhook and are stored before Telegram is told; plans of Bot API calls
go out, each step stored. Open run.py first, then replies/routes.py for what is said.
"""
