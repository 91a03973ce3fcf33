"""Messages, files, spaces and presses of the cloud, through the vendor's SDK."""

from __future__ import annotations

from pathlib import Path

import pytest
from webexteamssdk import ApiError, WebexTeamsAPI

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.error_response import ErrorResponse
from tests.sandbox.conftest import set_quirks
from tests.sandbox.rest_client import CARD, RestClient

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt "


def test_a_direct_message_has_no_html_and_no_mention(cloud: Cloud, sdk: WebexTeamsAPI) -> None:
    said = cloud.say(cloud.person("ana"), cloud.space("ana"), "show <b>intercept</b>")
    message = sdk.messages.get(said)
    assert message.text == "show <b>intercept</b>"
    assert (message.roomType, message.personEmail) == ("direct", "ana.roux@acme.example")
    assert message.html is None
    assert message.mentionedPeople is None


def test_in_a_group_the_text_has_the_name_of_who_is_mentioned(cloud: Cloud, sdk: WebexTeamsAPI) -> None:
    bot = sdk.people.me()
    first = sdk.messages.get(cloud.say(cloud.person("ana"), cloud.space("team"), "help <me>"))
    assert first.text == "Calling Bot help <me>"
    assert first.html == (
        f'<spark-mention data-object-type="person" data-object-id="{bot.id}">Calling Bot</spark-mention>'
        " help &lt;me&gt;"
    )
    assert first.mentionedPeople == [bot.id]
    middle = sdk.messages.get(
        cloud.say(cloud.person("ana"), cloud.space("team"), f"please <@personId:{bot.id}> help")
    )
    assert middle.text == "please Calling Bot help"
    assert middle.mentionedPeople == [bot.id]


def test_a_bot_does_not_see_what_does_not_mention_it(cloud: Cloud, sdk: WebexTeamsAPI) -> None:
    team = cloud.space("team")
    unheard = cloud.say(cloud.person("ana"), team, "lunch?", mention=False)
    heard = cloud.say(cloud.person("ana"), team, "help")
    with pytest.raises(ApiError, match="404"):
        sdk.messages.get(unheard)
    with pytest.raises(ApiError, match="403"):
        list(sdk.messages.list(roomId=team.id))
    assert [message.id for message in sdk.messages.list(roomId=team.id, mentionedPeople="me")] == [heard]


def test_lists_are_newest_first_and_paged(cloud: Cloud, sdk: WebexTeamsAPI) -> None:
    set_quirks(cloud)
    ana, space = cloud.person("ana"), cloud.space("ana")
    ids = [cloud.say(ana, space, f"number {count}") for count in range(7)]
    found = [message.id for message in sdk.messages.list(roomId=space.id, max=3)]
    assert found == ids[::-1]
    assert sum(request.path == "/messages" for request in cloud.requests) == 3
    third = cloud.messages(space)[2].created
    for before in (third, third.replace("Z", "000+00:00")):
        assert [message.id for message in sdk.messages.list(roomId=space.id, before=before)] == ids[1::-1]
    with pytest.raises(ApiError, match="before is not a date"):
        list(sdk.messages.list(roomId=space.id, before="yesterday"))
    assert [one.id for one in sdk.messages.list_direct(personEmail=ana.email)] == ids[::-1]


def test_markdown_is_rendered_safely(cloud: Cloud, sdk: WebexTeamsAPI) -> None:
    sent = sdk.messages.create(
        toPersonEmail="ana.roux@acme.example",
        markdown="**Saved** <script>x</script> [a](javascript:alert) <@personEmail:ana.roux@acme.example>",
    )
    assert sent.roomId == cloud.space("ana").id
    assert "<strong>Saved</strong> &lt;script&gt;" in sent.html
    assert "<a" not in sent.html
    assert "<spark-mention" in sent.html
    assert sent.text.startswith("Saved <script>")


def test_answers_go_under_root_messages_only(cloud: Cloud, sdk: WebexTeamsAPI) -> None:
    space = cloud.space("ana")
    root = cloud.say(cloud.person("ana"), space, "help")
    reply = sdk.messages.create(roomId=space.id, text="under it", parentId=root)
    assert reply.parentId == root
    with pytest.raises(ApiError, match="root message"):
        sdk.messages.create(roomId=space.id, text="too deep", parentId=reply.id)
    with pytest.raises(ApiError, match="root message"):
        sdk.messages.create(roomId=cloud.space("ravi").id, text="elsewhere", parentId=root)


def test_edits_are_counted_and_cards_cannot_be_edited(cloud: Cloud, bot: RestClient) -> None:
    space = cloud.space("ana").id
    sent = bot.call("POST", "/messages", json={"roomId": space, "text": "one"}).json()["id"]
    edits = [
        bot.call("PUT", f"/messages/{sent}", json={"roomId": space, "markdown": f"edit **{count}**"})
        for count in range(11)
    ]
    assert [answer.status_code for answer in edits] == [200] * 10 + [400]
    assert cloud.messages(cloud.space("ana"))[-1].text == "edit 9"
    body = {"roomId": space, "text": "card", "attachments": [CARD]}
    card = bot.call("POST", "/messages", json=body).json()["id"]
    refused = bot.call("PUT", f"/messages/{card}", json={"roomId": space, "text": "no"})
    assert (refused.status_code, "unsupported" in refused.json()["message"]) == (400, True)


def test_only_own_messages_are_deleted(cloud: Cloud, sdk: WebexTeamsAPI) -> None:
    space = cloud.space("ana")
    mine = sdk.messages.create(roomId=space.id, text="mine").id
    theirs = cloud.say(cloud.person("ana"), space, "theirs")
    sdk.messages.delete(mine)
    assert cloud.deleted == [mine]
    assert [message.id for message in cloud.messages(space)] == [theirs]
    with pytest.raises(ApiError, match="403"):
        sdk.messages.delete(theirs)
    with pytest.raises(ApiError, match="404"):
        sdk.messages.get(mine)


@pytest.mark.parametrize(
    "body",
    [
        {"text": "x" * 7440},
        {"text": "é" * 3720},
        {"markdown": "x" * 7440},
        {},
        {"text": "both", "toPersonEmail": "ana.roux@acme.example"},
        {"text": "x", "attachments": [CARD, CARD]},
        {"text": "x", "attachments": [{**CARD, "contentType": "text/plain"}]},
        {"text": "x", "colour": "red"},
        {"text": 5},
    ],
)
def test_messages_that_webex_refuses(cloud: Cloud, bot: RestClient, body: dict[str, object]) -> None:
    answer = bot.call("POST", "/messages", json={"roomId": cloud.space("ana").id, **body})
    assert answer.status_code == 400
    assert answer.json()["trackingId"] == answer.headers["TrackingID"]
    assert answer.json()["errors"][0]["description"] == answer.json()["message"]
    assert cloud.messages(cloud.space("ana")) == []


def test_a_press_has_the_real_person_and_space_whatever_the_inputs_claim(
    cloud: Cloud, sdk: WebexTeamsAPI
) -> None:
    team = cloud.space("team")
    sent = sdk.messages.create(roomId=team.id, text="card", attachments=[CARD])
    inputs = {"form": "forged", "personId": "somebody else"}
    action = sdk.attachment_actions.get(cloud.press(cloud.person("sam"), sent.id, inputs))
    assert action.personId == cloud.person("sam").id
    assert (action.roomId, action.messageId, action.type) == (team.id, sent.id, "submit")
    assert action.inputs == inputs
    sdk.messages.delete(sent.id)
    with pytest.raises(ErrorResponse, match="Could not find a message"):
        cloud.press(cloud.person("sam"), sent.id, {})


def test_only_members_of_the_space_press_buttons(cloud: Cloud, sdk: WebexTeamsAPI) -> None:
    sent = sdk.messages.create(roomId=cloud.space("ana").id, text="card", attachments=[CARD])
    with pytest.raises(ErrorResponse):
        cloud.press(cloud.person("sam"), sent.id, {})


def test_files_are_fetched_with_the_token(cloud: Cloud, bot: RestClient) -> None:
    said = cloud.say(cloud.person("ana"), cloud.space("ana"), "", files=[("greeting.wav", b"RIFF")])
    url = bot.call("GET", f"/messages/{said}").json()["files"][0]
    answer = bot.get(url)
    assert answer.content == b"RIFF"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="greeting.wav"'
    assert bot.get(url, headers={"Authorization": "Bearer nobody"}).status_code == 401


def test_the_bot_sends_a_file(cloud: Cloud, bot: RestClient) -> None:
    answer = bot.post(
        f"{cloud.api_url}/messages",
        data={"roomId": cloud.space("ana").id, "text": "as JSON"},
        files={"files": ("intercept.json", b"{}", "application/json")},
    )
    assert answer.status_code == 200
    assert cloud.messages(cloud.space("ana"))[0].files[0].name == "intercept.json"


def test_rooms_and_memberships(cloud: Cloud, sdk: WebexTeamsAPI) -> None:
    titles = {room.title: room.type for room in sdk.rooms.list()}
    assert titles == {
        "Ana Roux": "direct",
        "Ravi Patel": "direct",
        "Lena Maes": "direct",
        "Sam Doe": "direct",
        "Olga Berg": "direct",
        "Calling admins": "group",
        "Rollout with the partner": "group",
    }
    members = sdk.memberships.list(roomId=cloud.space("team").id)
    assert {member.personDisplayName for member in members} >= {"Ravi Patel", "Echo", "Calling Bot"}
    assert len(list(sdk.memberships.list())) == 7


def test_files_have_headers_and_may_be_scanned_first(cloud: Cloud, bot: RestClient) -> None:
    evil = 'ok".wav\r\nSet-Cookie: a=b'
    files: list[tuple[str, bytes]] = [("greeting.wav", WAV), (evil, b"x")]
    said = cloud.say(cloud.person("ana"), cloud.space("ana"), "greeting busy lobby", files=files)
    first, second = bot.call("GET", f"/messages/{said}").json()["files"]
    head = bot.request("HEAD", first, timeout=10)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Type"] == "audio/wav"
    assert head.headers["Content-Length"] == str(len(WAV))
    assert head.headers["Content-Disposition"] == 'attachment; filename="greeting.wav"'
    assert bot.get(first, timeout=10).content == WAV
    announced = bot.request("HEAD", second, timeout=10).headers
    assert announced["Content-Disposition"] == 'attachment; filename="ok_.wav__Set-Cookie: a=b"'
    assert "Set-Cookie" not in announced
    cloud.fault("(GET|HEAD) /contents/", status=423, headers={"Retry-After": "1"})
    scanned = bot.get(first, timeout=10)
    assert (scanned.status_code, scanned.headers["Retry-After"]) == (423, "1")
    assert bot.get(first, timeout=10).status_code == 200


def test_the_sdk_sends_a_file(cloud: Cloud, sdk: WebexTeamsAPI, tmp_path: Path) -> None:
    path = tmp_path / "intercept.json"
    path.write_bytes(b'{"enabled": true}')
    sdk.messages.create(roomId=cloud.space("ana").id, text="raw", files=[str(path)])
    (file,) = cloud.messages(cloud.space("ana"))[0].files
    assert (file.name, file.content) == ("intercept.json", b'{"enabled": true}')
