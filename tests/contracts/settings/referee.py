"""Edits that Cisco's own SDK makes as the bot does, and the requests it sends for them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from wxc_sdk import WebexSimpleApi
from wxc_sdk.person_settings.ecbn import SelectedECBN
from wxc_sdk.person_settings.permissions_out import Action
from wxc_sdk.person_settings.privacy import Privacy
from wxc_sdk.person_settings.push_to_talk import PushToTalkSettings
from wxc_sdk.workspace_settings import WorkspaceSettingsApi

from tests.contracts.vendor import example, operation_of

Json = dict[str, Any]
W = "workspace"
NEW = "+14155550199"


class Recorder(HTTPAdapter):
    """Answers reads with examples of the vendor's answers and keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[tuple[str, str, Any]] = []

    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:
        path = (request.path_url.partition("?")[0]).removeprefix("/v1")
        answer = Response()
        answer.request, answer.url, answer.status_code = request, str(request.url), 200
        body: Any = {"id": "new"}
        if request.method == "GET":
            operation = operation_of("GET", path.rstrip("/"))
            assert operation is not None, path
            body = example(operation.name)
        else:
            self.written.append((str(request.method), path, _said(request)))
        answer.headers["Content-Type"] = "application/json"
        answer.raw = io.BytesIO(json.dumps(body).encode())
        return answer


def _said(request: PreparedRequest) -> Any:
    """The body as JSON, or the raw bytes of one in parts."""
    body: Any = request.body
    return body.read() if hasattr(body, "read") else json.loads(body) if body else None


def api() -> tuple[WorkspaceSettingsApi, Recorder]:
    """The SDK's workspace settings, and what they write."""
    webex = WebexSimpleApi(tokens="token")
    recorder = Recorder()
    webex.session.mount("https://", recorder)
    return webex.workspace_settings, recorder


BySdk = Callable[[WorkspaceSettingsApi], object]


@dataclass(frozen=True)
class Edit:
    """Fields of a setting and their new values, and the same edit with the SDK. `differs` are the paths at
    which the two bodies differ, with `*` for any step, each with the reason."""

    key: str
    changes: Mapping[str, Any]
    by_sdk: BySdk
    differs: Mapping[str, str] | None = None


def _set(*path: str, **values: Any) -> BySdk:
    """Reads with the SDK, sets attributes of the model (`__` goes inside) and writes it whole."""

    def edit(settings: WorkspaceSettingsApi) -> None:
        one: Any = settings
        for step in path:
            one = getattr(one, step)
        model = one.read(W)
        for name, value in values.items():
            *inside, last = name.split("__")
            target = model
            for step in inside:
                target = getattr(target, step)
            setattr(target, last, value)
        (getattr(one, "configure_settings", None) or one.configure)(W, model)

    return edit


def edits() -> Iterator[Edit]:
    """One edit of each setting that the SDK knows."""
    forwarding = {"callForwarding.busy.destination": NEW, "callForwarding.noAnswer.numberOfRings": 9}
    yield Edit(
        "forwarding",
        forwarding,
        _set(
            "forwarding",
            call_forwarding__busy__destination=NEW,
            call_forwarding__no_answer__number_of_rings=9,
        ),
    )
    yield Edit("waiting", {"enabled": False}, lambda to: to.call_waiting.configure(W, False))
    yield Edit(
        "callerid",
        {"blockInForwardCallsEnabled": True},
        _set("caller_id", block_in_forward_calls_enabled=True),
        {"locationExternalCallerIdName": "It is the location's name, not the workspace's to change."},
    )
    yield Edit(
        "monitoring",
        {"callParkNotificationEnabled": True},
        _set("monitoring", call_park_notification_enabled=True),
        {
            "enableCallParkNotification": "The SDK says a text, “true”; the vendor's files a boolean.",
            "monitoredElements.*": "The SDK writes the list with the switch; the switch alone keeps it.",
        },
    )
    yield Edit(
        "incoming", {"collectCallsEnabled": False}, _set("permissions_in", collect_calls_enabled=False)
    )
    yield Edit(
        "outgoing",
        {"callingPermissions.NATIONAL.action": "BLOCK"},
        _block_national,
        {"callingPermissions.*.isCallTypeRestrictionEnabled": "Read only: the vendor's write lacks it."},
    )
    yield Edit(
        "transfer",
        {"autoTransferNumber2": NEW},
        _set("permissions_out", "transfer_numbers", auto_transfer_number2=NEW),
    )
    yield Edit(
        "intercept",
        {"outgoing.destination": NEW},
        _set("call_intercept", outgoing__destination=NEW),
        {"incoming.announcements.filename": "Read only: the vendor's write lacks it."},
    )
    yield Edit("music", {"mohEnabled": False}, _set("music_on_hold", moh_enabled=False))
    yield Edit(
        "patterns",
        {"useCustomDigitPatterns": True},
        lambda to: to.permissions_out.digit_patterns.update_category_control_settings(W, True),
    )
    yield Edit("anonymous", {"enabled": True}, lambda to: to.anon_calls.configure(W, True))
    yield Edit("barge", {"toneEnabled": True}, _set("barge", tone_enabled=True))
    yield Edit("dnd", {"ringSplashEnabled": True}, _set("dnd", ring_splash_enabled=True))
    yield Edit("bridge", {"warningToneEnabled": False}, _set("call_bridge", warning_tone_enabled=False))
    yield Edit(
        "ptt",
        {"allowAutoAnswer": True},
        lambda to: to.push_to_talk.configure(W, PushToTalkSettings(allow_auto_answer=True)),
    )
    yield Edit(
        "privacy",
        {"aaNamingDialingEnabled": False},
        lambda to: to.privacy.configure(W, Privacy(aa_naming_dialing_enabled=False)),
    )
    yield Edit(
        "voicemail",
        {"sendUnansweredCalls.numberOfRings": 9},
        _set("voicemail", send_unanswered_calls__number_of_rings=9),
    )
    yield Edit(
        "policies",
        {"connectedLineIdPrivacyOnRedirectedCalls": "PRIVACY_FOR_ALL_CALLS"},
        lambda to: to.call_policy.configure(W, "PRIVACY_FOR_ALL_CALLS"),
    )
    yield Edit(
        "sequential",
        {"baseLocationNumberOfRings": 9},
        _set("sequential_ring", base_location_number_of_rings=9),
    )
    yield Edit(
        "simultaneous",
        {"doNotRingIfOnCallEnabled": True},
        _set("sim_ring", do_not_ring_if_on_call_enabled=True),
    )
    for key, name in (
        ("accept", "selective_accept"),
        ("reject", "selective_reject"),
        ("priority", "priority_alert"),
    ):
        yield Edit(key, {"enabled": False}, _set(name, enabled=False))
    yield Edit(
        "selforward", {"ringReminderEnabled": True}, _set("selective_forward", ring_reminder_enabled=True)
    )
    yield Edit(
        "emergency",
        {"selected": "LOCATION_ECBN"},
        lambda to: to.ecbn.configure(W, SelectedECBN.location_ecbn, elin_enabled=True),
    )
    yield Edit(
        "numbers",
        {"distinctiveRingEnabled": True},
        lambda to: to.numbers.update(W, [], distinctive_ring_enabled=True),
    )


def _block_national(settings: WorkspaceSettingsApi) -> None:
    model = settings.permissions_out.read(W)
    assert model.calling_permissions is not None and model.calling_permissions.national is not None
    model.calling_permissions.national.action = Action.block
    settings.permissions_out.configure(W, model)
