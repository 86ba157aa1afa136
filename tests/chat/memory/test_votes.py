from __future__ import annotations

import json
from pathlib import Path

from bot import __version__
from bot.chat.memory.store import Store
from bot.chat.memory.votes import export
from bot.evaluation.labelled import read
from tests.chat.talk import PRIVATE, Talk, data

OFFICERS = "How many officers does the force have?"


def test_a_liked_answer_is_a_labelled_question(talk: Talk, tmp_path: Path) -> None:
    talk.say("What is the grade for investigating crime?")
    (call,) = talk.say(OFFICERS)
    (toast,) = talk.press(data(call, "👍"))
    assert toast.parameters["text"] == "Thank you! Noted as helpful."
    (line,) = export(talk.context.store)
    row = json.loads(line)
    assert row["id"].startswith("f-")
    assert (row["kind"], row["q"], row["after"]) == ("feedback", OFFICERS, None)
    assert (row["status"], row["grade"], row["all"]) == ("answered", None, [])
    assert "1,310" in row["gold"][0]
    quote = row["quotes"][0]
    (document,) = talk.context.assistant.documents
    assert quote["document"] == document.id
    assert document.text[quote["start"] : quote["end"]] == row["gold"][0]
    assert (row["votes"], row["version"]) == ({"up": 1, "down": 0}, __version__)
    (tmp_path / "f.jsonl").write_text(line, encoding="utf-8")
    (label,) = read(tmp_path / "f.jsonl")
    assert label.gold == tuple(row["gold"])


def test_a_person_has_one_vote_and_may_change_it(talk: Talk) -> None:
    (call,) = talk.say(OFFICERS)
    talk.press(data(call, "👍"))
    talk.press(data(call, "👎"))
    assert list(export(talk.context.store)) == []
    (line,) = export(talk.context.store, disliked=True)
    row = json.loads(line)
    assert (row["kind"], row["status"], row["gold"]) == ("disliked", None, [])
    assert row["votes"] == {"up": 0, "down": 1}
    assert row["quotes"]


def test_an_answer_liked_as_often_as_not_is_not_liked(talk: Talk) -> None:
    (call,) = talk.say(OFFICERS)
    talk.press(data(call, "👍"))
    ben = {"id": 8, "is_bot": False, "first_name": "Ben"}
    under = {"message_id": 5, "date": 1, "chat": PRIVATE, "text": "…"}
    vote = {"id": "1", "from": ben, "chat_instance": "c", "message": under}
    talk.plan(callback_query={**vote, "data": data(call, "👎")})
    assert list(export(talk.context.store)) == []
    (line,) = export(talk.context.store, disliked=True)
    assert json.loads(line)["votes"] == {"up": 1, "down": 1}


def test_what_only_comes_close_is_labelled_without_a_quote(talk: Talk) -> None:
    (call,) = talk.say("how many detectives are there?")
    talk.press(data(call, "👍"))
    row = json.loads(next(export(talk.context.store)))
    assert (row["status"], row["gold"]) == ("related", [])
    assert row["quotes"]


def test_a_list_is_labelled_with_all_of_it(talk: Talk) -> None:
    (call,) = talk.say("list the areas for improvement")
    talk.press(data(call, "👍"))
    row = json.loads(next(export(talk.context.store)))
    assert row["gold"] == []
    assert row["all"] == [
        "The force should reduce the workload of its detectives",
        "The force should supervise investigations",
    ]


def test_a_follow_up_is_exported_with_what_it_followed(talk: Talk) -> None:
    talk.say("What is the grade for investigating crime?")
    (call,) = talk.say("why?")
    talk.press(data(call, "👍"))
    row = json.loads(next(export(talk.context.store)))
    assert (row["q"], row["after"]) == ("why?", ["What is the grade for investigating crime?"])


def test_a_vote_on_an_answer_that_has_changed_is_not_kept(talk: Talk) -> None:
    (call,) = talk.say(OFFICERS)
    mark, token = data(call, "👍").split(":")[1:]
    (toast,) = talk.press(f"u:{'0000' if mark != '0000' else '1111'}:{token}")
    assert "has changed" in toast.parameters["text"]
    assert list(export(talk.context.store)) == []


def test_forget_takes_the_votes_back(talk: Talk) -> None:
    (call,) = talk.say(OFFICERS)
    talk.press(data(call, "👍"))
    talk.say("/forget")
    assert list(export(talk.context.store)) == []


def test_a_file_can_be_exported(tmp_path: Path) -> None:
    assert list(export(tmp_path / "none")) == []
    assert not (tmp_path / "none").exists()
    Store(tmp_path / "some").close()
    assert list(export(tmp_path / "some")) == []
