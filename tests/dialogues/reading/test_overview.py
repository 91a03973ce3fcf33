"""`show <workspace>`: a summary of all settings, with those that failed or the licence does not include."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.catalogue import FAMILIES, family_of
from bot.events import Licence
from bot.names.workspaces import WorkspaceIndex
from bot.sandbox.data.entities import Message
from cards.payload import KEY
from tests.chat import Chat, buttons, choices, nodes, read, texts
from tests.families import IN_CONTRACT, groups_read

COMMON_AREA = tuple(one for one in FAMILIES if not one.professional)
"""The settings of a workspace without a professional licence."""
TO_OPEN = {*(family.title for family in IN_CONTRACT), "History", "Everything"}


def page_count(answer: Message) -> int:
    """How many pages there are, as the first of them says."""
    counted = re.search(r"page 1 of (\d+)", read(answer))
    assert counted, read(answer)
    return int(counted[1])


def paragraph(text: str, beginning: str) -> str:
    """The one paragraph that begins so."""
    found = [line for line in text.splitlines() if line.startswith(beginning)]
    assert len(found) == 1, text
    return found[0]


def asked(chat: Chat, end: str) -> int:
    return len([one for one in chat.cloud.requests if one.method == "GET" and one.path.endswith(end)])


def test_a_professional_workspace_at_a_glance(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    chat.cloud.change(lobby, "doNotDisturb", {"enabled": True})
    answer = chat.ask("show lobby paris")
    said = read(answer)
    assert said.startswith("Lobby Paris\n\nx4321 · +33 1 70 00 12 34 · Paris HQ · Professional")
    unusual, others = said.index("- Do Not Disturb"), said.index("others as usual")
    assert said.index("Unusual") < unusual < others
    usual = paragraph(said, "As usual: ")
    assert "Call Waiting" in usual
    assert "Do Not Disturb" not in usual
    assert "settings read" not in said, "all were read"
    assert "(Europe/Paris)" in said


def unfold(card: Any) -> dict[str, Any]:
    """The part of a card that a button shows."""
    (target,) = next(one for one in nodes(card) if one["type"] == "Action.ToggleVisibility")["targetElements"]
    return next(one for one in nodes(card) if one.get("id") == target)


def words_seen(message: Message) -> int:
    """The words on a card before anything is unfolded."""
    hidden = Counter(texts(replace(message, card=unfold(message.card))).split())
    return (Counter(texts(message).split()) - hidden).total()


@pytest.mark.parametrize("name", ["Lobby Paris", "Lobby Denver", "Gym", "Huddle"])
def test_the_home_page_is_short_and_names_nothing_twice(chat: Chat, name: str) -> None:
    answer = chat.ask(f"show {name}")
    assert words_seen(answer) <= 90
    hidden = unfold(answer.card)
    assert hidden["isVisible"] is False
    body = [one for one in nodes(answer.card) if one["type"] in ("TextBlock", "Input.ChoiceSet")]
    named = [str(one.get("text", "")) for one in body]
    named += [choice["title"].partition(":")[0] for one in body for choice in one.get("choices", ())]
    for family in FAMILIES:
        assert named.count(family.title) <= 1, family.title


def test_each_row_has_its_button_and_many_have_one_list(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Denver")
    chat.cloud.change(lobby, "doNotDisturb", {"enabled": True})
    answer = chat.ask("show lobby denver")
    (row,) = [one for one in nodes(answer.card) if one["type"] == "ColumnSet" and "Open" in str(one)]
    assert "Do Not Disturb" in str(row)
    data = next(one for one in nodes(row) if one["type"] == "Action.Submit")["data"]
    assert read(chat.send(answer, data)).startswith("Do Not Disturb · Lobby Denver")
    paris = chat.cloud.workspace("Lobby Paris")
    chat.cloud.change(paris, "doNotDisturb", {"enabled": True})
    for name in ("anonymousCallReject", "priorityAlert", "intercept"):
        chat.cloud.change(paris, name, {"enabled": True})
    many = chat.ask("show lobby paris")
    assert not [one for one in nodes(many.card) if one["type"] == "ColumnSet" and "Open" in str(one)]
    assert {title.partition(":")[0] for title in choices(many, "say")} == TO_OPEN


def test_the_usual_actions_are_buttons(chat: Chat) -> None:
    usual = ["Call Forwarding", "Do Not Disturb", "Call Intercept"]
    assert buttons(chat.ask("show lobby denver"))[-3:] == usual
    form = chat.press(chat.ask("show lobby denver"), "Call Intercept")
    assert "Save" in buttons(form)
    looked_at = chat.press(chat.ask("show lobby denver", "ravi"), "Call Intercept", "ravi")
    assert "Save" not in buttons(looked_at)
    chat.ask("set dnd lobby denver on")
    assert buttons(chat.ask("show lobby denver"))[-3:] == ["Call Forwarding", "Call Intercept", "Voicemail"]


@pytest.mark.parametrize(
    ("name", "zone"), [("Lobby Paris", "Europe/Paris"), ("Lobby Denver", "America/Denver")]
)
def test_the_moment_is_told_as_clocks_tell_it_there(chat: Chat, name: str, zone: str) -> None:
    for command in (f"show {name}", f"show dnd {name}", f"show {name} all"):
        told = re.search(rf"Read \w+ (\d+ \w+, [\d:]+) \({zone}\)", read(chat.ask(command)))
        assert told, command
        year = chat.clock().astimezone(ZoneInfo(zone)).year
        at = datetime.strptime(f"{year} {told[1]}", "%Y %d %b, %H:%M").replace(tzinfo=ZoneInfo(zone))
        assert abs(chat.clock() - at) < timedelta(minutes=2), command


def test_nothing_unusual_is_said(chat: Chat) -> None:
    assert f"All {len(COMMON_AREA)} settings as usual" in read(chat.ask("show gym"))


def test_lists_are_counted_and_named(chat: Chat) -> None:
    said = read(chat.ask("show lobby paris"))
    assert "Selective Reject Rules: 2 (" in said
    assert "Public holidays" in said
    assert "Access Codes 2 (Marketing; Finance)" in said
    assert "Simultaneous Ring: Ring numbers: 1 (" in paragraph(said, "Set up but off: ")


def test_a_group_space_hears_how_many_codes_there_are_and_nothing_more(chat: Chat) -> None:
    said = read(chat.ask("show lobby paris", space="team"))
    assert "Access Codes 2: say " in said
    assert "Marketing" not in said


def test_every_setting_can_be_opened_from_the_list(chat: Chat) -> None:
    offered = choices(chat.ask("show lobby denver"), "say")
    assert set(offered) == TO_OPEN
    answer = chat.ask("show lobby denver")
    opened = chat.press(answer, "Open setting", inputs={"say": offered["Voicemail"]})
    assert read(opened).startswith("Voicemail · Lobby Denver")
    assert "Choose one from the list first" in read(chat.press(answer, "Open setting"))


def test_the_reads_go_side_by_side(chat: Chat) -> None:
    chat.ask("whoami")
    chat.cloud.latency = 0.05
    before = len(chat.cloud.requests)
    chat.ask("show lobby paris")
    reads = [one for one in chat.cloud.requests[before:] if "/workspaces/" in one.path]
    assert len(reads) == len(FAMILIES)
    assert max(one.at for one in reads) - min(one.at for one in reads) < 0.05 * len(reads) / 2


def test_what_failed_is_said_by_title_and_status(chat: Chat) -> None:
    chat.cloud.fault("GET .*/callRecordings", status=403)
    chat.cloud.fault("GET .*/musicOnHold", status=403)
    chat.cloud.fault("GET .*/bargeIn", status=404)
    chat.cloud.fault("GET .*/callWaiting", status=500, times=9)
    chat.cloud.fault("GET .*/privacy", status=200, body="<html>")
    said = read(chat.ask("show lobby paris"))
    partly = paragraph(said, f"{groups_read(failed=5)}; ")
    assert "Call Recording and Music on Hold answered 403" in partly
    assert re.search(r"Barge In( and [^;]+)? answered 404", partly)
    assert "Call Waiting answered 500" in partly
    assert "Privacy answered with something I cannot read" in partly
    assert "Barge In" not in paragraph(said, "As usual: ")


def test_a_group_that_is_not_in_the_licence_is_learned_and_not_asked_for_again(chat: Chat) -> None:
    chat.cloud.fault("GET .*/callBridge", status=405)
    said = read(chat.ask("show lobby paris"))
    without = paragraph(said, "Not with this licence")
    assert "Call Bridge Warning Tone" in without
    assert "settings read" not in said
    assert "Call Bridge Warning Tone" not in choices(chat.ask("show lobby paris"), "say")
    assert asked(chat, "/callBridge") == 1
    refused = read(chat.ask("show bridge lobby paris"))
    assert "licence does not include this setting" in refused
    assert "I ask again after" in refused
    assert asked(chat, "/callBridge") == 1
    chat.clock.ahead += timedelta(hours=6, seconds=1)
    assert "Not with this licence" not in read(chat.ask("show lobby paris"))


def test_everything_asks_again_at_once_and_forgets_what_is_no_more_so(chat: Chat) -> None:
    chat.cloud.fault("GET .*/callBridge", status=405)
    chat.ask("show bridge lobby paris")
    for page in range(2, page_count(chat.ask("show lobby paris all")) + 1):
        chat.ask(f'show "lobby paris" all page {page}')
    assert read(chat.ask("show bridge lobby paris")).startswith("Call Bridge Warning Tone · Lobby Paris")


def test_a_professional_only_403_is_learned_and_a_missing_right_is_not(chat: Chat) -> None:
    body = {"message": "no", "errors": [{"description": "Invalid Professional Place"}], "trackingId": "T"}
    chat.cloud.fault("GET .*/callBridge", status=403, body=body)
    chat.cloud.fault("GET .*/bargeIn", status=403)
    said = read(chat.ask("show lobby paris"))
    assert "Call Bridge Warning Tone" in paragraph(said, "Not with this licence")
    assert "Barge In answered 403" in said
    chat.ask("show lobby paris")
    assert (asked(chat, "/callBridge"), asked(chat, "/bargeIn")) == (1, 2)


def test_a_common_area_workspace_is_not_asked_for_what_it_cannot_have(chat: Chat) -> None:
    said = read(chat.ask("show gym"))
    without = paragraph(said, "Not with a common-area licence")
    for family in FAMILIES:
        assert (family.title in without) == family.professional
    assert asked(chat, "/pushToTalk") == 0
    assert f"All {len(COMMON_AREA)} settings as usual" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [("show hot desk 7", "hot desk only"), ("show quiet room", "has no Webex Calling")],
)
def test_a_workspace_without_settings_is_explained(chat: Chat, typed: str, said: str) -> None:
    for how in ("", " all", " raw"):
        assert said in read(chat.ask(typed + how))
    assert not [one for one in chat.cloud.requests if "/features/" in one.path]


def test_an_unknown_licence_is_found_out_by_reading(chat: Chat) -> None:
    directory = chat.app.ground.admin.directory
    gym = chat.cloud.workspace("Gym")
    known = WorkspaceIndex(
        replace(one, licence=Licence.UNKNOWN) if one.id == gym.id else one for one in directory.workspaces()
    )
    directory.workspaces = lambda *, fresh=False: known  # type: ignore[method-assign]
    said = read(chat.ask("show gym"))
    assert f"All {len(COMMON_AREA)} settings as usual" in said
    assert "Push-to-Talk" in paragraph(said, "Not with this licence, as Webex says")


def test_when_nothing_can_be_read_the_reason_is_said(chat: Chat) -> None:
    chat.ask("whoami")
    chat.cloud.expire_admin_token()
    assert "token" in read(chat.ask("show lobby paris"))


ODD: list[tuple[str, str, dict[str, Any], str]] = [
    ("intercept", "/intercept", {"enabled": True, "incoming": {"type": "SEND_TO_MOON"}}, "SEND_TO_MOON"),
    ("intercept", "/intercept", {}, "Intercept calls: None"),
    ("intercept", "/intercept", {"enabled": None, "incoming": None, "outgoing": []}, "Intercept calls: None"),
    ("dnd", "/doNotDisturb", {"enabled": "perhaps"}, "Do not disturb: On"),
    ("ptt", "/pushToTalk", {"accessType": "FRIENDS", "members": None}, "FRIENDS"),
    ("reject", "/selectiveReject", {"enabled": True, "criteria": [{}, None, "x"]}, "Rules: 1"),
    ("callerid", "/callerId", {"types": [{"id": None}], "selected": 7}, "External caller ID number: 7"),
    ("emergency", "/emergencyCallbackNumber", {"defaultInfo": {"quality": ["?"]}}, "?"),
]


@pytest.mark.parametrize(("key", "path", "body", "said"), ODD)
def test_odd_documents_are_shown_as_they_are(
    chat: Chat, key: str, path: str, body: dict[str, Any], said: str
) -> None:
    chat.cloud.fault(f"GET .*{path}$", status=200, body=body, times=2)
    assert said in read(chat.ask(f"show {key} lobby paris"))
    overview = read(chat.ask("show lobby paris"))
    assert "settings read" not in overview
    assert family_of(key).title in overview


def test_a_card_with_everything_unusual_keeps_the_rules(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    settings = chat.cloud.state.settings[lobby.id]
    for name, document in settings.items():
        if isinstance(document.get("enabled"), bool):
            chat.cloud.change(lobby, name, {"enabled": True})
    codes = [{"code": f"{number:04}", "description": f"Somebody {number} " * 5} for number in range(1000)]
    settings["accessCodes"]["accessCodes"] = codes
    patterns = [
        {
            "id": f"p{number}",
            "name": "A pattern with a long name " * 3,
            "pattern": "+33XXXXX",
            "action": "ALLOW",
        }
        for number in range(500)
    ]
    settings["digitPatterns"]["digitPatterns"] = patterns
    settings["monitoring"]["monitoredElements"] = [chat.cloud.person("ana").id] * 50
    said = read(chat.ask("show lobby paris"))
    assert "Access Codes: 1000 (" in said
    assert "Digit Patterns: 500 (" in said
    for page in range(2, page_count(chat.ask("show lobby paris all")) + 1):
        chat.ask(f'show "lobby paris" all page {page}')


def test_all_of_it_stands_on_a_few_pages(chat: Chat) -> None:
    page = chat.ask("show lobby paris all")
    pages, said = page_count(page), list[str]()
    for number in range(1, pages + 1):
        said.append(read(page))
        assert f"page {number} of {pages}" in said[-1]
        if number < pages:
            page = chat.press(page, "More")
    assert "More" not in buttons(page)
    whole = "\n".join(said)
    for family in IN_CONTRACT:
        assert f"\n\n{family.title}" in whole
        for one in family.fields:
            assert f"- {one.label}: " in whole


def test_a_page_says_what_could_not_be_read(chat: Chat) -> None:
    chat.cloud.fault("GET .*/callWaiting", status=403)
    said = read(chat.ask("show lobby paris all"))
    assert "Could not be read." in said
    counted = re.search(r"(\d+) of (\d+) settings read; Call Waiting answered 403\.", said)
    assert counted and int(counted[1]) == int(counted[2]) - 1


@pytest.mark.parametrize("page", ["0", "99", "9999999999"])
def test_a_page_that_is_none_is_the_nearest(chat: Chat, page: str) -> None:
    assert "Everything · Lobby Paris" in read(chat.ask(f'show "lobby paris" all page {page}'))


def test_two_that_fit_are_offered_with_how_it_was_asked(chat: Chat) -> None:
    for how in ("", " all", " raw"):
        offered = choices(chat.ask(f"show lobby{how}"), "say").values()
        assert sorted(offered) == [f'show "Lobby Denver"{how}', f'show "Lobby Paris"{how}']


def test_a_workspace_that_is_called_so_is_no_way_of_showing(chat: Chat) -> None:
    chat.rename("Huddle", "Catch All")
    assert read(chat.ask("show catch all")).startswith("Catch All\n")
    assert "Everything · Catch All" in read(chat.ask("show catch all all"))


def test_a_reader_is_offered_nothing_that_changes(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    chat.cloud.change(lobby, "callForwarding", {"callForwarding": {"busy": {"enabled": True}}})

    def said(person: str) -> list[str]:
        card = chat.ask("show lobby paris", person).card
        pressed = [one["data"][KEY]["text"] for one in nodes(card) if one["type"] == "Action.Submit"]
        picked = [one["value"] for node in nodes(card) for one in node.get("choices", ())]
        return [text for text in (*pressed, *picked) if text]

    assert all(command.startswith(("show ", "history ")) for command in said("ravi"))
    assert f"set waiting {lobby.id} off" in said("ana")


def test_what_was_changed_from_what_webex_gives_is_not_called_usual(chat: Chat) -> None:
    for words in ("set waiting lobby paris off", "set privacy lobby paris extension dialing off"):
        chat.ask(words)
    said = read(chat.ask("lobby paris"))
    usual = said.index("others as usual")
    assert said.index("Call Waiting Off") < usual
    assert said.index("Privacy") < usual


def test_only_what_webex_gives_is_called_usual(chat: Chat) -> None:
    """What was changed has a row, and what was set up and is off is no longer among the usual."""
    gym = chat.cloud.workspace("Gym")
    chat.cloud.change(gym, "callWaiting", {"enabled": False})
    always = {"enabled": False, "destination": "4404"}
    chat.cloud.change(gym, "callForwarding", {"callForwarding": {"always": always}})
    said = read(chat.ask("gym"))
    assert "Call Waiting Off" in said
    assert f"{len(COMMON_AREA) - 2} others as usual, 1 set up but off" in said
    assert "Call Forwarding: All calls go to: 4404" in paragraph(said, "Set up but off: ")


def test_only_what_comes_first_is_told_of_a_setting_that_waits(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    always = {"enabled": True, "destination": "4404"}
    chat.cloud.change(lobby, "callForwarding", {"callForwarding": {"always": always}})
    chat.cloud.change(lobby, "intercept", {"enabled": True})
    chat.cloud.change(lobby, "doNotDisturb", {"enabled": True})
    said = read(chat.ask("lobby paris"))
    assert ".." not in said
    assert said.count("Call intercept is on and comes first") == 1, "each reason is said once"
    row = paragraph(said, "- Do Not Disturb: ")
    assert "Not in force either" in row
    assert "forwarded" not in row


def test_rows_do_not_repeat_what_is_said_first(chat: Chat) -> None:
    chat.ask("forward lobby paris to 4404")
    chat.ask("set anonymous lobby paris on")
    said = read(chat.ask("lobby paris"))
    assert said.count("4404") == 1 and "Forward all calls: On" not in said
    assert "Reject anonymous calls: On" not in said and "Reject calls that fit a rule: On" not in said
    for title in ("Call Forwarding", "Anonymous Call Rejection", "Selective Reject"):
        assert f"- {title}" in said, "it can be opened all the same"


def test_a_row_does_not_repeat_its_title(chat: Chat) -> None:
    chat.ask("set barge lobby paris on")
    assert "Barge In On" in read(chat.ask("lobby paris"))
