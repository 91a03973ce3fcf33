"""`available`: what Webex offers for a purpose, ten on a card, to those who may see the workspace."""

from __future__ import annotations

import json

import pytest

from tests.chat import Chat, buttons, choices, read


def paths(chat: Chat) -> list[str]:
    return [one.path for one in chat.cloud.requests if one.path.endswith("/availableNumbers")]


@pytest.mark.parametrize(
    ("what", "path", "line"),
    [
        ("forward", "callForwarding", "+33 1 70 00 10 10 · x4010 · Kim Lee · person · active"),
        ("intercept", "callIntercept", "+33 1 70 00 10 10 · x4010 · Kim Lee · person · active"),
        ("emergency", "emergencyCallbackNumber", "+33 1 70 00 10 10 · Kim Lee · person · active"),
        ("fax", "faxMessage", "+33 1 70 00 11 00 · free · active"),
        ("secondary", "secondary", "+33 1 70 00 11 00 · free · active"),
        ("workspace", "workspaces", "+33 1 70 00 11 00 · free · active"),
    ],
)
def test_each_of_the_six_look_ups_is_a_list(chat: Chat, what: str, path: str, line: str) -> None:
    said = read(chat.ask(f"available {what} lobby paris")) + read(
        chat.ask(f"available {what} lobby paris page 2")
    )
    assert line in said
    assert paths(chat)[0].split("/")[-2] == path


def test_only_numbers_of_the_workspace_s_location_are_asked_for(chat: Chat) -> None:
    said = read(chat.ask("available workspace gym"))
    assert "+1 303-555-0150" in said
    assert "+33" not in said
    asked = [one for one in chat.cloud.requests if one.path.endswith("workspaces/availableNumbers")]
    assert asked[0].query["locationId"] == chat.cloud.workspace("Gym").location_id


def test_ten_on_a_card_and_more_behind_a_button(chat: Chat) -> None:
    first = chat.ask("available forward lobby paris")
    assert read(first).count("active") == 10
    assert "page 1 of 2" in read(first)
    second = chat.press(first, "More")
    assert "page 2 of 2" in read(second)
    assert "More" not in buttons(second)
    assert "page 2 of 2" in read(chat.ask("available forward lobby paris page 99"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("kim", "+33 1 70 00 10 10"),
        ("Chloe Martin", "+33 1 70 00 10 12"),
        ("x4010", "+33 1 70 00 10 10"),
        ("4010", "+33 1 70 00 10 10"),
        ("+33 1 70 00 10 10", "+33 1 70 00 10 10"),
        ("01 70 00 10 10", "+33 1 70 00 10 10"),
        ("1010", "+33 1 70 00 10 10"),
        ("main menu", "+33 1 70 00 10 00"),
    ],
)
def test_a_text_narrows_the_list(chat: Chat, text: str, number: str) -> None:
    said = read(chat.ask(f"available forward lobby paris {text}"))
    assert "1 in all" in said
    assert number in said


def test_a_text_that_fits_nothing_says_how_to_see_all(chat: Chat) -> None:
    said = read(chat.ask("available forward lobby paris zzz"))
    assert "None fitting “zzz”" in said
    assert 'available forward "Lobby Paris"' in said


def test_the_main_number_and_service_numbers_are_named(chat: Chat) -> None:
    said = read(chat.ask("available forward lobby paris menu"))
    assert "Paris main menu · auto attendant · active · main number · service number" in said


@pytest.mark.parametrize("what", ["fax", "secondary"])
def test_what_needs_a_professional_licence_says_so_without_asking_webex(chat: Chat, what: str) -> None:
    said = read(chat.ask(f"available {what} gym"))
    assert "need a professional licence; Gym has a common-area licence" in said
    assert paths(chat) == []


@pytest.mark.parametrize("name", ["Quiet Room", "Hot Desk 7"])
def test_workspaces_without_call_settings_have_no_numbers(chat: Chat, name: str) -> None:
    assert "no call settings" in read(chat.ask(f'available forward "{name}"'))
    assert paths(chat) == []


def test_read_access_is_enough(chat: Chat) -> None:
    assert "Kim Lee" in read(chat.ask("available forward lobby paris kim", person="ravi"))


def test_a_location_administrator_sees_their_locations_only(chat: Chat) -> None:
    assert "Kim Lee" in read(chat.ask("available forward lobby kim", person="lena"))
    said = read(chat.ask("available workspace gym", person="lena"))
    assert "Among the workspaces you may see there is no “gym”" in said
    assert len(paths(chat)) == 1


def test_somebody_without_a_role_sees_nothing(chat: Chat) -> None:
    assert "no Webex admin role" in read(chat.ask("available forward lobby paris", person="sam"))
    assert paths(chat) == []


def test_two_workspaces_are_asked_about_with_the_text_kept(chat: Chat) -> None:
    asked = chat.ask("available forward lobby kim")
    assert "2 workspaces fit “lobby”" in read(asked)
    assert "Kim Dahl" in read(chat.choose(asked, "Lobby Denver"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("available", "Numbers for what?"),
        ("available lobby paris", "Numbers for what?"),
        ("available interept lobby paris", "available intercept lobby paris"),
        ("available forward", "numbers for which workspace?"),
        ("available forward nowhere", "There is no workspace “nowhere”"),
        ("available numbers for call forwarding lobby paris kim", "Kim Lee"),
        ("free ecbn numbers lobby paris kim", "Kim Lee"),
    ],
)
def test_words_are_read_as_people_say_them(chat: Chat, text: str, said: str) -> None:
    assert said in read(chat.ask(text))


def test_a_list_longer_than_webex_gives_at_once_is_read_to_its_end(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.webex.api.available_numbers.ROWS_PER_PAGE", 4)
    assert "Kim Lee" in read(chat.ask("available forward lobby paris 4010"))
    said = read(chat.ask("available forward lobby paris"))
    whole = len([one for one in chat.cloud.requests if one.path.endswith("callForwarding/availableNumbers")])
    assert whole > 3
    assert "page 1 of 2" in said


def test_the_organisation_is_named_where_one_is_configured(chat: Chat) -> None:
    chat.app.ground.admin.rest._org_id = chat.cloud.person("ana").org_id
    chat.ask("available forward lobby paris kim")
    asked = [one for one in chat.cloud.requests if one.path.endswith("callForwarding/availableNumbers")]
    assert {one.query["orgId"] for one in asked} == {chat.cloud.person("ana").org_id}


@pytest.mark.parametrize(
    ("what", "title", "said"),
    [
        ("forward", "x4404", "Edit Call Forwarding · Lobby Paris"),
        ("intercept", "x4404", "Edit Call Intercept · Lobby Paris"),
        ("emergency", "+33 1 70 00 10 10", "Edit Emergency Callback Number · Lobby Paris"),
        ("fax", "+33 1 70 00 11 00", "Edit Voicemail · Lobby Paris"),
        ("secondary", "+33 1 70 00 11 00", "number"),
    ],
)
def test_one_is_chosen_for_the_form(chat: Chat, what: str, title: str, said: str) -> None:
    pages = [chat.ask(f"available {what} lobby paris{page}") for page in ("", " page 2")]
    page = next(one for one in pages if title in read(one))
    value = next(value for name, value in choices(page, "say").items() if title in name)
    form = chat.press(page, "Choose", inputs={"say": value})
    assert said in read(form)
    digits = "".join(filter(str.isdigit, title))
    assert digits in "".join(filter(str.isdigit, json.dumps(form.card)))
    assert not [one for one in chat.cloud.requests if one.method == "PUT"]


def test_no_calls_are_sent_to_the_workspace_itself(chat: Chat) -> None:
    assert "Gym · workspace" not in read(chat.ask("available forward gym"))


def test_who_may_only_look_is_offered_nothing_to_choose(chat: Chat) -> None:
    assert "Choose" not in buttons(chat.ask("available forward lobby paris", person="ravi"))
