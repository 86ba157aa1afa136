"""Verdicts on quotations as pages of lines, and as JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.render.cited import cited, copied
from bot.render.notice import GAP, Line, Page, Part, line
from bot.verification.code import Resolved
from bot.verification.verdict import Change, Found, Gap, Nearest, Verdict

ADVICE = "Give a whole sentence."
UNCHANGED = "The report is unchanged, and says here:"
CHANGED = "The report has changed since this code was made; its words still stand, here:"
UNKNOWN = "No loaded report has this: it is another’s, or its words have gone from it since."
_CUT = 60
"""Characters of a quotation in a table."""
_MOST = 30
"""Words left out that are told."""
_NAMES = {
    "word_for_word": "word for word",
    "altered": "altered",
    "elsewhere": "another report",
    "nowhere": "nowhere",
    "too_short": "too short",
}


def headline(verdict: Verdict) -> str:
    """What came of it, in one sentence."""
    if verdict.status == "word_for_word":
        return f"Word for word{_times(verdict.times)}."
    if verdict.status == "elsewhere":
        reports = "report" if len(verdict.named) == 1 else "reports"
        return f"Not in the {reports} named, but word for word in another."
    if verdict.status == "too_short" and verdict.found[0].gaps:
        return f"Its pieces are too short to tell. {ADVICE}"
    if verdict.status == "too_short":
        return f"It stands in {verdict.times} places, and is too short to tell. {ADVICE}"
    if verdict.status == "nowhere":
        return "Nowhere: no loaded report says this."
    if verdict.nearest is None:
        return "Altered: what is left out or put in turns the sense."
    if not verdict.nearest.wording_differs:
        return "Altered, but only in punctuation or capitals."
    named = verdict.named
    other = named and verdict.nearest.span.document not in named
    return "Altered, and from another report." if other else "Altered: the report has other words."


def page(verdict: Verdict) -> Page:
    """The verdict with the report's own words, where they stand, and how they differ."""
    lines = [line(headline(verdict), "strong")]
    most = 1 if verdict.status == "too_short" else 3
    told: list[Line] = []
    for found in verdict.found[:most]:
        *words, place = _place(found)
        # The same words in several reports are told once.
        lines += [place] if words == told else [*words, place]
        told = words
    left = verdict.times - len(verdict.found[:most])
    if left > 0:
        lines.append(line(f"and in {left} more places", "quiet", 2))
    if verdict.nearest:
        lines += _nearest(verdict.nearest, whole=verdict.status == "altered")
    return Page(tuple(lines))


def table(verdicts: Sequence[Verdict], shorter: int) -> Page:
    """A line for each verdict; ``shorter``: quotations that were too short to be checked."""
    lines: list[Line] = []
    for number, verdict in enumerate(verdicts, 1):
        label = Part(f"{number:>3}  {_NAMES[verdict.status]:<15}", "strong")
        lines.append(Line((Part(f"“{_shortened(verdict.quote)}”"),), 0, label))
        told = " · ".join(_told(verdict))
        lines += [line(told, "quiet", 5)] if told else []
    good = sum(verdict.status == "word_for_word" for verdict in verdicts)
    said = f"{good} of {len(verdicts)} quotations stand word for word."
    if not verdicts:
        said = "There is no quotation long enough to check."
    if shorter:
        said += f" {shorter} of fewer words {'was' if shorter == 1 else 'were'} not checked."
    return Page((*lines, *([GAP] if lines else []), line(said, "strong")))


def resolved(found: Resolved) -> Page:
    """What a code stands for."""
    if not found.spans:
        return Page((line(UNKNOWN, "strong"),))
    lines = [line(CHANGED if found.changed else UNCHANGED, "strong")]
    for span in found.spans[:3]:
        lines.append(line(f"“{_flat(span.text)}”"))
        lines.append(
            line(f"— {copied(span)}" if found.changed else f"— {span.citation}", "quiet", 2)
        )
    return Page(tuple(lines))


def differences(nearest: Nearest) -> Iterator[str]:
    """Each difference in words, both ways."""
    for change in nearest.changes:
        if change.same:
            continue
        if not change.quoted:
            yield f"left out: “{_flat(change.stated)}”"
        elif not change.stated:
            yield f"put in: “{_flat(change.quoted)}”"
        else:
            yield f"“{_flat(change.quoted)}” for “{_flat(change.stated)}”"


def gaps(found: Found) -> Iterator[str]:
    """What stands in the report for each ellipsis and bracket."""
    for gap in found.gaps:
        count = len(gap.span.text.split())
        words = f"“{_flat(gap.span.text).strip(' ,.;:')}”" if count <= _MOST else f"{count} words"
        told = "left out" if gap.left_out else f"{gap.put} for"
        yield f"{told}: {words}" if count else f"put in: {gap.put}"


def to_object(verdict: Verdict) -> dict[str, object]:
    """A verdict as JSON values.

    ``status`` is word_for_word, altered, elsewhere, nowhere or too_short; ``times`` counts the
    places, of which the first are told; ``difference`` is in order and holds every word.
    """
    nearest = verdict.nearest
    return {
        "quote": verdict.quote,
        "status": verdict.status,
        "times": verdict.times,
        "places": [_place_object(found) for found in verdict.found],
        "nearest": {**cited(nearest.span), "sentence": nearest.around.text} if nearest else None,
        "likeness": round(nearest.likeness, 3) if nearest else None,
        "difference": [_change(change) for change in nearest.changes] if nearest else [],
    }


def resolved_object(code: str, found: Resolved) -> dict[str, object]:
    """What a code stands for as JSON values: ``status`` is unchanged, changed or not_found."""
    status = "not_found" if not found.spans else "changed" if found.changed else "unchanged"
    return {"code": code, "status": status, "places": [cited(span) for span in found.spans[:3]]}


def _place(found: Found) -> Iterator[Line]:
    yield line(f"“{_flat(found.span.text)}”")
    for told in gaps(found):
        yield line(told, "normal", 2)
    if found.around != found.span:
        yield line(f"in: “{_flat(found.around.text)}”", "quiet", 2)
    yield line(f"— {copied(found.span)}", "quiet", 2)


def _nearest(nearest: Nearest, *, whole: bool) -> Iterator[Line]:
    if whole:
        changes = nearest.changes
        yield Line(tuple(_parts(changes, quoted=True)), 2, Part("quoted  ", "quiet"))
        yield Line(tuple(_parts(changes, quoted=False)), 2, Part("report  ", "quiet"))
        for told in differences(nearest):
            yield line(told, "normal", 2)
        if nearest.around != nearest.span:
            yield line(f"in: “{_flat(nearest.around.text)}”", "quiet", 2)
    else:
        yield line("The nearest that one says:")
        yield line(f"“{_flat(nearest.around.text)}”", "normal", 2)
    yield line(f"— {copied(nearest.span if whole else nearest.around)}", "quiet", 2)


def _parts(changes: Sequence[Change], *, quoted: bool) -> Iterator[Part]:
    texts = [(c.quoted if quoted else c.stated, c.same) for c in changes]
    shown = [(text, same) for text, same in texts if text]
    for number, (text, same) in enumerate(shown):
        yield Part(f"{' ' if number else ''}{_flat(text)}", "normal" if same else "strong")


def _told(verdict: Verdict) -> Iterator[str]:
    """Where it stands, or how it differs, in few words."""
    if verdict.found:
        yield str(verdict.found[0].span.citation.title)
        yield verdict.found[0].span.citation.place
        yield from gaps(verdict.found[0])
    elif verdict.nearest and verdict.status == "altered":
        yield from differences(verdict.nearest)
        yield verdict.nearest.span.citation.title
        yield verdict.nearest.span.citation.place


def _place_object(found: Found) -> dict[str, object]:
    return {
        **cited(found.span),
        "sentence": found.around.text,
        "left_out": [_gap(gap) for gap in found.gaps],
    }


def _gap(gap: Gap) -> dict[str, object]:
    return {"text": gap.span.text, "ellipsis": gap.left_out, "put": gap.put, "negates": gap.negates}


def _change(change: Change) -> dict[str, object]:
    return {"quoted": change.quoted, "stated": change.stated, "same": change.same}


def _times(times: int) -> str:
    return f", in {times} places" if times > 1 else ""


def _shortened(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= _CUT else f"{flat[: _CUT - 1].rstrip()}…"


def _flat(text: str) -> str:
    return " ".join(text.split())
