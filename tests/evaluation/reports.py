"""Invented texts and sets for the tests of evaluation."""

import json
from pathlib import Path

from bot.answering.answer import Answer, Quote
from bot.reports.document import Block, Document, Kind, Span

TEXT = "The force’s budget is £3.2m. It has 410 officers. Morale is high."
DOCUMENT = Document("r", "Report", TEXT, (Block(Kind.PARAGRAPH, 0, len(TEXT)),))

ARTICLES = {
    "Lighthouses": [
        ("The keeper of Bell Rock lit the lamp at dusk. Ships passed safely.", "lamp"),
        ("Granite blocks were cut in Aberdeen. Masons carried them by sea.", "Granite"),
    ],
    "Beekeeping": [
        ("A queen lays two thousand eggs a day. Drones do not gather nectar.", "queen"),
        ("Smoke calms the colony. Beekeepers wear veils of black mesh.", "Smoke"),
    ],
    "Chess": [
        ("Castling moves the king and a rook together. It is done once.", "Castling"),
        ("Stalemate ends the game as a draw. Endgames reward patience.", "Stalemate"),
    ],
    "Volcanoes": [
        ("Basalt lava flows fast down the crater. Pumice floats on water.", "Basalt"),
        ("Seismographs record tremors under the cone. Ash grounds aircraft.", "Seismographs"),
    ],
}
QUESTIONS = {
    "lamp": "Which keeper lit the lamp at dusk?",
    "Granite": "Where were the granite blocks cut?",
    "queen": "How many eggs does a queen lay a day?",
    "Smoke": "What calms the bee colony?",
    "Castling": "Which move puts king and rook together?",
    "Stalemate": "What ends the game as a draw?",
    "Basalt": "Which lava flows fast?",
    "Seismographs": "What records tremors under the cone?",
}


def answer(status="answered", quotes=(), short="", grade=None):
    """An answer that quotes parts of TEXT."""
    spans = [Span(DOCUMENT, TEXT.index(quote), TEXT.index(quote) + len(quote)) for quote in quotes]
    whole = Span(DOCUMENT, 0, len(TEXT))
    return Answer("q", status, short, tuple(Quote(span, whole, 1.0) for span in spans), grade=grade)


def squad(articles=ARTICLES, impossible=()):
    """A SQuAD value with one question a paragraph; those on ``impossible`` words have no answer."""
    return {
        "data": [_article(title, paragraphs, impossible) for title, paragraphs in articles.items()]
    }


def _article(title, paragraphs, impossible):
    return {"title": title, "paragraphs": [_paragraph(*p, impossible) for p in paragraphs]}


def _paragraph(context, word, impossible):
    given = [{"text": word, "answer_start": context.index(word)}]
    question = {"id": word, "question": QUESTIONS[word], "answers": given}
    if word in impossible:
        question |= {"is_impossible": True, "answers": [], "plausible_answers": given}
    return {"context": context, "qas": [question]}


def write_json(path: Path, value) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def write_lines(path: Path, values) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(value, ensure_ascii=False) for value in values)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_beir(folder: Path, corpus=None, queries=None, qrels=None) -> Path:
    """A BEIR folder of the paragraphs of ARTICLES, each relevant to its own question."""
    paragraphs = {word: (title, text) for title, ps in ARTICLES.items() for text, word in ps}
    documents = [{"_id": w, "title": t, "text": x} for w, (t, x) in paragraphs.items()]
    asked = [{"_id": f"q-{word}", "text": QUESTIONS[word]} for word in paragraphs]
    judged = "".join(f"q-{word}\t{word}\t1\n" for word in paragraphs)
    write_lines(folder / "corpus.jsonl", documents if corpus is None else corpus)
    write_lines(folder / "queries.jsonl", asked if queries is None else queries)
    (folder / "qrels").mkdir(exist_ok=True)
    rows = judged if qrels is None else qrels
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n" + rows)
    return folder


PAGES = {
    "fees.txt": (
        "Court fees\n\nThe fee for a will is £273. The fee for a divorce is £593.\n\n"
        "Send the form to the registry. You will hear back in ten days.\n"
    ),
    "tax.txt": (
        "Vehicle tax\n\nElectric cars pay no vehicle tax. Lorries pay by weight.\n\n"
        "Renew the tax at a post office. Keep the reminder letter.\n"
    ),
}


def natural_line(id, document, question, gold, kind="natural", after=None):
    """A line of a natural set; without gold it is not answered."""
    status = "answered" if gold else "not_found"
    line = {"id": id, "kind": kind, "document": document, "q": question, "after": after}
    return line | {"status": status, "gold": gold}


def natural(folder: Path) -> Path:
    """A natural set over PAGES, with a foreign question and a follow-up."""
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    for name, text in PAGES.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    fees = ["The fee for a will is £273. The fee for a divorce is £593."]
    fee, divorce = "What is the fee for a will?", "What is the fee for a divorce?"
    lines = [
        natural_line("fee", "fees.txt", fee, fees),
        natural_line("tax", "tax.txt", "Do electric cars pay tax?", ["Electric cars pay no"]),
        natural_line("fee-foreign", "fees.txt", "Who inspects horse saddles?", [], "foreign"),
        natural_line("again", "fees.txt", "how much is it?", fees, "follow-up", [divorce]),
    ]
    write_lines(folder / "questions.jsonl", lines)
    return folder
