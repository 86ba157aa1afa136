"""What a report is divided into."""

from bot.questions.kinds.kind import Kind, cue

KIND = Kind(
    name="sections",
    examples="""
        what sections are there / list the sections / show me the headings /
        which chapters does it have / how is the report divided / contents page /
        table of contents please / the parts of the report /
        how many sections does the report have / outline of the document
    """,
    cues=(cue(0.7, "sections|chapters|headings|(?:table of )?contents"),),
    of_parts=True,
    of_whole=True,
)
