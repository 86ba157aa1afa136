"""Every sentence that the bot says of its own on Telegram, so that a wording is changed here alone.

Texts of messages are HTML, those of buttons, notices and commands are plain. What stands in braces
is filled in.
"""

from __future__ import annotations

DESCRIPTION = (
    "I answer questions about official inspection reports in the reports’ own words.\n\n"
    "Ask in plain English: what grade was given, what should improve, what was found. Every "
    "answer quotes the exact sentence and says where it stands. Where a report does not say, I "
    "tell you so. Nothing is made up."
)
SHORT_DESCRIPTION = "Answers about inspection reports, in the reports’ own words, with the place."
PRIVATE_COMMANDS = (
    ("start", "What I can do"),
    ("help", "How to ask"),
    ("gradings", "Every grading, as a picture"),
    ("areas", "Every area for improvement"),
    ("page", "The last answer’s quote, marked on its page"),
    ("sections", "Read the report by section"),
    ("verify", "Check a quotation, word for word"),
    ("table", "What each report answers: /table QUESTION"),
    ("source", "Which reports I know"),
    ("library", "Ask my reports again, not your file"),
    ("file", "Ask the file that you sent again"),
    ("forget", "Forget what I asked"),
)
GROUP_COMMANDS = (
    ("ask", "Ask about the report: /ask QUESTION"),
    ("gradings", "Every grading, as a picture"),
    ("help", "How to ask"),
)

HELLO = (
    "<b>Hello, I’m Peelbot.</b>\n"
    "Ask me about {reports} in plain English. I answer in the report’s own words, say where they "
    "stand, and tell you when the report does not say.\n\n"
    "Try one of these, or type your own:"
)
ONE_REPORT = "the report <b>{title}</b>"
REPORTS = "{number} reports"
HELLO_GROUP = (
    "<b>Hello, I’m Peelbot.</b>\n"
    "Ask me about {reports}, and I answer in the report’s own words. Here I hear:\n"
    "• <code>/ask@{username} QUESTION</code>\n"
    "• replies to my messages\n"
    "Nothing else reaches me, so talk freely."
)
HELLO_GROUP_OPEN = (
    "<b>Hello, I’m Peelbot.</b>\n"
    "Ask me about {reports}, and I answer in the report’s own words:\n"
    "• <code>/ask QUESTION</code>\n"
    "• replies to my messages\n"
    "• questions that mention @{username}\n"
    "Telegram shows me what else is said here; I answer and keep none of it."
)
HELP = (
    "<b>How to ask</b>\n"
    "Type a question, such as “{example}”\n"
    "• Follow-ups work: “why?”, “and for finance?”, “tell me more”.\n"
    "• Edit your question, and my answer changes with it.\n"
    "• In a group, write /ask and the question, mention @{username}, or reply to me.\n"
    "{inline}"
    "\n<b>Commands</b>\n"
    "{commands}\n\n"
    "I remember your last questions for 30 minutes, to understand follow-ups; /forget drops them "
    "at once. The buttons 👍 and 👎 keep the question and its answer, to make answers better."
)
INLINE_HELP = "• In any chat, type @{username} and a question to quote the report there.\n"
ASK_WHAT = "Please write the question after the command, such as: <code>/ask {example}</code>"
TABLE_WHAT = (
    "Please write a question after the command, such as: "
    "<code>/table what is the overall grade?</code>"
)
TABLE_CSV = "All {count} answers for a spreadsheet, a line a quote."
TABLE_HTML = "The same to read and to print."
TABLE_PART = (
    "I asked the first {asked} of {of} reports, by place. Name some places, and I ask those."
)
FORGOTTEN = (
    "Done. I have dropped your earlier questions in this chat, the file that you sent, and your "
    "votes."
)
UNKNOWN_COMMAND = "I do not know that command. /help shows those I know, or simply type a question."
LOST_LINK = "That link leads nowhere any more, I am sorry.\n\n"
AREAS = "What are the areas for improvement?"
"""The question that /areas asks."""

APOLOGY = "Sorry, something went wrong and I could not answer this. Please try another wording."
TOO_FAST = (
    "That is a lot of questions at once. Please give me a minute, then ask again: "
    "I would like to do each of them justice."
)
NOT_OPENED = (
    "I am sorry, I only answer in chats that I have been opened for. To have this one opened, "
    "give its number to the person who runs me: <code>{chat}</code>"
)
NOT_OPENED_HERE = "I only answer in chats I have been opened for."

MORE_QUOTES = "More quotes"
IN_CONTEXT = "In context"
REST_OF_SECTION = "Rest of the section"
SHOW_ON_PAGE = "Show on page"
BACK_TO_ANSWER = "‹ Back to the answer"
BACK = "‹ {page} of {total}"
ON = "{page} of {total} ›"
COPY_CITATION = "Copy citation"
SHARE = "Share"
ONLY = "Only {title}"
OF_REPORT = "{question} in {title}?"
"""The question that asks one of several reports what all were asked."""
GO_ON_IN_PRIVATE = "Go on in private"
UP = "👍"
DOWN = "👎"
ALSO = "<b>Also in the report</b>"
FROM_THE_REPORT = "From the report"
"""Leads quotes that a link names, without a question."""

QUOTE = "Quote {number}"
MARKED = "The quote is marked."
NOT_MARKED = "I cannot make sure where on it the quote stands, so I marked nothing."
MARKED_IN_TEXT = "The report as a web page: it opens at the quote, which is marked."
MARKED_IN_TEXT_ONLY = (
    "I cannot show its own page, so here is its text: it opens at the quote, which is marked."
)
NO_QUOTE_TO_SHOW = "Ask me something first; then /page shows the quote on its page."
NO_SUCH_QUOTE = "That answer has {count}: /page 1 shows the first."
QUOTES = ("quote", "quotes")

HELPFUL = "Thank you! Noted as helpful."
NOT_HELPFUL = "Thank you. Noted as not helpful."
BUTTON_GONE = "That button has had its day. Please ask the question again."
ANSWER_CHANGED = "That answer has changed since. Please ask again, then judge the new one."

WHICH_REPORT = "Which report?"
ALL_REPORTS = "‹ All reports"
SECTIONS = "Sections of {title}"
NO_SECTIONS = "The report has no sections."
ALL_SECTIONS = "‹ All sections"
MY_REPORT = "My report"
MY_REPORTS = "My {number} reports"
PUBLISHED = "published {day}"

GRADINGS_OF = "Published {day}"
NO_GRADINGS = "The loaded reports state no gradings."
ALL_GRADINGS = "List all the gradings"
"""The question that the button below the picture asks."""
QUOTE_THE_LINES = "Quote the lines"
OVERALL = "Overall"
NOT_STATED = "Not stated"

ASK_IN_PRIVATE = "Ask in private"
ASK_MORE = "Ask more"
ANSWER = "Answer"
"""The title of an answer without words."""

FILE_READ = (
    "I have read <b>{title}</b>: {counted}. Ask away.\n"
    "<i>I answer from it alone and keep it for {hours}, for this chat only. /library goes back to "
    "{reports}, /forget drops it at once.</i>"
)
PAGES = ("page", "pages")
SECTIONS_READ = ("section", "sections")
WORDS_READ = ("word", "words")
GRADINGS_READ = ("grading", "gradings")
AREAS_READ = ("area for improvement", "areas for improvement")
HOURS = ("hour", "hours")
MY_OWN = "my own reports"
FILE_REFUSED = "I could not read <b>{name}</b>: {reason}"
FILE_KINDS = (
    "I can read reports as PDF, Word (.docx), web page (.html), Markdown or plain text. Please "
    "send it as one of these."
)
FILE_TOO_BIG = (
    "it is too big: I take up to {most} MB. Send a smaller one, or the part that you want to ask "
    "about."
)
FILE_NOT_TO_BE_HAD = "Telegram does not give it to me. Send it again."
FILE_TOO_LONG = "it has more than {most:,} characters. Send the part that you want to ask about."
FILE_TOO_SLOW = "it takes too long to read. Send a part of it, or save it anew as a plain PDF."
FILE_TOO_LARGE = "it takes too much memory to read. Send a part of it, or save it anew."
FILE_UNREADABLE = "I cannot make sense of how it is written. Save it anew and send it again."
FILE_IN_PRIVATE = "I read files in a private chat with me only. Please send it to me there."
NO_FILE = "I have no file of yours: none was sent here, or its time is over. Send it again."
FROM_FILE = "I answer from <b>{title}</b> again. /library goes back to {reports}."
FROM_LIBRARY = "I answer from {reports} again. /file goes back to the file that you sent."
ASK_THE_REPORTS = "Ask my reports instead"

WORDS_ONLY = "I can only read words. Please type your question."
DICE = "You got {value}. I leave nothing to chance: ask me for a quote."
NOT_WORDS = (
    ("sticker", "Nice sticker! I only read words, though: ask me what the report says."),
    ("voice", "I cannot listen to voice messages yet. Please type your question."),
    ("video_note", "I cannot watch video messages. Please type your question."),
    ("animation", "I cannot watch animations. Please type your question."),
    ("audio", "I cannot listen to audio. Please type your question."),
    ("video", "I cannot watch videos. Please type your question, here or as a caption."),
    ("paid_media", "I cannot open paid media. Please type your question."),
    ("photo", "I cannot see pictures. Please type your question, here or as a caption."),
    (
        "document",
        "I cannot read files sent to me: my reports are loaded by the people who run me. "
        "/source lists them.",
    ),
    ("venue", "Thank you for the place, but I answer from reports only. Please type a question."),
    (
        "location",
        "Thank you for the location, but I answer from reports only. Please type a question.",
    ),
    ("contact", "Thank you, but I keep no contacts. Please type a question."),
    ("poll", "I do not take part in polls: I only say what reports say. Please type a question."),
    ("checklist", "I cannot tick off checklists. Please type a question."),
    ("story", "I cannot watch stories. Please type your question."),
    ("game", "I do not play games, I read reports. Please type a question."),
    ("invoice", "I neither buy nor sell. Please type a question; answers are free."),
    ("giveaway", "I take no part in giveaways. Please type a question."),
)
"""By the field of a message, the first that is filled counts: a message of one kind may carry the
field of a wider one as well, as an animation carries a document and a venue a location."""

VERIFY_WHAT = (
    "Which quotation shall I check? Write it after the command: <code>/verify “the words”</code>, "
    "or answer a message with /verify. In a private chat I check what you forward to me in the "
    "next half hour."
)
VERIFY_CODE = "A character of that code is wrong or missing. Please compare it again."
VERIFY_NO_QUOTATIONS = "I find no quotation of four words or more in your file."
