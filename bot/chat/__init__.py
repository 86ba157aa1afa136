"""The Telegram front end; nothing outside this package knows Telegram."""
