"""The words by which people ask for each kind of answer."""

from __future__ import annotations

import re

from bot.reports.grades import PATTERN


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


GRADE = _words(
    r"grad(?:e|es|ed|ing|ings)|rat(?:e|es|ed|ing|ings)|judge?ments?|judged|scor(?:e|es|ed|ing)"
    r"|marks?|marked|verdicts?|ranking|ranked|assess(?:ed|ment)\s+as"
)
GRADE_NAME = _words(PATTERN + r"|require\s+improvement|requiring\s+improvement")
PERFORMED = _words(
    r"how\s+(?:well\s+)?(?:did|do|does|is|are|was|were|has|have)\b.{0,60}?"
    r"\b(?:do|doing|perform(?:ed|ing)?|fare|score|done|get\s+on)|how\s+good\s+(?:is|was|are|were)"
)
GIVEN = _words(
    r"what\s+(?:did|has|have|do)\s+(?:the\s+)?(?:they|inspectors?|inspectorate|hmic\w*|ofsted|cqc)\s+"
    r"(?:give|given|award)|what\s+(?:did|does|has)\s+[\w/’'-]+(?:\s+[\w/’'-]+){0,3}\s+"
    r"(?:get|got|receive)(?:\s+for\b|(?=\W*$))"
)
EARLIER = _words(
    r"(?:last|previous|prior|earlier|preceding)\s+(?:year|time|inspection|report|grade|grading|rating|"
    r"judge?ment)s?(?:['’]s)?|(?:year|time|inspection|one)\s+before|last\s+inspect\w*|before\s+this|previously|before\s+(?:this|that)|used\s+to\s+be"
)
TO_COME = _words(r"will|next|again|back|return(?:ing)?|re-?inspect\w*")
PLURAL_GRADES = _words(
    r"gradings|grades|ratings|judge?ments|scores|marks|(?:list|all)\b.{0,20}\b(?:grading|grade|"
    r"rating|judge?ment)"
)
IS_GRADED = re.compile(
    r"^\s*(?:so\s+)?(?:is|was|are|were|did|does|has|have)\b(?!.*\b(?:good|poor)\s+\w*"
    r"(?:record|at|value|understanding|plan|relationship|use|practice)\b)",
    re.IGNORECASE,
)
REASON = _words(
    r"why|how\s+come|reasons?|for\s+what|explain\s+(?:why|the)|"
    r"what\s+(?:caused|led\s+to|stop(?:s|ped)|prevent(?:s|ed)|held|holds|let|lets|keeps|kept)"
)
AREAS = _words(
    r"areas?\s+(?:for|of|requiring|to)\s+improve(?:ment)?s?|afis?|recommendations?|recommended|"
    r"recommend|improvements?\s+(?:needed|required|areas?)|causes?\s+of\s+concern|"
    r"(?:what|which|how|where)\b.{0,40}\b(?:needs?|has|have|must|should|could|ought)\b.{0,40}"
    r"\b(?:improve[ds]?|do\s+better|change|work\s+on|fix|address|get\s+better)|"
    r"(?:told|asked|advised|want(?:s|ed)?|expect(?:s|ed)?|suppose[d]?)\b.{0,30}\bto\s+"
    r"(?:do|improve|change|work\s+on|fix)|what\s+(?:should|must)\s+(?:they|it|the\s+\w+)\s+do|"
    r"to\s+improve|how\s+(?:can|could|should)\b.{0,30}\bimprove|improvement\s+areas?"
)
QUESTIONS = _words(
    r"(?:what|which|list|all|the|how\s+many)\b.{0,20}\bquestions\b.{0,40}"
    r"|(?:what|which)\s+(?:\w+\s+){0,3}(?:was|were|did|does)\b.{0,30}\b(?:inspected|look(?:ed)?\s+(?:at|into)|"
    r"cover(?:ed)?|examine[ds]?|inspect)|questions\s+(?:asked|were|did|for)"
)
SECTIONS = _words(
    r"(?:what|which|list|all|show|the)\b.{0,20}\b(?:sections|chapters|headings|parts\s+of\s+the\s+"
    r"report)|table\s+of\s+contents|contents\s+page"
)
WHEN = r"(?:when|what\s+(?:date|day|month|year|time)|which\s+(?:year|month)|date\s+of|how\s+old)"
REPORT = r"(?:report|inspection|document|page|assessment|judge?ment|grading|grade|review|findings)"
PUBLISHED = _words(
    rf"{WHEN}\b.{{0,30}}\b(?:publish\w*|updat\w*|issued|released|written|come\s+out|came\s+out)"
    rf"|(?:publication|published|report|updated?|issue)\s+date|last\s+updated"
    rf"|{WHEN}\s+(?:is|was|of)?\s*(?:the\s+)?(?:date\s+)?(?:of\s+|on\s+|for\s+)?(?:this|the)\s+"
    rf"{REPORT}(?:\s+(?:from|for|dated|written|date))?(?=\W*$)|how\s+(?:old|recent)\s+is\b"
    rf"|(?:date|year)\s+of\s+(?:this|the)\s+{REPORT}|what\s+date(?=\W*$)"
)
INSPECTED = _words(
    rf"{WHEN}\b(?!.*\bnext\b).{{0,40}}\b(?:inspect(?:ed|ion)?(?!\s+(?:report|findings?)\b)|visited|"
    r"fieldwork|inspectors?\s+(?:in|come|came|visit|there|on\s+site))|inspection\s+dates?|dates?\s+of\s+(?:the\s+)?inspection"
)
SUBJECT = _words(
    r"(?:which|what)\s+(?:police\s+)?(?:force|service|constabulary|school|prison|home|provider|"
    r"organisation|place)\s+(?:is|was|does|did|are|were)\s+(?:this|it|the\s+report|that|being|"
    r"inspected)\b.*|who\s+is\s+(?:this|the)\s+report\s+(?:about|on)|what\s+is\s+(?:this|the)\s+"
    r"report\s+(?:about|on|called)|(?:title|name)\s+of\s+(?:this|the)\s+report|which\s+report\b.*|"
    r"(?:who|which\s+force)\s+(?:was|is|were)\s+inspected|what\s+reports?\b.*\b(?:loaded|have|know)"
)
AUTHOR = _words(
    r"(?:who|which\s+(?:organisation|body|agency|inspectorate|organization|group))\b.{0,20}"
    r"\b(?:wrote|written|publish\w*|produced?|inspected|authored|author|made|graded|rated|judged|"
    r"carried\s+out|did|conducted|issued|responsible\s+for)\b.{0,20}"
    r"(?:report|inspection|judge?ments?|grading|grade|rating|assessment|review|this|force|it|them)"
    r"|who\s+(?:are|were)\s+the\s+inspectors?|(?:author|inspectorate|writers?)\s+of"
)
DEFINITION = re.compile(
    r"^\s*(?:and\s+)?(?:what|who)(?:\s+does|\s+do|\s+is|\s+are|'s|’s|s)?\s+(?:the\s+|an?\s+)?"
    r"(?:abbreviation\s+|acronym\s+|term\s+|meaning\s+of\s+(?:the\s+)?)?[\"'“”‘’]?"
    r"(?P<short>[A-Za-z&]{2,10})[\"'“”‘’]?(?:\s+(?P<mean>mean|means|meaning|stand\s+for|stands\s+for|"
    r"short\s+for|abbreviation))?\s*\??\s*$|^\s*(?:define|meaning\s+of|definition\s+of|expand)\s+"
    r"(?:the\s+)?(?P<defined>[A-Za-z&]{2,10})\s*\??\s*$",
    re.IGNORECASE,
)
SUMMARY = _words(
    r"summar(?:y|ise|ize|ies)|sum\s+(?:it|this|that|things)?\s*up|overview|"
    r"what(?:'s|’s|\s+is)\s+(?:this|the|it)\s*(?:report|inspection)?\s*(?:all|actually|really|mainly)?\s*about|main\s+(?:findings?|points?|message|conclusions?|takeaways?)|"
    r"key\s+(?:findings?|points?|messages?|conclusions?|takeaways?)|headlines?|in\s+(?:short|brief|"
    r"a\s+nutshell)|tl;?dr|gist|bottom\s+line|overall\s+(?:findings?|conclusions?|picture)|"
    r"(?:what|tell)\b.{0,15}\b(?:find|found|findings|conclude[d]?|conclusions?)(?=\W*$)"
)
COMPARISON = _words(
    r"compar(?:e|es|ed|ing|ison)|versus|vs|differ(?:s|ences?)?\s+between|which\s+(?:force|constabulary|"
    r"service|school|prison|home|report|one|of\s+them)\b.{0,40}\b(?:better|best|worse|worst|most|least|"
    r"more|fewer|highest|lowest|higher|lower)"
)
STRENGTHS = _words(
    r"strengths?|strong\s+points?|good\s+(?:points?|things?|at|news|practice)|positives?|"
    r"(?:do|does|did|doing|done)\s+(?:\w+\s+){0,2}well|praised?|what\s+went\s+well|successes|"
    r"achievements?|best\s+(?:at|thing)"
)
WEAKNESSES = _words(
    r"weakness(?:es)?|weak\s+points?|bad\s+(?:points?|things?|at|news)|negatives?|problems?|"
    r"failings?|criticisms?|criticised?|wrong\s+with|struggl\w+|shortcomings?|worst|went\s+wrong|doing\s+badly|(?:main\s+)?concerns"
)
MONEY_NOUN = (
    r"budget|costs?|salary|price|spend(?:ing)?|expenditure|savings?\s+(?:requirement|target|figure|"
    r"total)|deficit|under-?spend|overspend|reserves|income|grant|debt|shortfall|turnover|fee"
)
MONEY = _words(
    r"how\s+much\s+(?:money|cash|funding|did|was|were|has|have|had|does|do|is|are|will|would|of\s+"
    r"(?:the|its)\s+(?:budget|money)|more|less)?(?!\s*(?:police|crime|demand|time|work))"
    rf"|what(?:\s+(?:is|was|are|were)|['’]s)\s+(?:the|its|their)\s+(?:[\w’']+\s+){{0,4}}"
    rf"(?:{MONEY_NOUN})\b(?!\s+plan)|(?:what|how\s+much)\s+(?:does|do|is|are)\b.{{0,40}}\b(?:earn|"
    r"paid)|how\s+(?:expensive|costly)|"
    r"^(?:\w+\s+){1,4}(?:costs?|price|bill|salary|fee)(?=\W*$)|at\s+what\s+(?:cost|price)|size\s+of\s+the\s+budget"
)
NUMBER = _words(
    r"how\s+many|(?:what|the)\s+(?:\w+\s+)?(?:number|total|amount|size|level)\s+of|number\s+of|"
    r"how\s+(?:big|large|long|old|far|often|tall|high|deep|fast|wide)|count\s+of|headcount|"
    r"what\s+population|population\s+of|(?:what|which)\s+(?:percentage|percent|per\s+cent|"
    r"proportion|share|fraction)|how\s+much\s+(?:demand|time|work|crime)"
)
COUNT = _words(r"how\s+many|number\s+of|headcount|count\s+of")
PERCENT = _words(r"percentage|percent|per\s+cent|proportion")
DATE = _words(
    r"when|what\s+(?:year|date|day|month|century|decade|time)|which\s+(?:year|date|day|month|"
    r"century|decade)|in\s+what\s+year|until\s+what|deadline|due\s+date|since\s+when|by\s+when|how\s+soon|what\s+period"
)
WHO = _words(
    r"who|whom|whose|which\s+(?:\w+\s+){0,2}(?:organi[sz]ations?|forces?|bod(?:y|ies)|person|people|"
    r"agenc(?:y|ies)|partners?|company|team)|what\s+(?:organi[sz]ation|company|person|name)"
)
PERSON = re.compile(
    r"^\s*(?:and\s+)?(?:who(?:\s+is|\s+was|'s|’s|s)|what(?:\s+is|'s|’s)\s+the\s+name\s+of|name)\s+"
    r"(?:the|your|their|its|our)?\b(?!.*\b(?:that|which|who|responsible|by|with)\b)",
    re.IGNORECASE,
)
WHERE = _words(
    r"where|which\s+(?:place|country|city|county|region|area|state)|what\s+(?:city|"
    r"country|state|county|region)"
)
CONFIRMS = re.compile(
    r"\W*(?:and\s+|so\s+)*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b"
    r"|\W*(?!(?:what|which|who|whom|whose|when|where|why|how)\b).*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)
FRAME = _words(
    r"is\s+it\s+(?:true|right|correct|the\s+case)\s+that|(?:someone|somebody|people|they)\s+(?:told|tell|say|said)"
    r"(?:\s+(?:to\s+)?me)?(?:\s+that)?|i(?:\s+have|['’]ve)?\s+(?:heard|read|was\s+told|believe|think|guess|"
    r"understand)(?:\s+that)?|is\s+(?:that|this)\s+(?:so|true|right|correct)|(?:true|right|correct)(?=\W*$)|"
    r"(?:do|does|did|can|could|would|will)\s+(?:the|this|that|it|your|these)\s+(?:report|document|"
    r"inspection|inspectors?|inspectorate)s?\s+(?:say|mention|tell|talk|contain|cover|discuss|find|"
    r"think|speak|report|state|show|explain|describe|give|include|have|know)\w*(?:\s+(?:us|me))?"
    r"(?:\s+(?:anything|something|about|on|of|that))*"
    r"|(?:what|how)\s+(?:do|does|did)\s+(?:the|this|it|they)?\s*(?:report|document|inspectors?|"
    r"inspection|inspectorate|hmic\w*|ofsted|cqc)\s+(?:say|think|find|conclude|state|report|"
    r"mention|write|describe|know)(?:\s+(?:about|on|of|that))*"
    r"|according\s+to\s+(?:the\s+)?(?:report|inspectors?|inspection|hmic\w*)"
    r"|(?:tell|inform|teach|show|give)\s+(?:me|us)(?:\s+(?:more|all|everything|something|a\s+bit|"
    r"the))*(?:\s+(?:about|on|of))?|i(?:\s+would|['’]d)?\s+(?:like|want)\s+to\s+know(?:\s+(?:about|"
    r"if|whether|how|what|why))?|(?:do\s+you|can\s+you|could\s+you|please)\s*(?:know|tell|explain|"
    r"show|say|list|give|find)?(?:\s+me)?(?:\s+(?:about|if|whether))?"
    r"|what\s+(?:is|was)\s+(?:said|mentioned|written|found|reported)\s+(?:about|on|of)"
    r"|what\s+about|how\s+about|anything\s+(?:about|on|else\s+(?:about|on))|(?:in|from|by|of)\s+"
    r"(?:the|this)\s+(?:report|document|inspection|inspectors?)|(?:the|this)\s+(?:report|document)"
    r"|how\s+(?:big|large|long|old|far|often|tall|high|deep|fast|wide)(?:\s+(?:is|are|was|were))?"
    r"|information\s+(?:about|on)|details?\s+(?:about|on|of)|(?:did|do)\s+inspectors\s+(?:find|say|"
    r"think)"
)
HEAD = re.compile(
    r"\b(?:how\s+many|(?:number|amount|percentage|proportion|share|level|total|size)\s+of)\s+(?P<counted>"
    r"[^?]*?)(?=\s+(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|there|in|"
    r"at|for|to|with|by|on|of|from|that|which|who|it|they)\b|\s*\?|\s*$)"
    r"|^\s*(?:and\s+)?(?:what|how\s+(?:big|large|much|high))(?:\s+(?:is|was|are|were|did|does|will)|['’]?s)"
    r"\s+(?:the|its|their|your)\s+(?P<named>[^?]*?)(?=\s+(?:of|for|in|on|at|to|by|from|that|which|it|"
    r"they|over|during|since|between)\b|\s*\?|\s*$)",
    re.IGNORECASE,
)
AREA_WORDS = _words(
    r"areas?\s+(?:for|of|requiring|to)\s+improve(?:ment)?s?|afis?|recommend\w*|improve\w*|"
    r"causes?\s+of\s+concern|do\s+better|change|work\s+on|fix|address|better|told|asked|advised|"
    r"want(?:s|ed)?|expect(?:s|ed)?|supposed?|list|areas?|needs?|hmic\w*|inspectors?|ofsted|cqc"
)

TRIGGERS = frozenset(
    "grade grades graded grading gradings rating ratings rated judgement judgements score marks "
    "overall report inspection inspected improvement improvements improve recommendations areas "
    "questions sections summary findings strengths weaknesses published updated date number money "
    "percentage title author main list inspectors".split()
)
"""Words that tell the kind of a question, for the repair of spelling."""
