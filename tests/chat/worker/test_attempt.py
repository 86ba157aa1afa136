from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
import telegram

from bot.chat.botapi.call import Call, encode
from bot.chat.inbox.inbox import Inbox, Step
from bot.chat.worker import apology, attempt
from bot.chat.worker.attempt import Attempt
from bot.chat.worker.planner import Handlers, planning
from bot.errors import TelegramError
from tests.chat.harness import Parts, message, run
from tests.chat.server.bot_api import BotApi
from tests.chat.server.faults import Faults
from tests.chat.server.wire import BotApiServer

Plan = Callable[[telegram.Update], tuple[Call, ...]]


def echo(update: telegram.Update) -> tuple[Call, ...]:
    if update.message is None or update.message.text is None:
        return ()
    return (Call("sendMessage", {"chat_id": 1, "text": f"answer to {update.message.text}"}),)


def fail(update: telegram.Update) -> tuple[Call, ...]:
    raise LookupError(f"secret {update.update_id}")


def attempting(
    server: BotApiServer,
    folder: Path,
    plan: Plan,
    test: Callable[[Parts, Attempt], Awaitable[None]],
    *,
    log_questions: bool = False,
) -> None:
    async def main(found: Parts) -> None:
        async with planning(lambda: Handlers(plan)) as planner:
            made = Attempt(
                found.journal, planner, found.patience, found.pace, found.metrics, log_questions
            )
            await test(found, made)

    run(server, folder, main)


async def counts(found: Parts) -> dict[str, int]:
    return await found.journal.do(Inbox.counts)


def test_an_update_is_answered_and_done(
    server: BotApiServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot.chat")

    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [message(1)])
        assert await made.make(1) is None
        assert await counts(found) == {"done": 1}
        assert 'peelbot_updates_total{outcome="answered"} 1.0' in found.metrics.text()

    attempting(server, tmp_path, echo, test)
    assert server.do(BotApi.texts) == ["answer to hello"]
    assert not any("hello" in str(vars(record)) for record in caplog.records)


def test_questions_are_logged_where_the_operator_says_so(
    server: BotApiServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot.chat")

    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [message(1)])
        await made.make(1)

    attempting(server, tmp_path, echo, test, log_questions=True)
    assert [r.question for r in caplog.records if hasattr(r, "question")] == ["hello"]


def test_silence_is_an_answer(server: BotApiServer, tmp_path: Path) -> None:
    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [{"update_id": 1, "poll": None}])
        assert await made.make(1) is None
        assert await counts(found) == {"done": 1}

    attempting(server, tmp_path, echo, test)
    assert server.api.requests == []


def test_a_stored_plan_is_gone_on_with_and_not_made_again(
    server: BotApiServer, tmp_path: Path
) -> None:
    plan = (
        Call("sendMessage", {"chat_id": 1, "text": "one"}),
        Call("sendMessage", {"chat_id": 1, "text": "two"}),
    )

    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [message(1)])
        await found.journal.do(Inbox.plan, 1, encode(plan))
        await found.journal.do(Inbox.step, 1, 0, Step(finished=True, message_id=3))
        assert await made.make(1) is None

    attempting(server, tmp_path, fail, test)
    assert server.do(BotApi.texts) == ["two"]


def test_an_update_that_cannot_be_read_is_set_aside_at_once(
    server: BotApiServer, tmp_path: Path
) -> None:
    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [{"update_id": 1, "message": "broken"}])
        assert await made.make(1) is None
        assert await counts(found) == {"dead": 1}

    attempting(server, tmp_path, echo, test)
    assert server.api.requests == []


def test_words_are_read_though_something_beside_them_cannot_be(
    server: BotApiServer, tmp_path: Path
) -> None:
    update = message(1)
    update["message"]["poll"] = {"a_poll": "of tomorrow"}

    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [update])
        assert await made.make(1) is None

    attempting(server, tmp_path, echo, test)
    assert server.do(BotApi.texts) == ["answer to hello"]


def test_after_five_failed_attempts_the_person_gets_an_apology(
    server: BotApiServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [message(1)])
        waits = [await made.make(1) for _ in range(5)]
        assert all(wait is not None and wait > 0 for wait in waits)
        assert server.api.requests == []
        assert await made.make(1) is None
        assert await counts(found) == {"dead": 1}

    attempting(server, tmp_path, fail, test)
    assert server.do(BotApi.texts) == [apology.TEXT]
    assert not any("secret" in str(vars(record)) for record in caplog.records)


def test_nobody_is_apologised_to_who_has_a_part_of_the_answer(
    server: BotApiServer, tmp_path: Path
) -> None:
    plan = tuple(Call("sendMessage", {"chat_id": 1, "text": text}) for text in ("one", " "))

    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [message(1)])
        for _ in range(6):
            await made.make(1)
        assert await counts(found) == {"dead": 1}

    attempting(server, tmp_path, lambda _: plan, test)
    assert server.do(BotApi.texts) == ["one"]


def test_a_flood_takes_no_attempt_and_says_how_long_to_wait(
    server: BotApiServer, tmp_path: Path
) -> None:
    server.faults = Faults("429", every=1, most=7)

    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [message(1)])
        assert [await made.make(1) for _ in range(8)] == [1.0] * 7 + [None]

    attempting(server, tmp_path, echo, test)
    assert server.do(BotApi.texts) == ["answer to hello"]


def test_an_apology_that_fails_too_is_given_up(server: BotApiServer, tmp_path: Path) -> None:
    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [message(1)])
        for _ in range(7):
            await found.journal.do(Inbox.begin, 1)
        assert await made.make(1) is None
        assert await counts(found) == {"dead": 1}

    attempting(server, tmp_path, fail, test)
    assert server.api.requests == []


def test_nobody_in_a_group_gets_an_apology_for_what_was_not_meant_for_the_bot(
    server: BotApiServer, tmp_path: Path
) -> None:
    update = message(1, chat=-5)
    update["message"]["chat"] = {"id": -5, "type": "group", "title": "Office"}

    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [update])
        for _ in range(6):
            await made.make(1)
        assert await counts(found) == {"dead": 1}

    attempting(server, tmp_path, fail, test)
    assert server.api.requests == []


def test_a_refused_token_does_not_count_as_an_attempt(server: BotApiServer, tmp_path: Path) -> None:
    server.authorised = False

    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [message(1)])
        with pytest.raises(TelegramError, match="BotFather"):
            await made.make(1)
        assert (await found.journal.do(Inbox.begin, 1)).attempts == 1

    attempting(server, tmp_path, echo, test)


@pytest.mark.parametrize(("seconds", "shown"), [(0.0, False), (0.4, True)])
def test_typing_is_shown_for_slow_work_only(
    server: BotApiServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seconds: float,
    shown: bool,
) -> None:
    monkeypatch.setattr(attempt, "_SLOW", 0.2)
    update = message(1)
    update["message"] |= {"is_topic_message": True, "message_thread_id": 77}

    def slow(update: telegram.Update) -> tuple[Call, ...]:
        time.sleep(seconds)
        return echo(update)

    async def test(found: Parts, made: Attempt) -> None:
        await found.journal.do(Inbox.add, [update])
        await made.make(1)

    attempting(server, tmp_path, slow, test)
    typing = [r.parameters for r in server.api.requests if r.method == "sendChatAction"]
    expected = {"chat_id": 1, "action": "typing", "message_thread_id": 77}
    assert typing == ([expected] if shown else [])
    assert server.api.breaches == []


def test_a_pressed_button_is_apologised_to() -> None:
    update = {"update_id": 1, "callback_query": {"id": "q", "from": {"id": 1}, "data": "x"}}
    with closing(Inbox(Path(":memory:"))) as inbox:
        inbox.add([update])
        entry = inbox.begin(1)
    assert apology.apology(entry, json.loads(entry.body)) == (
        Call("answerCallbackQuery", {"callback_query_id": "q", "text": apology.TEXT}),
    )
