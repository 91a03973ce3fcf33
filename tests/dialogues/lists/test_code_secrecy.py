"""Access codes are never said, shown, kept or logged, and are typed only in private."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, button, buttons, choices, filled, read, texts
from tests.dialogues.lists.access_codes import CODE, SEEDED, add, codes
from tests.list_settings import everything_said, sent


def test_codes_are_listed_without_the_codes(chat: Chat) -> None:
    card = chat.ask("list codes lobby paris")
    assert list(choices(card, "say")) == ["1 · Marketing · ••••", "2 · Finance · ••••"]
    assert "2 of at most 1000." in read(card)
    team = chat.ask("list codes lobby paris", space="team")
    assert list(choices(team, "say")) == ["1 · Marketing", "2 · Finance"]
    for typed in ("show codes lobby paris", "remove code lobby paris 1", "remove several codes lobby paris"):
        chat.ask(typed)
        chat.ask(typed, space="team")
    said = everything_said(chat, "ana", "team")
    assert not any(code in said for code in SEEDED)


def test_one_is_added_and_the_code_is_nowhere(
    chat: Chat, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    chat.ask("watch lobby paris", space="team")
    form = chat.ask("add code lobby paris")
    said = read(chat.press(form, "Save", inputs={"f-code": CODE, "f-description": "Night porter"}))
    assert said.startswith("Added: access code")
    assert "Code: (hidden)" in said
    assert form.id in chat.cloud.deleted
    assert codes(chat)["Night porter"] == CODE
    assert sent(chat) == [
        ("POST", "features/outgoingPermission/accessCodes", {"code": CODE, "description": "Night porter"})
    ]
    assert "Night porter" in read(chat.hears("team", "Access Codes changed"))
    chat.ask("history lobby paris")
    assert CODE not in everything_said(chat, "ana", "team")
    assert CODE not in caplog.text
    assert (chat.app.ground.store.secret("mark-key") or "no key") not in caplog.text
    chat.app.stop()
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("bot.db*"))
    assert b"Night porter" in kept
    assert CODE.encode() not in kept


def test_the_form_comes_back_without_the_code(chat: Chat) -> None:
    again = chat.press(chat.ask("add code lobby paris"), "Save", inputs={"f-code": CODE})
    assert "Needed." in texts(again)
    assert "This was not kept, as it is secret: type it again." in texts(again)
    assert "f-code" not in filled(again)
    again = add(chat, SEEDED[0])
    assert "Another access code has the same." in texts(again)
    assert SEEDED[0] not in json.dumps(again.card)
    again = add(chat, "12a4")
    assert "Use digits only." in texts(again)
    assert "12a4" not in json.dumps(again.card)
    assert sent(chat) == []


@pytest.mark.parametrize(
    "typed",
    [
        f"add code lobby paris {CODE}",
        f"add code lobby paris code {CODE} description Night",
        f'add code "Lobby Paris" {CODE}',
        f"add code {CODE}",
        f"add code {CODE} lobby paris",
        f"add access code nowhere {CODE}",
        f"remove code lobby paris {CODE}",
        f"set codes lobby paris code {CODE}",
        f"set codes lobby paris {CODE}",
        f"edit codes lobby paris {CODE}",
        f"show codes {CODE}",
        f"ad code lobby paris {CODE}",
        f"access code {CODE}",
        f"show lobby paris code {CODE}",
        f"help code {CODE}",
        f"history code {CODE}",
        f"workspaces code {CODE}",
        f"watch code {CODE}",
    ],
)
def test_a_code_typed_in_a_group_is_not_used_and_not_repeated(chat: Chat, typed: str) -> None:
    answer = chat.ask(typed, space="team")
    assert CODE not in f"{answer.text}{answer.markdown}{json.dumps(answer.card)}"
    assert len(codes(chat)) == 2
    assert sent(chat) == []
    if typed.startswith(("add", "remove", "set")):
        assert "delete your message" in read(answer)


def test_a_code_alone_is_taken_in_private_with_who_adds_it_as_its_description(chat: Chat) -> None:
    added = chat.ask(f"add code lobby paris {CODE}")
    assert read(added).startswith("Added: access code")
    assert CODE not in f"{added.text}{added.markdown}{json.dumps(added.card)}"
    held = chat.setting("Lobby Paris", "accessCodes")["accessCodes"]
    assert (CODE, "Ana Roux") in {(one["code"], one["description"]) for one in held}


def test_a_code_among_words_that_are_not_understood_is_asked_for_on_the_form(chat: Chat) -> None:
    form = chat.ask(f"add code lobby paris {CODE} or perhaps not at all")
    assert "please delete your message" in read(form)
    assert CODE not in json.dumps(form.card)
    assert "f-code" not in filled(form)
    said = chat.press(form, "Save", inputs={"f-code": "4712", "f-description": "Night"})
    assert read(said).startswith("Added")


@pytest.mark.parametrize(
    "sentence",
    [
        f"add access code {CODE} for Night porter to Lobby Paris",
        f"New auth code {CODE}, description Night porter, on lobby paris.",
        f"lobby paris needs the FAC {CODE} 'Night porter'",
        f"please create access code {CODE} at Lobby Paris and call it Night porter",
    ],
)
def test_a_sentence_that_says_all_is_taken_in_private_and_never_repeated(
    chat: Chat, tmp_path: Path, caplog: pytest.LogCaptureFixture, sentence: str
) -> None:
    caplog.set_level(logging.DEBUG)
    in_group = read(chat.ask(sentence, space="team"))
    assert sent(chat) == []
    added = read(chat.ask(sentence))
    assert added.startswith("Added: access code")
    assert "Your message with the code stays readable: please delete it." in added
    assert codes(chat)["Night porter"] == CODE
    removed = chat.ask(f"delete access code {CODE} from lobby paris, he left")
    assert "Night porter" in read(removed)
    chat.press(removed, "Remove")
    assert "Night porter" not in codes(chat)
    assert CODE not in in_group + everything_said(chat, "ana", "team") + caplog.text
    chat.app.stop()
    assert CODE.encode() not in b"".join(file.read_bytes() for file in tmp_path.glob("bot.db*"))


@pytest.mark.parametrize(
    "sentence",
    [
        f"if the porter comes, add access code {CODE} for Night porter to lobby paris",
        f"do not add access code {CODE} for Night porter to lobby paris",
        f"could there be an access code {CODE} called Night porter at lobby paris?",
        f"add access code {CODE} for Night porter to lobby",
        f"the access code of lobby paris is {CODE}",
        f"add access code {CODE} or 99887 for Night porter to lobby paris",
        f"add pin code {CODE} for Night porter to lobby paris",
        f"lobby paris code {CODE} does not work",
        f"lobby paris code {CODE} for porters removed",
        f"lobby paris has code {CODE} for porters set",
        f"i would add code {CODE} to lobby paris for porters",
        f"add code {CODE} to lobby paris for porters if bob agrees",
        f"add code {CODE} to lobby paris for porters once ravi is gone",
        f"add code {CODE} to lobby paris for porters someday",
        f"remove code {CODE} from lobby paris when ravi leaves",
    ],
)
def test_a_sentence_with_a_code_that_is_not_certain_changes_nothing(chat: Chat, sentence: str) -> None:
    answer = chat.ask(sentence)
    assert CODE not in f"{answer.text}{answer.markdown}{json.dumps(answer.card)}"
    assert sent(chat) == []


@pytest.mark.parametrize("space", ["", "team"])
@pytest.mark.parametrize(
    "sentence",
    [
        f"remove access code {CODE} from lobby",
        f"remove access code {CODE} from lobby paris or lobby denver",
        f"add access code {CODE} for Night porter to lobby",
        f"FAC {CODE} called Porter for lobby paris and lobby denver",
        f"set fac {CODE} on lobby paris",
        f"lobby paris facs {CODE} off",
    ],
)
def test_no_answer_to_what_was_asked_back_brings_a_code_up_again(
    chat: Chat, sentence: str, space: str
) -> None:
    chat.ask(sentence, space=space)
    for answer in ("yes", "paris", "2", "undo"):
        chat.ask(answer, space=space)
    assert CODE not in everything_said(chat, "ana", "team")
    assert CODE not in json.dumps(sent(chat))


def test_a_group_has_no_form_for_codes(chat: Chat) -> None:
    said = read(chat.ask("add code lobby paris", space="team"))
    assert "this is secret" in said
    assert "Write to me privately" in said
    card = chat.ask("list codes lobby paris", space="team")
    assert "Add" not in buttons(card)
    assert "write to me privately" in read(card)


def test_what_webex_quotes_is_blotted_out(chat: Chat) -> None:
    chat.cloud.fault(r"POST .*/accessCodes", status=409, body=json.dumps({"message": f"{CODE} is in use"}))
    again = add(chat)
    assert "Webex holds it already" in texts(again)
    chat.cloud.fault(
        r"DELETE .*/accessCodes/.*", status=400, body=json.dumps({"message": "code 4856 is locked"})
    )
    chat.press(chat.ask("remove code lobby paris marketing"), "Remove")
    chat.ask("history lobby paris")
    said = everything_said(chat, "ana")
    assert CODE not in said
    assert "4856" not in said


@pytest.mark.parametrize("fault", [r"POST .*/accessCodes", r"GET .*/outgoingPermission/accessCodes"])
def test_the_form_comes_back_without_the_code_when_webex_refuses(chat: Chat, fault: str) -> None:
    form = chat.ask("add code lobby paris")
    chat.cloud.fault(fault, status=403)
    again = chat.press(form, "Save", inputs={"f-code": CODE, "f-description": "Night porter"})
    assert "Nothing was changed." in read(again)
    assert filled(again) == {"f-description": "Night porter"}
    assert "This was not kept, as it is secret: type it again." in texts(again)
    assert CODE not in everything_said(chat, "ana")
    assert "Needed." in texts(chat.press(again, "Save"))


def test_a_code_that_was_shown_first_is_typed_again_where_webex_refuses(cloud: Cloud, tmp_path: Path) -> None:
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", preview="always") as chat:
        shown = chat.ask(f"add access code {CODE} for Night porter to Lobby Paris")
        chat.cloud.fault(r"POST .*/accessCodes", status=403)
        again = chat.press(shown, "Do it")
        assert "Not saved." in texts(again)
        assert "This was not kept, as it is secret: type it again." in texts(again)
        assert "Needed." not in texts(again)
        assert filled(again) == {"f-description": "Night porter"}
        assert CODE not in everything_said(chat, "ana")
        assert "Added" in read(chat.press(again, "Save", inputs={"f-code": CODE}))


@pytest.mark.parametrize("said", ["cancel", "no", "never mind"])
def test_a_code_that_was_shown_first_is_forgotten_where_it_is_called_off(
    cloud: Cloud, tmp_path: Path, said: str
) -> None:
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", preview="always") as chat:
        shown = chat.ask(f"add access code {CODE} for Night porter to Lobby Paris")
        press = {**filled(shown), **button(shown, "Do it")}
        edited = chat.ask("edit dnd lobby paris")
        chat.cloud.fault("DELETE /messages/", status=403)  # the card stays
        assert "Nothing was changed." in read(chat.ask(said))
        assert "used already" in read(chat.send(shown, press))
        assert "Night porter" not in codes(chat)
        assert "Saved" in read(chat.press(edited, "Save", inputs={"f-enabled": "true"})), "it is no secret"


def test_digits_beside_the_name_of_the_list_are_not_repeated(chat: Chat) -> None:
    for words in ("code lobby paris 123", "ad code lobby 12 34"):
        answer = chat.ask(words, space="team")
        assert re.search("I (do|did) not understand", read(answer))
        assert not re.search(r"12|34", answer.markdown + str(answer.card))


def test_a_code_in_its_own_description_is_refused(chat: Chat) -> None:
    form = chat.ask("add code lobby paris")
    said = chat.press(
        form, "Save", inputs={"f-code": CODE, "f-description": f"the {CODE[:2]}-{CODE[2:]} one"}
    )
    assert "The code stands in it" in read(said)
    assert sent(chat) == []


@pytest.mark.parametrize(
    "said",
    [
        f"the key for long distance calls is {CODE}, set it in lobby paris",
        f"lobby paris: the combination is {CODE}",
    ],
)
def test_a_code_in_odd_words_is_not_repeated(chat: Chat, said: str) -> None:
    answer = chat.ask(said, space="team")
    assert CODE not in f"{answer.text}{answer.markdown}{json.dumps(answer.card)}"
    assert sent(chat) == []


@pytest.mark.parametrize(
    "said",
    [
        f"add access code {CODE} to lobby paris, just kidding",
        f"add access code {CODE} to lobby paris, it was a joke",
        f"bob claims he needs access code {CODE} on lobby paris",
        f"bob told me he wants code {CODE} for lobby paris",
    ],
)
def test_a_code_is_not_added_where_nobody_orders_it(chat: Chat, said: str) -> None:
    assert "Nothing was changed." in read(chat.ask(said))
    assert sent(chat) == []


@pytest.mark.parametrize(
    "said",
    [
        f"please take access code {SEEDED[1]} away from lobby paris, the intern left",
        f"bob has left, so remove access code {SEEDED[1]} from lobby paris",
    ],
)
def test_why_a_code_is_to_go_may_stand_before_and_behind(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Remove access code")
    assert sent(chat) == []
