"""What an abbreviation stands for."""

from __future__ import annotations

import re

from bot.questions.kinds.kind import Cue, Kind, cue

_ASKED = re.compile(
    r"^\W*(?:and )?(?:what|who)(?: does| do| is| are|'s|’s|s)? (?:the |an? )?"
    r"(?:abbreviation |acronym |term |meaning of (?:the )?)?[\"'“”‘’]?(?P<short>[a-z&]{2,10})"
    r"[\"'“”‘’]?(?P<mean> (?:means?|meaning|stands? for|short for|abbreviation))?\W*$"
    r"|^\W*(?:define|meaning of|definition of|expand) (?:the )?(?P<defined>[a-z&]{2,10})\W*$",
    re.IGNORECASE,
)


def definition_of(text: str) -> tuple[str, bool] | None:
    """The abbreviation asked about, and whether the question can ask nothing else."""
    match = _ASKED.match(text)
    if not match:
        return None
    return match["short"] or match["defined"], bool(match["mean"] or match["defined"])


_TERM = (
    r"(?:the (?:term|word|phrase) )?(?:an? )?[\"'“”‘’]?"
    r"(?P<{}>[\w’'-]+(?: [\w’'-]+){{0,3}}?)[\"'“”‘’]?"
)
_DEFINED = re.compile(
    rf"^\W*(?:and )?(?:what (?:do|does|is|are) {_TERM.format('what')} (?:mean|defined as)"
    rf"|(?:what is (?:meant by|the meaning of)|(?:meaning|definition) of|define) "
    rf"{_TERM.format('of')}"
    rf"|{_TERM.format('bare')} (?:meaning|definition)"
    rf"|what(?:['’]s| is) an? {_TERM.format('one')})\W*$",
    re.IGNORECASE,
)


def term_of(text: str) -> str | None:
    """The word or phrase whose meaning is asked for, as in "what does day release mean"."""
    match = _DEFINED.match(text)
    return next((t for t in match.groups() if t), None) if match else None


KIND = Kind(
    name="definition",
    examples="""
        what does DBS stand for / what does NPS mean / what is an ISP / what is a YOI /
        what's OPG / meaning of BCU / define IRC / what is LSCB short for / who is the RSC /
        expand SLT / what does the abbreviation mean / definition of the term /
        what does key worker mean / what is meant by early help / segregation meaning
    """,
    cues=(
        Cue(re.compile(r"^(?i:.*\b(?:what|who)\S* (?:(?:is|are|an?|the) )*)[A-Z&]{2,10}\W*$"), 0.6),
        Cue(_ASKED, 0.2),
        cue(0.6, r"stands? for|what (?:do|does)\b.{0,20}\bmean(?=\W*$)", r"^\W*(?:define|expand)"),
        cue(
            0.6, r"(?:meaning|definition)(?=\W*$)", "what is meant by", "(?:meaning|definition) of"
        ),
    ),
)
