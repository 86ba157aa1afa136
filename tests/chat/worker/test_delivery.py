"""Each way a delivery can be broken off, then carried out again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import RejectedError, UnreachableError
from bot.chat.botapi.retry import Patience
from bot.chat.inbox.inbox import Inbox, Step
from bot.chat.worker.delivery import PLACEHOLDER
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
    await found.delivery(found.patience).carry_out(1, plan, steps or {})
    return dict((await found.journal.do(Inbox.begin, 1)).steps)


def impatience(found: Parts) -> Patience:
    """Lets another call succeed between any two attempts, which are then given up."""
    return Patience(found.api, lambda _: found.api.call(Call("getMe", {})))


def methods(server: BotApiServer) -> list[str]:
    return [r.method for r in server.api.requests]


def test_a_message_is_placed_stored_and_filled(server: BotApiServer, tmp_path: Path) -> None:
    async def test(found: Parts) -> None:
        call = say("<b>Good</b>", parse_mode="HTML", reply_markup=BUTTONS, protect_content=True)
        steps = await deliver(found, call)
        assert steps == {0: Step(message_id=1)}
        assert found.heard == [(1, 1, 1)]

    run(server, tmp_path, test)
    assert methods(server) == ["sendMessage", "editMessageText"]
    [sent] = server.api.messages.values()
    assert sent.texts == [PLACEHOLDER, "Good"]
    assert sent.markup == BUTTONS
    assert sent.parameters["protect_content"] is True
    assert server.api.breaches == []


def test_a_stored_placeholder_is_filled_and_none_sent(server: BotApiServer, tmp_path: Path) -> None:
    async def test(found: Parts) -> None:
        await deliver(found, say("answer"))
        await deliver(found, say("answer"), steps={0: Step(message_id=1)})

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == ["answer"]
    assert methods(server).count("sendMessage") == 1


def test_finished_steps_are_not_repeated(server: BotApiServer, tmp_path: Path) -> None:
    async def test(found: Parts) -> None:
        plan = say("one"), picture(), say("three")
        steps = await deliver(found, *plan)
        assert steps[0] == Step(finished=True, message_id=1)
        assert steps[1] == Step(begun=True, finished=True, message_id=2)
        await deliver(found, *plan, steps=steps)

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == ["one", "Grades", "three"]
    assert methods(server).count("sendPhoto") == 1


def test_a_picture_whose_fate_is_unknown_comes_as_text(
    server: BotApiServer, tmp_path: Path
) -> None:
    async def test(found: Parts) -> None:
        await deliver(found, picture(), steps={0: Step(begun=True)})

    run(server, tmp_path, test)
    assert methods(server) == ["sendMessage", "editMessageText"]
    [sent] = server.api.messages.values()
    assert (sent.text, sent.markup) == ("Grades", BUTTONS)


def test_a_text_instead_of_a_picture_is_gone_on_with(server: BotApiServer, tmp_path: Path) -> None:
    async def test(found: Parts) -> None:
        await found.journal.do(Inbox.add, [message(1)])
        server.faults = Faults("502", every=1, only=frozenset({"editMessageText"}))
        with pytest.raises(UnreachableError):
            await found.delivery(impatience(found)).carry_out(1, [picture()], {0: Step(begun=True)})
        steps = (await found.journal.do(Inbox.begin, 1)).steps
        assert steps == {0: Step(begun=True, message_id=1)}
        server.faults = Faults()
        await deliver(found, picture(), steps=steps)

    run(server, tmp_path, test)
    assert "sendPhoto" not in methods(server)
    assert server.do(BotApi.texts) == ["Grades"]


def test_a_picture_whose_response_is_lost_is_not_sent_again(
    server: BotApiServer, tmp_path: Path
) -> None:
    server.faults = Faults("lost", every=1, only=frozenset({"sendPhoto"}))

    async def test(found: Parts) -> None:
        await deliver(found, picture())

    run(server, tmp_path, test)
    assert methods(server).count("sendPhoto") == 1
    assert [m.method for m in server.api.messages.values()] == ["sendPhoto", "sendMessage"]


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
        await deliver(found, say("answer"))

    run(server, tmp_path, test)
    assert [m.texts for m in server.api.messages.values()] == [[PLACEHOLDER, "answer"]]
    assert server.faults.calls == 2


@pytest.mark.parametrize(("kind", "placeholders"), [("lost", 1), ("malformed", 1), ("502", 0)])
def test_a_lost_placeholder_stays_one(
    server: BotApiServer, tmp_path: Path, kind: Kind, placeholders: int
) -> None:
    server.faults = Faults(kind, every=1, only=frozenset({"sendMessage"}), most=1)

    async def test(found: Parts) -> None:
        await deliver(found, say("answer"))

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == [PLACEHOLDER] * placeholders + ["answer"]


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


def test_a_deleted_placeholder_is_placed_again_once(server: BotApiServer, tmp_path: Path) -> None:
    async def test(found: Parts) -> None:
        await deliver(found, say("answer"), steps={0: Step(message_id=777)})

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == ["answer"]


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


def test_floods_and_outages_are_waited_out(server: BotApiServer, tmp_path: Path) -> None:
    server.faults = Faults("429", every=2)

    async def test(found: Parts) -> None:
        await deliver(found, say("answer"))

    run(server, tmp_path, test)
    assert server.do(BotApi.texts) == ["answer"]


def test_a_failure_of_one_call_alone_ends_its_attempt(server: BotApiServer, tmp_path: Path) -> None:
    server.faults = Faults("502", every=1, only=frozenset({"editMessageText"}))

    async def test(found: Parts) -> None:
        await found.journal.do(Inbox.add, [message(1)])
        with pytest.raises(UnreachableError):
            await found.delivery(impatience(found)).carry_out(1, [say("answer")], {})

    run(server, tmp_path, test)
    # Before the first of them no other call had succeeded; then eight of its own.
    assert server.faults.struck == 9


def test_what_telegram_never_takes_fails(server: BotApiServer, tmp_path: Path) -> None:
    async def test(found: Parts) -> None:
        with pytest.raises(RejectedError, match="text is empty"):
            await deliver(found, say(" "))

    run(server, tmp_path, test)
