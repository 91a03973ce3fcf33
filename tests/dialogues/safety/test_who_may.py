"""Roles are checked when a command is sent and when a button is pressed; in doubt, access is refused."""

from __future__ import annotations

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import NOW, Chat, buttons, choices, read

EVERYTHING = (
    "help", "whoami", "workspaces", "show intercept lobby paris", "edit intercept lobby paris",
    "set intercept lobby paris on", "history", "watch all", "watches", "unwatch 1", "nonsense",
)  # fmt: skip


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ("sam", "You have no Webex admin role that lets you see call settings."),
        ("olga", "You belong to another organisation than the one I serve."),
    ],
)
def test_others_get_nothing_and_are_told_so(chat: Chat, person: str, why: str) -> None:
    for typed in EVERYTHING:
        answer = chat.ask(typed, person)
        assert why in read(answer)
        assert "Nothing was shown or changed." in read(answer)
        assert "ask your Webex administrator" in read(answer)
        assert answer.card is None
    assert chat.writes() == []
    assert chat.app.ground.store.watches(chat.cloud.space(person).id) == []
    assert not [one for one in chat.cloud.requests if "/features/" in one.path or "pushToTalk" in one.path]


def test_what_others_get_tells_nothing_about_the_organisation(chat: Chat) -> None:
    known = read(chat.ask("show intercept Lobby Paris", "sam"))
    assert known == read(chat.ask("show intercept Nowhere", "sam"))
    assert known == read(chat.ask("blah", "sam"))


def test_another_bot_and_the_bot_itself_get_silence(chat: Chat) -> None:
    team = chat.cloud.space("team")
    chat.cloud.bot_hears_itself = True
    chat.cloud.say(chat.cloud.person("echo"), team, "set intercept lobby paris on")
    chat.cloud.say(chat.cloud.person("bot"), team, "set intercept lobby paris on")
    answer = chat.ask("whoami", space="team")
    chat.cloud.bot_hears_itself = False
    assert [one.id for one in chat.said("team") if "intercept" not in one.text] == [answer.id]
    assert chat.writes() == []


def test_a_reader_reads_and_changes_nothing(chat: Chat) -> None:
    status = chat.ask("show intercept lobby paris", "ravi")
    assert read(status).startswith("Call Intercept")
    assert "Edit" not in buttons(status)
    for typed in ("edit intercept lobby paris", "set intercept lobby paris on"):
        verb = typed.split()[0]
        said = read(chat.ask(typed, "ravi"))
        assert f"Your role lets you look at settings, not {verb}. Nothing was changed." in said
        assert "whoami" in said
    assert "page 2" not in read(chat.ask("workspaces", "ravi"))
    assert "All workspaces" not in read(chat.ask("history", "ravi"))
    assert chat.writes() == []


@pytest.mark.parametrize("role", ["id_device_admin", "id_user_admin"])
def test_device_and_user_administrators_write(chat: Chat, role: str) -> None:
    chat.give_roles("sam", role)
    assert "Saved" in read(chat.ask("set intercept lobby paris on", "sam"))
    assert len(chat.writes()) == 1


def test_which_roles_may_what_is_configured(cloud: Cloud, tmp_path: object) -> None:
    database = f"sqlite:///{tmp_path}/bot.db"
    roles = {"write_roles": "id_full_admin", "read_roles": "id_device_admin"}
    with Chat.started(cloud, database, ahead=NOW, **roles) as chat:
        chat.give_roles("sam", "id_device_admin")
        assert read(chat.ask("show intercept lobby paris", "sam")).startswith("Call Intercept")
        assert "Nothing was changed" in read(chat.ask("edit intercept lobby paris", "sam"))
        assert read(chat.ask("show intercept lobby paris", "ravi")).startswith("Sorry, no.")
        chat.give_roles("sam", "atlas-portal.support", "id_full_administrator", "full_admin")
        assert read(chat.ask("set intercept lobby paris on", "sam")).startswith("Sorry, no.")
        assert chat.writes() == []


def test_a_location_administrator_stays_in_the_location(chat: Chat) -> None:
    said = read(chat.ask("workspaces", "lena"))
    assert "5 in all" in said
    assert "Denver" not in said
    for typed in (
        "show intercept lobby denver",
        "edit intercept lobby denver",
        "set intercept lobby denver on",
        "history lobby denver",
        "watch lobby denver",
        "show ptt 5510",
        "show intercept +13035550110",
        f"show intercept {chat.cloud.workspace('Lobby Denver').id}",
        f"set intercept {chat.cloud.workspace('Lobby Denver').id} on",
    ):
        said = read(chat.ask(typed, "lena"))
        assert "you may see there is no" in said, typed
        assert "Denver ·" not in said
        assert chat.said("lena")[-1].card is None or "Lobby Paris" in said
    assert chat.writes() == []
    assert "Saved" in read(chat.ask("set intercept lobby on", "lena"))
    assert chat.setting("Lobby Paris", "intercept")["enabled"] is True
    assert chat.setting("Lobby Denver", "intercept")["enabled"] is False


@pytest.mark.parametrize("room", ["gym", "zork"])
@pytest.mark.parametrize(
    "order", ["turn off voicemail in the {}", "set voicemail {} off", "dnd on in the {}"]
)
def test_who_may_not_see_a_workspace_learns_nothing_of_it(chat: Chat, room: str, order: str) -> None:
    answer = chat.ask(order.format(room), "lena")
    assert read(answer).startswith(f"Among the workspaces you may see there is no “{room}”.")
    assert buttons(answer) == [], "nothing is similar"


@pytest.mark.parametrize(
    ("said", "offered"), [("zork", []), ("boardrom", ["Board Room 2"]), ("lobi", ["Lobby"])]
)
def test_for_a_name_that_none_has_only_similar_ones_are_offered(
    chat: Chat, said: str, offered: list[str]
) -> None:
    text = read(chat.ask(f"turn off voicemail in the {said}"))
    assert ("Board Room" in text, "Lobby" in text) == ("Board Room 2" in offered, "Lobby" in offered), text
    assert not {"Canteen", "Huddle", "Kitchen"} & {*text.split()}
    assert chat.writes() == []


def test_a_location_administrator_sees_the_history_of_the_location_only(chat: Chat) -> None:
    chat.ask("set intercept lobby denver on")
    chat.ask("set intercept lobby paris on")
    seen = read(chat.ask("history", "lena"))
    assert "Lobby Paris" in seen
    assert "Denver" not in seen
    assert "Denver" in read(chat.ask("history", "ravi"))


def test_a_reader_who_administers_a_location_changes_that_one_only(chat: Chat) -> None:
    chat.give_roles("lena", "id_readonly_admin")
    assert "Edit" not in buttons(chat.ask("show intercept lobby denver", "lena"))
    for typed in ("edit intercept lobby denver", "set intercept lobby denver on"):
        said = read(chat.ask(typed, "lena"))
        assert "You may look at Lobby Denver but not change it. Nothing was changed." in said
    assert chat.writes() == []
    assert "Saved" in read(chat.ask("set intercept lobby paris on", "lena"))


def test_a_button_is_no_way_round_the_location(chat: Chat) -> None:
    mine = chat.ask("show intercept lobby paris", "lena")
    denver = chat.cloud.workspace("Lobby Denver")
    for text in (f"edit intercept {denver.id}", "edit intercept Lobby Denver", f"history {denver.id}"):
        answer = chat.send(mine, {"calling-bot": {"v": 1, "do": "say", "text": text}}, "lena")
        assert "you may see there is no" in read(answer)
    picker = chat.ask("show intercept lobby", space="team")
    assert len(choices(picker, "say")) == 2
    assert "you may see there is no" in read(chat.choose(picker, "Lobby Denver", "lena", "team"))


@pytest.mark.parametrize(
    "fault", [{"status": 503}, {"status": 403}, {"drop": True}, {"status": 200, "body": {}}]
)
def test_roles_that_cannot_be_read_are_no_roles(chat: Chat, fault: dict[str, object]) -> None:
    chat.cloud.fault("GET /people/(?!me)", times=20, **fault)  # type: ignore[arg-type]
    answer = chat.ask("set intercept lobby paris on")
    assert "I cannot read your admin roles in Webex right now, so I have to say no." in read(answer)
    assert chat.writes() == []


def test_roles_are_remembered_for_looking_and_read_again_for_changing(chat: Chat) -> None:
    def reads() -> int:
        ana = chat.cloud.person("ana").id
        return sum(one.path == f"/people/{ana}" for one in chat.cloud.requests)

    chat.ask("show intercept lobby paris")
    chat.ask("show ptt lobby paris")
    form = chat.ask("edit intercept lobby paris")
    assert reads() == 1
    chat.press(form, "Save", inputs={"f-enabled": "true"})
    assert reads() == 2
    chat.ask("set intercept lobby paris off")
    assert reads() == 3
    chat.clock.ahead = chat.clock.ahead.__class__(minutes=6)
    chat.ask("show intercept lobby paris")
    assert reads() == 4


def test_a_role_that_is_withdrawn_before_save_is_no_role(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    chat.give_roles("ana", "id_readonly_admin")
    refused = read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
    assert "You may look at Lobby Paris but not change it. Nothing was changed." in refused
    chat.give_roles("ana")
    assert read(chat.press(form, "Save", inputs={"f-enabled": "true"})).startswith("Sorry, no.")
    assert read(chat.ask("set intercept lobby paris on")).startswith("Sorry, no.")
    assert chat.writes() == []
    assert chat.setting("Lobby Paris", "intercept")["enabled"] is False


def test_roles_that_cannot_be_read_at_save_refuse_it(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    chat.cloud.fault("GET /people/", status=403, times=3)
    assert "so I have to say no" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
    assert chat.writes() == []
