from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, Quote
from bot.answering.opening import open_assistant
from bot.chat.context import Context
from bot.chat.memory.links import Asked
from bot.chat.memory.store import Store
from bot.chat.pages import keyboards, views
from bot.chat.pages.callbacks import Action, Data
from bot.chat.pages.views import Shown
from bot.config import Settings
from bot.reports.document import Block, Document, Kind, Span
from tests.conftest import BARSET

WORDS = st.text(st.sampled_from("ab é😀’&\n"), max_size=300)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """One context for many examples, without inline mode."""
    folder = tmp_path_factory.mktemp("keyboards")
    (folder / "barset.txt").write_text(BARSET, encoding="utf-8")
    chosen = Settings(corpus=folder, state=folder / "state")
    store = Store(folder / "conversations.sqlite3")
    yield Context(open_assistant(chosen), chosen, 99, "peelbot", store, lambda: 0.0)
    store.close()


@settings(deadline=None)
@given(
    question=WORDS,
    history=st.lists(WORDS, max_size=2),
    title=WORDS.map(lambda text: text or "T"),
    is_list=st.booleans(),
)
@example(question="a" * 300, history=[], title="😀" * 300, is_list=False)
@example(question="😀" * 200, history=[], title="😀" * 300, is_list=True)
def test_buttons_are_within_telegrams_limits(
    context: Context, question: str, history: list[str], title: str, is_list: bool
) -> None:
    text = f"{title}\nThe force has 1,310 officers."
    blocks = (Block(Kind.HEADING, 0, len(title)), Block(Kind.PARAGRAPH, len(title) + 1, len(text)))
    document = Document("d", title, text, blocks)
    span = Span(document, len(title) + 1, len(text))
    quotes = (Quote(Span(document, span.start, span.start + 9), span, 1.0),)
    answer = Answer(question, "answered", title, quotes, quotes * 9, is_list=is_list)
    asked = Asked(" ".join(question.split()), tuple(" ".join(line.split()) for line in history))
    shown = Shown(views.token_of(asked, context), asked, answer)
    for button in _buttons(keyboards.under_answer(1, 9, shown, context, private=False)):
        assert len(button.get("callback_data", "").encode()) <= 64
        assert _units(button.get("copy_text", {}).get("text", "")) <= 256
        assert _units(button.get("switch_inline_query", "")) <= 256


@pytest.mark.parametrize(("quotes", "back"), [(1, "a:0:t"), (3, "a:2:t"), (7, "a:3:t")])
def test_a_view_leads_back_to_the_last_page_that_was_sent(quotes: int, back: str) -> None:
    text = "This sentence is repeated to the end. " * 100
    document = Document("d", "T", text, (Block(Kind.PARAGRAPH, 0, len(text)),))
    span = Span(document, 0, len(text))
    answer = Answer("q", "answered", "s", (Quote(span, span, 1.0),) * quotes)
    here = Data(Action.MORE, 1, "t")
    markup = keyboards.under_view(here, 3, Shown("t", Asked("q"), answer))
    assert [button["callback_data"] for button in _found(markup)] == ["m:0:t", "m:2:t", back]


def _buttons(markup: Any) -> list[dict[str, Any]]:
    found = _found(markup)
    assert any("callback_data" in button for button in found)
    assert any("copy_text" in button for button in found)
    return found


def _found(markup: Any) -> list[dict[str, Any]]:
    return [button for row in markup["inline_keyboard"] for button in row]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
