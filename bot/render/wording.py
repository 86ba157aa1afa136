"""The few sentences that every front end says the same way."""

from __future__ import annotations

from bot.questions.reading import Note

SUGGESTIONS = "You could ask:"

_NOTES = {
    "spelling": "Showing results for: {}",
    "about": "About: {}",
    "asked": "“{}”",
    "latest": "From {}.",
    "incomparable": "Not comparable, as graded differently: {}.",
    "missing": "No loaded report is on {}.",
    "file": "Your file: {}",
    "unread": "Not searched, being pictures without text: {}",
    "language": "Read as {}; the report is quoted in English.",
}


def note(read: Note) -> str:
    """What was read into a question, in words."""
    return _NOTES[read.kind].format(read.text)
