"""What is remembered of chats.

Questions, votes and long buttons come in and are kept for their time; they go out as the history of
a conversation, statistics and links. Open store.py first.
"""
