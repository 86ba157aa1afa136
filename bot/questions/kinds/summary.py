"""What the report says in short."""

from bot.questions.kinds.kind import Cue, Kind, cue, words

_WORD = words(
    "summar(?:y|ise|ize|ies)|sum (?:it|this|that|things)? ?up|overview|headlines?|tl;?dr|gist",
    "in (?:short|brief|a nutshell)|bottom line",
    "(?:main|key|overall) (?:findings?|points?|messages?|conclusions?|takeaways?|picture)",
    "what(?:['’]s| is) (?:this|the|it)(?: report| inspection)? "
    "(?:all|actually|really|mainly) about",
)

KIND = Kind(
    name="summary",
    examples="""
        summary please / give me a summary / summarise the report / sum it up / a short overview /
        what are the key points / main conclusions? / what did the inspection find /
        what were the findings / what's it all about / in a nutshell / headline findings /
        bottom line / the overall picture
    """,
    cues=(
        Cue(_WORD, 0.6),
        cue(
            0.5, r"(?:what|tell)\b.{0,15}\b(?:find|found|findings|concluded?|conclusions?)(?=\W*$)"
        ),
    ),
    blanks=_WORD,
    of_whole=True,
)
