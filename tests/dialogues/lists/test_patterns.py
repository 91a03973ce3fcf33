"""Digit patterns: a long list whose items have resources of their own in Webex."""

from __future__ import annotations

import json

import pytest

from tests.chat import Chat, button, buttons, choices, filled, read, texts
from tests.list_settings import LOBBY, change, held, pick, sent


def patterns(chat: Chat) -> list[dict[str, object]]:
    return [
        {key: value for key, value in one.items() if key != "id"}
        for one in held(chat, "digitPatterns", "digitPatterns")
    ]


def names(chat: Chat) -> list[object]:
    return [one["name"] for one in patterns(chat)]


def test_a_page_of_the_list(chat: Chat) -> None:
    chat.cloud.fill_patterns(chat.cloud.workspace(LOBBY), 23)
    first = chat.ask("list patterns lobby paris")
    assert "23 of at most 500, page 1 of 3." in read(first)
    assert next(iter(choices(first, "say"))) == "1 · Pattern 1 (0800001X!)"
    assert buttons(first) == ["Change", "Remove", "Remove all", "Add", "More"]
    last = chat.press(chat.press(first, "More"), "More")
    assert next(iter(choices(last, "say"))) == "21 · Pattern 21 (0800021X!)"
    assert "More" not in buttons(last)
    assert "page 3 of 3" in read(chat.ask("list patterns lobby paris page 99"))


def test_five_hundred_stay_a_small_card(chat: Chat) -> None:
    chat.cloud.fill_patterns(chat.cloud.workspace(LOBBY), 500)
    for typed in (
        "list patterns lobby paris page 50",
        "remove all patterns lobby paris",
        "show patterns lobby paris",
    ):
        card = chat.ask(typed).card
        assert len(json.dumps(card).encode()) < 20_000
    assert "500 digit patterns would be gone." in read(chat.ask("remove all patterns lobby paris"))
    assert "no room for more" in read(chat.ask("add pattern lobby paris"))
    assert "no room for more" in read(chat.ask("add pattern lobby paris 0777! name New action block"))
    assert sent(chat) == []


def test_one_is_added_by_form(chat: Chat) -> None:
    form = chat.press(chat.ask("list patterns lobby paris"), "Add")
    said = read(
        chat.press(form, "Save", inputs={"f-name": "Chat lines", "f-pattern": "0899!", "f-action": "BLOCK"})
    )
    assert said.startswith("Added: digit pattern · Lobby Paris")
    assert "Action: Block" in said
    body = {"name": "Chat lines", "pattern": "0899!", "action": "BLOCK", "transferEnabled": False}
    assert sent(chat) == [("POST", "outgoingPermission/digitPatterns", body)]
    assert patterns(chat)[-1] == body
    assert "New digit pattern: Name: None → Chat lines" in read(chat.ask("history lobby paris"))


@pytest.mark.parametrize(
    "typed",
    [
        'add pattern "Lobby Paris" name Chat pattern 0899! action block',
        "add pattern lobby paris 0899! name Chat action block",
        "add digit pattern lobby paris name Chat action block transfer off pattern 0899!",
        "add patterns pattern lobby paris 0899! action block name Chat",
    ],
)
def test_one_is_added_from_the_keyboard(chat: Chat, typed: str) -> None:
    assert read(chat.ask(typed)).startswith("Added")
    assert patterns(chat)[-1] == {
        "name": "Chat",
        "pattern": "0899!",
        "action": "BLOCK",
        "transferEnabled": False,
    }


def test_what_is_missing_is_asked_for(chat: Chat) -> None:
    form = chat.ask("add pattern lobby paris 0899!")
    assert "To correct: Name, Action." in read(form)
    assert filled(form)["f-pattern"] == "0899!"
    form = chat.press(form, "Save", inputs={"f-name": "Chat"})
    assert "To correct: Action." in read(form)
    assert filled(form)["f-name"] == "Chat"
    assert sent(chat) == []
    assert read(chat.press(form, "Save", inputs={"f-action": "BLOCK"})).startswith("Added")
    assert patterns(chat)[-1]["pattern"] == "0899!"


def test_what_another_has_is_refused_before_webex_is_asked(chat: Chat) -> None:
    for typed in (
        "add pattern lobby paris 08XXXXXXXX name Other action block",
        'add pattern lobby paris 0777! name "Premium numbers" action block',
    ):
        assert "Another digit pattern has the same." in texts(chat.ask(typed))
    assert sent(chat) == []


def test_what_webex_refuses_is_said_with_its_reason(chat: Chat) -> None:
    said = read(chat.ask("add pattern lobby paris pattern 12ab name Odd action block"))
    assert "The digit pattern is not valid" in said
    assert "Nothing was changed." in said
    assert names(chat) == ["Premium numbers"]


def test_one_is_changed_with_what_webex_holds_now(chat: Chat) -> None:
    card = chat.ask("list patterns lobby paris")
    rows = held(chat, "digitPatterns", "digitPatterns")
    change(chat, "digitPatterns", {"digitPatterns": [rows[0] | {"action": "AUTH_CODE"}]})
    form = chat.press(card, "Change", inputs=pick(card, "Premium"))
    assert filled(form)["f-action"] == "AUTH_CODE"
    said = read(chat.press(form, "Save", inputs={"f-action": "ALLOW"}))
    assert "Digit pattern “Premium numbers (08XXXXXXXX)”: Action: Require access code → Allow" in said
    assert [one[:2] for one in sent(chat)] == [("PUT", f"outgoingPermission/digitPatterns/{rows[0]['id']}")]
    assert patterns(chat)[0]["action"] == "ALLOW"
    assert "id" not in sent(chat)[0][2]


@pytest.mark.parametrize("which", ["premium", "1", "#1", '"Premium numbers"', "08XXXXXXXX", "numbers"])
def test_one_is_changed_from_the_keyboard(chat: Chat, which: str) -> None:
    assert read(chat.ask(f"change pattern lobby paris {which} action allow transfer on")).startswith("Saved")
    assert (patterns(chat)[0]["action"], patterns(chat)[0]["transferEnabled"]) == ("ALLOW", True)


def test_untouched_is_unwritten(chat: Chat) -> None:
    form = chat.ask("change pattern lobby paris 1")
    assert "nothing was written" in read(chat.press(form, "Save"))
    assert sent(chat) == []


def test_one_that_is_gone_is_said_to_be(chat: Chat) -> None:
    form = chat.ask("change pattern lobby paris 1")
    removal = chat.ask("remove pattern lobby paris 1")
    card = chat.ask("list patterns lobby paris")
    change(chat, "digitPatterns", {"digitPatterns": []})
    assert "Somebody removed this while your form was open" in read(
        chat.press(form, "Save", inputs={"f-name": "X"})
    )
    assert "Somebody removed this while your form was open" in read(chat.press(removal, "Remove"))
    assert "is none of the digit patterns" in read(chat.press(card, "Change", inputs=pick(card, "Premium")))
    assert sent(chat) == []


def test_one_that_moved_is_not_overwritten(chat: Chat) -> None:
    form = chat.ask("change pattern lobby paris 1")
    removal = chat.ask("remove pattern lobby paris 1")
    rows = held(chat, "digitPatterns", "digitPatterns")
    change(chat, "digitPatterns", {"digitPatterns": [rows[0] | {"action": "ALLOW"}]})
    said = read(chat.press(form, "Save", inputs={"f-action": "AUTH_CODE"}))
    assert "Block → Allow" in said
    assert "nothing was written" in said
    assert "Block → Allow" in read(chat.press(removal, "Remove"))
    assert sent(chat) == []


def test_one_is_removed_after_a_question(chat: Chat) -> None:
    card = chat.ask("list patterns lobby paris")
    question = chat.press(card, "Remove", inputs=pick(card, "Premium"))
    assert "“Premium numbers (08XXXXXXXX)” would be gone." in read(question)
    assert sent(chat) == []
    said = read(chat.press(question, "Remove"))
    assert said.startswith("Removed: digit pattern")
    assert names(chat) == []
    assert [one[0] for one in sent(chat)] == ["DELETE"]
    assert question.id in chat.cloud.deleted
    assert "used already" in read(chat.send(card, button(question, "Remove")))


def test_a_question_can_be_answered_with_no(chat: Chat) -> None:
    question = chat.ask("remove pattern lobby paris premium")
    assert "nothing was changed" in read(chat.press(question, "Cancel"))
    assert sent(chat) == []


def test_all_are_removed_in_one_request(chat: Chat) -> None:
    chat.cloud.fill_patterns(chat.cloud.workspace(LOBBY), 30)
    question = chat.press(chat.ask("list patterns lobby paris"), "Remove all")
    assert "30 digit patterns would be gone." in read(question)
    said = read(chat.press(question, "Remove"))
    assert "30: Pattern 1 (0800001X!), Pattern 2 (0800002X!)" in said
    assert "and 20 more → None" in said
    assert names(chat) == []
    assert sent(chat) == [("DELETE", "outgoingPermission/digitPatterns", None)]
    (entry,) = chat.app.ground.store.history()
    was = entry.fields[0]["was"]
    assert len(was) == 30
    assert was[0][2]["pattern"] == "0800001X!"


def test_all_are_not_removed_when_there_are_others_by_now(chat: Chat) -> None:
    question = chat.ask("remove all patterns lobby paris")
    chat.cloud.fill_patterns(chat.cloud.workspace(LOBBY), 3)
    said = read(chat.press(question, "Remove"))
    assert "nothing was written" in said
    assert "1: Premium numbers (08XXXXXXXX) → 3: Pattern 1 (0800001X!)" in said
    assert len(names(chat)) == 3


def test_a_write_that_answered_500_is_read_again(chat: Chat) -> None:
    chat.cloud.fault(r"POST .*/digitPatterns", status=502, before=False)
    assert read(chat.ask("add pattern lobby paris 0899! name Chat action block")).startswith("Added")
    chat.cloud.fault(r"POST .*/digitPatterns", status=502)
    said = read(chat.ask("add pattern lobby paris 0898! name Chat2 action block"))
    assert "it is not changed so far, and the change may still come. I look again" in said
    assert names(chat) == ["Premium numbers", "Chat"]


def test_somebody_else_cannot_answer_the_question(chat: Chat) -> None:
    question = chat.ask("remove pattern lobby paris 1", space="team")
    assert buttons(question) == ["Remove", "Cancel"]
    refused = chat.press(question, "Remove", "lena", "team")
    assert "opened by somebody else" in read(refused)
    assert names(chat) == ["Premium numbers"]
