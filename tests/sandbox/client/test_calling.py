"""The settings client reads documents as they are and names what a workspace does not have."""

from __future__ import annotations

import pytest

from bot.catalogue.model.write import Write
from bot.errors import NotAvailable, Uncertain, WebexError
from bot.sandbox.cloud.cloud import Cloud
from tests.sandbox.clients import INTERCEPT, PUSH_TO_TALK, Client, client


def place(webex: Client, name: str) -> str:
    return webex.cloud.workspace(name).id


def lacking(webex: Client, name: str, path: str = PUSH_TO_TALK) -> NotAvailable:
    with pytest.raises(NotAvailable) as caught:
        webex.calling.read(path, place(webex, name))
    return caught.value


@pytest.mark.parametrize(("path", "name"), [(INTERCEPT, "intercept"), (PUSH_TO_TALK, "pushToTalk")])
def test_a_document_comes_as_webex_holds_it(webex: Client, path: str, name: str) -> None:
    document = webex.calling.read(path, place(webex, "Lobby Paris"))
    assert document.body == webex.cloud.setting(webex.cloud.workspace("Lobby Paris"), name)
    assert document.tracking_id.startswith("SANDBOX_")


def test_what_is_written_is_held_and_has_a_tracking_id(webex: Client) -> None:
    lobby = place(webex, "Lobby Paris")
    tracking_id = webex.calling.send(Write("PUT", INTERCEPT, {}, {"enabled": True}), lobby)
    assert tracking_id.startswith("SANDBOX_")
    assert webex.calling.read(INTERCEPT, lobby).body["enabled"] is True
    assert webex.cloud.breaches == []


def test_a_common_area_licence_is_said(webex: Client) -> None:
    error = lacking(webex, "Gym")
    assert "licence does not include" in error.sentence
    assert "Invalid Professional Place" in error.sentence
    assert isinstance(error, WebexError)
    assert error.tracking_id.startswith("SANDBOX_")


@pytest.mark.parametrize("name", ["Quiet Room", "Hot Desk 7"])
def test_a_workspace_without_calling_settings_is_said(webex: Client, name: str) -> None:
    assert "Webex Calling" in lacking(webex, name, INTERCEPT).next_step


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, None),
        (405, None),
        (
            400,
            {
                "error": [
                    {"key": "4410", "message": [{"description": "Service not assigned", "code": "4410"}]}
                ]
            },
        ),
        (
            403,
            {"message": "no", "errors": [{"description": "Invalid Professional Place"}], "trackingId": "T9"},
        ),
    ],
)
def test_what_a_read_is_refused_for_lack_is_not_available(webex: Client, status: int, body: object) -> None:
    webex.cloud.fault("GET .*/pushToTalk", status=status, body=body)
    lacking(webex, "Lobby Paris")


def test_a_wrong_value_is_an_error_with_what_webex_says(webex: Client) -> None:
    with pytest.raises(WebexError) as caught:
        webex.calling.send(Write("PUT", INTERCEPT, {}, {"enabled": "perhaps"}), place(webex, "Lobby Paris"))
    assert not isinstance(caught.value, NotAvailable)
    assert "Webex says:" in caught.value.sentence
    assert caught.value.sentence.endswith("Nothing was changed.")


def test_a_token_without_the_right_is_no_lack_of_the_workspace(webex: Client) -> None:
    webex.cloud.fault("GET .*/intercept", status=403)
    with pytest.raises(WebexError) as caught:
        webex.calling.read(INTERCEPT, place(webex, "Lobby Paris"))
    assert not isinstance(caught.value, NotAvailable)
    assert "doctor" in caught.value.next_step


@pytest.mark.parametrize(
    ("body", "said", "tracking_id"),
    [
        (
            {"message": "m", "errors": [{"description": "Bad destination"}], "trackingId": "T1"},
            "Bad destination",
            "T1",
        ),
        ({"error": [{"key": "k", "message": ["One", "Two"]}], "trackingId": "T2"}, "One; Two", "T2"),
        ({"error": [{"key": "k", "message": [{"description": "Three"}]}], "trackingId": "T3"}, "Three", "T3"),
        ({"message": "Only this", "errors": None, "trackingId": None}, "Only this", "SANDBOX_"),
        ({"message": "a*b_<@all>[x](http://e) `c`"}, "ab‹@all›(x)(http://e) 'c'", "SANDBOX_"),
        ({"message": "line\nbreak\x00\x1b[31m"}, "line break (31m", "SANDBOX_"),
        ({"errors": [["x"], 3, None, {"description": 4}]}, "x", "SANDBOX_"),
    ],
)
def test_both_shapes_of_errors_are_read_and_made_harmless(
    webex: Client, body: object, said: str, tracking_id: str
) -> None:
    webex.cloud.fault("PUT .*/intercept", status=400, body=body)
    with pytest.raises(WebexError) as caught:
        webex.calling.send(Write("PUT", INTERCEPT, {}, {"enabled": True}), place(webex, "Lobby Paris"))
    assert f"Webex says: “{said}”." in caught.value.sentence
    assert caught.value.tracking_id.startswith(tracking_id)


def test_a_long_message_and_a_token_in_it_are_not_repeated(webex: Client) -> None:
    secret = "A1b2" * 30
    webex.cloud.fault(
        "PUT .*/intercept", status=400, body={"message": f"Bearer {secret} " + "and so on " * 99}
    )
    with pytest.raises(WebexError) as caught:
        webex.calling.send(Write("PUT", INTERCEPT, {}, {"enabled": True}), place(webex, "Lobby Paris"))
    assert secret not in str(vars(caught.value))
    assert len(caught.value.sentence) < 260


@pytest.mark.parametrize("body", [[], "text", 3, None])
def test_a_document_that_is_no_object_is_unreadable(webex: Client, body: object) -> None:
    webex.cloud.fault("GET .*/intercept", status=200, body=body if body is not None else "null")
    with pytest.raises(WebexError, match="cannot read"):
        webex.calling.read(INTERCEPT, place(webex, "Lobby Paris"))


def test_an_id_cannot_change_the_path(webex: Client) -> None:
    for name in ("../../people/me#", "a/b?c=d&e", "ü ñ%2F", "😀"):
        with pytest.raises(NotAvailable):
            webex.calling.read(INTERCEPT, name)
    assert len(webex.asked("/features/intercept")) == 4
    assert all(request.query == {} for request in webex.cloud.requests)
    assert all(request.path.startswith("/workspaces/") for request in webex.cloud.requests)
    for name in ("..", ".", ""):
        with pytest.raises(ValueError, match="path"):
            webex.calling.read(INTERCEPT, name)


def test_a_write_that_got_no_clear_answer_is_uncertain(webex: Client) -> None:
    webex.cloud.fault("PUT .*/intercept", status=502, before=False)
    with pytest.raises(Uncertain) as caught:
        webex.calling.send(Write("PUT", INTERCEPT, {}, {"enabled": True}), place(webex, "Lobby Paris"))
    assert "Nothing was changed" not in caught.value.sentence


def test_the_partners_organisation_goes_with_every_setting(cloud: Cloud) -> None:
    org_id = cloud.person("ana").org_id
    with client(cloud, org_id=org_id) as webex:
        webex.calling.read(INTERCEPT, place(webex, "Lobby Paris"))
        webex.calling.send(Write("PUT", INTERCEPT, {}, {"enabled": True}), place(webex, "Lobby Paris"))
    assert [request.query for request in cloud.requests] == [{"orgId": org_id}] * 2
    assert cloud.breaches == []
