"""Each way a delivery can be broken off, then carried out again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import FloodedError, RejectedError, UnreachableError
from bot.chat.inbox.inbox import Inbox, Step
from bot.chat.worker.pace import Pace
from tests.chat.echo_bot import PIXEL
from tests.chat.harness import Parts, message, run
from tests.chat.server.bot_api import BotApi
from tests.chat.server.faults import Faults, Kind
from tests.chat.server.wire import BotApiServer

BUTTONS = {"inline_keyboard": [[{"text": "More", "callback_data": "m"}]]}


def say(text: str, **more: object) -> Call:
    return Call("sendMessage", {"chat_id": 1, "text": text, **more})


def picture(caption: str = "<b>Grades</b>") -> Call:
    said = {"chat_id": 1, "caption": caption, "parse_mode": "HTML", "reply_markup": BUTTONS}
    return Call("sendPhoto", said, {"photo": PIXEL})


async def deliver(
    found: Parts, *plan: Call, steps: Mapping[int, Step] | None = None
) -> dict[int, Step]:
    """Carries out a plan for update 1 and gives the steps that are then on disk."""
    await found.journal.do(Inbox.add, [message(1)])
    late = await found.delivery(found.patience).carry_out(1, plan, steps or {})
    await found.journal.do(Inbox.done, 1, late)
    return dict((await found.journal.do(Inbox.begin, 1)).steps)


def methods(server: BotApiServer) -> list[str]:
    return [r.method for r in server.api.requests]


def heard_of(server: BotApiServer, messages: int = 1) -> None:
    """The people's messages that the updates tell of have numbers too."""
    for _ in range(messages):
        server.do(BotApi._number)


def test_a_message_is_its_answer_in_one_call(server: BotApiServer, tmp_path: Path) -> None:
    heard_of(server)

    async def test(found: Parts) -> None:
        call = say("<b>Good</b>", parse_mode="HTML", reply_markup=BUTTONS, protect_content=True)
        steps = await deliver(found, call)
        assert steps == {0: Step(begun=1, finished=True, message_id=2)}
        assert found.heard == [(1, 1, 2)]

    run(server, tmp_path, test)
    assert methods(server) == ["sendMessage"]
    [sent] = server.api.messages.values()
    assert sent.texts == ["Good"]
    assert sent.markup == BUTTONS
    assert sent.parameters["protect_content"] is True
    assert server.api.breaches == []


def test_the_plan_is_stored_with_the_intent_to_send_it(
    server: BotApiServer, tmp_path: Path
) -> None:
    plan = Call("answerCallbackQuery", {"callback_query_id": "b"}), say("answer")

    async def test(found: Parts) -> None:
        await found.journal.do(Inbox.add, [message(1)])
        await found.delivery(found.patience).carry_out(1, plan, {}, stored=False)
        entry = await found.journal.do(Inbox.begin, 1)
        assert entry.plan == plan
        assert entry.steps == {1: Step(begun=1)}

    run(server, tmp_path, test)


@pytest.mark.parametrize("call", [say("<i>1</i> answer", parse_mode="HTML"), picture()])
def test_what_was_sent_before_a_crash_is_found_and_not_sent_again(
    server: BotApiServer, tmp_path: Path, call: Call
) -> None:
    heard_of(server)

    async def test(found: Parts) -> None:
        await deliver(found, say("another’s", chat_id=2))
        await found.api.call(call)
        steps = await deliver(found, call, steps={0: Step(begun=1)})
        assert steps == {0: Step(begun=1, finished=True, message_id=3)}
        assert found.heard[-1] == (1, 1, 3)

    run(server, tmp_path, test)
    assert methods(server).count(call.method) == 2 - (call.method == "sendPhoto")
    assert len(server.do(BotApi.texts, 1)) == 1


@pytest.mark.parametrize("call", [say("answer"), picture()])
def test_what_was_not_sent_before_a_crash_is_sent(
    server: BotApiServer, tmp_path: Path, call: Call
) -> None:
    heard_of(server)

    async def test(found: Parts) -> None:
        await deliver(found, call, steps={0: Step(begun=1)})

    run(server, tmp_path, test)
    assert methods(server)[-1] == call.method
    assert len(server.do(BotApi.texts)) == 1


def test_finished_steps_are_not_repeated(server: BotApiServer, tmp_path: Path) -> None:
    async def test(found: Parts) -> None:
        plan = say("one"), picture(), say("three")
        steps = await deliver(found, *plan)
        assert steps[0] == Step(begun=1, finished=True, message_id=1)
        assert steps[1] == Step(begun=1, finished=True, message_id=2)
        await deliver(found, *plan, steps=steps)

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == ["one", "Grades", "three"]
    assert methods(server).count("sendPhoto") == 1


@pytest.mark.parametrize("call", [say("answer"), picture()])
@pytest.mark.parametrize("kind", ["lost", "malformed", "late 502", "reset", "502", "500"])
def test_what_perhaps_came_comes_once(
    server: BotApiServer, tmp_path: Path, kind: Kind, call: Call
) -> None:
    heard_of(server)
    server.faults = Faults(kind, every=1, only=frozenset({call.method}), most=1)

    async def test(found: Parts) -> None:
        await deliver(found, call)

    run(server, tmp_path, test)
    acted = kind in ("lost", "malformed", "late 502")
    assert [m.method for m in server.api.messages.values()] == [call.method]
    assert methods(server).count(call.method) == 1
    assert server.faults.calls == (1 if acted else 2)


def test_a_message_that_is_left_out_by_a_server_that_says_yes_to_all_is_sent(
    server: BotApiServer, tmp_path: Path
) -> None:
    async def test(found: Parts) -> None:
        server.api._editMessageCaption = server.api._accept
        await deliver(found, picture(), steps={0: Step(begun=1)})

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == ["Grades"]


def test_a_picture_that_telegram_refuses_comes_as_text(
    server: BotApiServer, tmp_path: Path
) -> None:
    async def test(found: Parts) -> None:
        await deliver(found, Call("sendPhoto", picture().parameters, {"photo": b"not a picture"}))

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == ["Grades"]


@pytest.mark.parametrize("kind", ["lost", "malformed", "reset", "502", "401", "409"])
def test_an_edit_that_went_wrong_once_is_repeated(
    server: BotApiServer, tmp_path: Path, kind: Kind
) -> None:
    server.faults = Faults(kind, every=1, only=frozenset({"editMessageText"}), most=1)

    async def test(found: Parts) -> None:
        await deliver(found, say("first"))
        there = {"chat_id": 1, "message_id": 1, "text": "second"}
        await deliver(found, Call("editMessageText", there))

    run(server, tmp_path, test)
    assert [m.texts for m in server.api.messages.values()] == [["first", "second"]]
    assert server.faults.calls == 2


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"text": "<b>Good & bad", "parse_mode": "HTML"}, "Good & bad"),
        ({"text": "a<p>b</p>", "parse_mode": "HTML"}, "ab"),
        ({"text": "x" * 5000}, "x" * 4095 + "…"),
        (
            {"text": "y", "reply_markup": {"inline_keyboard": [[{"text": "t"}]]}},
            "y",
        ),
    ],
)
def test_an_answer_in_plain_clothes_is_better_than_none(
    server: BotApiServer, tmp_path: Path, parameters: dict[str, object], expected: str
) -> None:
    async def test(found: Parts) -> None:
        await deliver(found, Call("sendMessage", {"chat_id": 1, **parameters}))

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == [expected]


def test_a_person_who_blocked_the_bot_is_let_go(server: BotApiServer, tmp_path: Path) -> None:
    server.api.blocked.add(1)

    async def test(found: Parts) -> None:
        await deliver(found, say("one"), say("two"))

    run(server, tmp_path, test)
    assert server.api.messages == {}


def test_a_group_that_moved_is_followed(server: BotApiServer, tmp_path: Path) -> None:
    server.api.moved[1] = -1001

    async def test(found: Parts) -> None:
        await deliver(found, say("answer"))

    run(server, tmp_path, test)
    assert server.do(BotApi.texts, -1001) == ["answer"]


def test_a_late_button_or_inline_answer_is_left(server: BotApiServer, tmp_path: Path) -> None:
    server.api.expired_queries.update(("b", "i"))

    async def test(found: Parts) -> None:
        await deliver(
            found,
            Call("answerCallbackQuery", {"callback_query_id": "b"}),
            Call("answerInlineQuery", {"inline_query_id": "i", "results": []}),
            Call("editMessageText", {"chat_id": 1, "message_id": 999, "text": "x"}),
            say("still said"),
        )

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == ["still said"]
    assert methods(server).count("answerCallbackQuery") == 1


def test_a_flood_is_left_to_whoever_holds_the_slot(server: BotApiServer, tmp_path: Path) -> None:
    server.faults = Faults("429", every=1, most=1)

    async def test(found: Parts) -> None:
        with pytest.raises(FloodedError):
            await deliver(found, say("answer"))
        # It certainly did not come: nothing need be looked for.
        assert (await found.journal.do(Inbox.begin, 1)).steps == {0: Step()}
        await deliver(found, say("answer"))

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == ["answer"]


def test_a_message_too_soon_waits_with_its_plan_stored(
    server: BotApiServer, tmp_path: Path
) -> None:
    plan = say("one"), say("two")

    async def test(found: Parts) -> None:
        found.pace = Pace(lambda: 5.0)
        await found.journal.do(Inbox.add, [message(1), message(2)])
        with pytest.raises(FloodedError, match="wait 1 s"):
            await found.delivery(found.patience).carry_out(1, plan, {}, stored=False)
        assert (await found.journal.do(Inbox.begin, 1)).steps[0].finished
        with pytest.raises(FloodedError):
            await found.delivery(found.patience).carry_out(2, plan, {}, stored=False)
        assert (await found.journal.do(Inbox.begin, 2)).plan == plan

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == ["one"]


def test_a_failure_of_one_call_alone_ends_its_attempt(server: BotApiServer, tmp_path: Path) -> None:
    server.faults = Faults("502", every=1, only=frozenset({"sendMessage"}))

    async def test(found: Parts) -> None:
        with pytest.raises(UnreachableError):
            await deliver(found, say("answer"))

    run(server, tmp_path, test)
    assert server.faults.struck == 3


def test_what_telegram_never_takes_fails(server: BotApiServer, tmp_path: Path) -> None:
    async def test(found: Parts) -> None:
        with pytest.raises(RejectedError, match="text is empty"):
            await deliver(found, say(" "))

    run(server, tmp_path, test)
