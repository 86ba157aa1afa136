"""An echo bot as python-telegram-bot's own documentation has it, to measure ours beside.

It keeps nothing: what it has fetched when it dies is lost.
"""

from __future__ import annotations

import os

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Repeats what it is told."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def main() -> None:
    """Polls until SIGTERM, with as many chats answered at once as ours."""
    at_once = int(os.environ.get("TELEGRAM_CONCURRENCY", "48"))
    builder = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    builder = builder.base_url(os.environ["TELEGRAM_BASE_URL"]).concurrent_updates(at_once)
    bot: Application = builder.connection_pool_size(at_once + 8).build()
    bot.add_handler(MessageHandler(filters.TEXT, echo))
    bot.run_polling(timeout=5)


if __name__ == "__main__":
    main()
