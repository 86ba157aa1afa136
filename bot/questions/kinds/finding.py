"""Everything else: what the report says about something, found by search."""

from bot.questions.kinds.kind import Kind, cue

REASON = cue(
    2.0,
    "why|how come|reasons?|for what|explain (?:why|the)",
    "what (?:caused|led to|stop(?:s|ped)|prevent(?:s|ed)|held|holds|lets?|keeps|kept)",
)
"""A reason is never a grade, a list or a date."""

KIND = Kind(
    name="finding",
    examples="""
        how do staff record complaints / how does the school teach reading /
        how are prisoners helped to find work / how often do managers check the records /
        how long do callers wait for an answer / how quickly are visitors let in /
        how many officers work at night / how much does the building cost /
        how well do teachers know their pupils / how well are children protected from harm /
        is there enough staff at weekends /
        are there good relationships between staff and prisoners / is the building safe /
        are pupils happy / do residents like the food / does the council understand need /
        did the budget go up / has violence gone down / can families visit on sundays /
        what is the rate of absence / what is the number of assaults /
        what is the average class size / what is being done about drugs /
        what support do victims get / what do parents think of the school /
        what do pupils get for lunch / what happens after an arrest /
        what training do new staff have / what did the report say about bullying /
        what was said about training / which partners does the council work with /
        which part of the prison is overcrowded / who is the head teacher /
        who is in charge of medicines / who checks the records of children in care /
        who do staff report concerns to / when did the new manager arrive /
        when will the work be finished / when a child is missing who is told /
        when was the kitchen last cleaned / where do visitors park / where are records kept /
        why was it graded inadequate / why is morale low / how come they failed /
        reasons for the delay / any mention of smoking / anything about night staff /
        tell me about gangs / use of force / staff training / mental health /
        how do teachers mark homework / do officers judge the risk correctly /
        does the council compare its spending with others / are there problems with the heating /
        do they ask visitors any questions / what areas of the town have most crime
    """,
    cues=(
        REASON,
        cue(0.2, r"^\W*(?:how (?:many|much|often|long)|where)"),
        cue(
            0.6,
            "(?:last|previous|prior|earlier|preceding) "
            "(?:year|time|inspection|report|grade|grading|rating|judge?ment)s?",
            r"(?:year|time|inspection|one) before|before (?:this|that)|previously|used to be",
            r"(?:next|future|re-?) ?inspect\w*|when will|(?:come|go|be|inspected) (?:back|again)",
        ),
    ),
    prior=0.35,
)
