"""Messages sent, deleted and read with the bot token."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.clock import utc_now
from bot.errors import WebexError
from bot.events import Attachment, Person, Reply, TextMessage
from bot.ids import bare, message_of
from bot.webex import sdk
from bot.webex.endpoints import Endpoints
from bot.webex.http.error_text import bot_error, not_webex
from bot.webex.http.retry import BOT_READ, MESSAGE, MESSAGE_ONCE, RequestFailed, RetryPolicy, Unreadable
from bot.webex.http.ttl_cache import TtlCache
from bot.webex.message_events import is_from_person, parsed_date, text_message
from bot.webex.outbound.message_parts import parts_of
from bot.webex.outbound.own_posts import OwnPosts
from bot.webex.outbound.refused_message import why_refused
from bot.webex.outbound.request_pause import RequestPause
from cards.text import unmentioned

log = logging.getLogger(__name__)

CARD = "application/vnd.microsoft.card.adaptive"
BRIEF = RetryPolicy(seconds=6.0)
"""For what others wait behind."""
ROOMS_PER_LOOK = 100
MESSAGES_PER_SPACE = 100
"""Of spaces and of messages the latest are enough: what is looked for has just happened."""
OWN_MESSAGES_PER_LOOK = 50
"""Far more than are said in a space between two attempts to tell it something."""
MEMBERS_PER_LOOK = 1000
"""The most that Webex lists at once."""
BOT_EMAIL = "@webex.bot"
GUESTS_AGE = timedelta(minutes=1)
"""How long it is believed who is in a space."""
NOT_SHOWN = frozenset({403, 404})
"""What is not there, or is not for the bot."""


class WebexMessenger:
    """A bot.ports.webex.Messenger, and the Reader of the listener. Many threads may use it."""

    def __init__(self, token: str, endpoints: Endpoints) -> None:
        self.pause = RequestPause()
        self._sdk = sdk.connect(token, endpoints)
        self._api_url = endpoints.api_url
        self._me: Person | None = None
        self._direct: dict[str, bool] = {}
        self._spaces: dict[str, str] = {}
        self._own = OwnPosts()
        self._guests: TtlCache[bool] = TtlCache(GUESTS_AGE, utc_now)

    def close(self) -> None:
        """Lets go of the idle connections to Webex; the next request opens a new one."""
        self._sdk._session._req_session.close()

    def me(self) -> Person:
        """The bot itself, read once. `GET /people/me`."""
        if self._me is None:
            try:
                found = self.pause.ask(lambda: sdk.raw_json(self._sdk.people.me()))
                self._me = Person(
                    id=str(found["id"]),
                    name=str(found.get("displayName") or ""),
                    email=str((found.get("emails") or [""])[0]),
                    org_id=str(found.get("orgId") or ""),
                    # A start must not fail because Webex leaves the word out.
                    is_bot=found.get("type") in (None, "bot"),
                )
            except RequestFailed as refusal:
                if refusal.status in (404, 405):
                    raise not_webex(self._api_url, refusal.status) from None
                raise bot_error(refusal, "The bot could not read who it is.") from None
            except (KeyError, TypeError, AttributeError):
                raise WebexError(
                    "The bot could not read who it is: Webex's answer has no such person."
                ) from None
        return self._me

    def send(
        self,
        space_id: str,
        reply: Reply,
        thread_id: str | None = None,
        *,
        wait_for_pause: bool = False,
        may_repeat: bool = True,
    ) -> str:
        """Posts to a space and gives the id of the last message, which carries the card if there is one.

        Long text is sent in several messages, a file with the last; beside a card, which says the same, it
        is cut. Nobody is ever mentioned, whatever a name says.
        Tried again, a little, when Webex broke or fell silent: twice is better than never; not without
        `may_repeat`, for who looks first whether it was said. Empty when Webex
        did not say the id. `wait_for_pause` waits for the end of a pause, up to five minutes.
        `POST /messages`.
        """
        parts = parts_of(reply)
        sent = ""
        for number, part in enumerate(parts, 1):
            file = reply.file if number == len(parts) else None
            content: dict[str, Any] = {"roomId": space_id, "markdown": part}
            if reply.card is not None:
                content["attachments"] = [{"contentType": CARD, "content": dict(reply.card)}]
            post = partial(self._post, content, file, thread_id, MESSAGE if may_repeat else MESSAGE_ONCE)
            try:
                sent = self.pause.wait_out(post) if wait_for_pause else post()
            except RequestFailed as refusal:
                raise why_refused(refusal, lambda: self._read(self._sdk.rooms, space_id, BRIEF)) from None
        self._spaces[bare(space_id)] = space_id
        return sent

    def _post(
        self, content: Mapping[str, Any], file: Attachment | None, thread_id: str | None, policy: RetryPolicy
    ) -> str:
        if thread_id:
            try:
                return self._create({**content, "parentId": thread_id}, file, policy)
            except RequestFailed as refusal:
                if refusal.status not in (400, 404):
                    raise
                log.info("Webex refuses the thread (%s); answering outside of it", refusal)
        return self._create(content, file, policy)

    def _create(self, content: Mapping[str, Any], file: Attachment | None, policy: RetryPolicy) -> str:
        def create() -> str:
            if file is not None:
                return sdk.upload(self._sdk, content, file)
            return str(sdk.raw_json(self._sdk.messages.create(**content))["id"])

        try:
            return self.pause.ask(create, policy)
        except Unreadable:
            log.warning("Webex took a message and its answer cannot be read: its id is unknown")
            return ""

    def own_said(self, space: str, message_id: str, at: datetime) -> None:
        """The websocket tells of a message of the bot's own."""
        self._own.heard(space, message_id, at)

    def own_messages(self, space_id: str, reply: Reply, since: datetime) -> list[str] | None:
        """The ids of the bot's latest messages in a space after `since` that say the same. In a group space a
        bot may list only what mentions it: there they are those that the websocket told of, and None where it
        told of none. Raises WebexError. `GET /messages`, `GET /messages/{messageId}`."""
        last = parts_of(reply)[-1].split()
        try:
            listed = self._own_listed(space_id, since)
            if listed is None:
                return None
        except RequestFailed as refusal:
            raise bot_error(refusal, "The bot could not read what it said.") from None
        me = self.me().id
        return [
            str(one["id"])
            for one in listed
            if one.get("personId") == me
            and str(one.get("markdown") or one.get("text")).split() == last
            and _is_after(str(one.get("created") or ""), since)
        ]

    def _own_listed(self, space_id: str, since: datetime) -> list[Mapping[str, Any]] | None:
        if self.is_direct(space_id, BRIEF):
            listed, _ = self.pause.ask(
                lambda: sdk.page(self._sdk, "messages", roomId=space_id, max=OWN_MESSAGES_PER_LOOK), BRIEF
            )
            return listed
        heard, found = self._own.since(bare(space_id), since), []
        for message_id in heard:
            try:
                found.append(self._read(self._sdk.messages, message_id, BRIEF))
            except RequestFailed as refusal:
                if refusal.status not in NOT_SHOWN | {400}:  # an id of another region is not known
                    raise
        return found if heard else None

    def has_guests(self, space_id: str, org_id: str) -> bool:
        """Whether somebody from outside this organisation reads along; bots do not count, who hear only what
        they are mentioned in. True for a space with more members than are listed at once. Raises WebexError.
        `GET /memberships`."""
        return self._guests.get(space_id, lambda: self._has_guests(space_id, bare(org_id)))

    def _has_guests(self, space_id: str, org: str) -> bool:
        try:
            members, more = self.pause.ask(
                lambda: sdk.page(self._sdk, "memberships", roomId=space_id, max=MEMBERS_PER_LOOK), BRIEF
            )
        except RequestFailed as refusal:
            raise bot_error(refusal, "The bot could not read who is in the space.") from None
        people = (one for one in members if not str(one.get("personEmail", "")).endswith(BOT_EMAIL))
        return more or any(bare(str(one.get("personOrgId") or "")) != org for one in people)

    def is_group(self, space_id: str) -> bool:
        """Whether it is a group space. Raises WebexError. `GET /rooms/{roomId}`, remembered."""
        try:
            return not self.is_direct(space_id, BRIEF)
        except RequestFailed as refusal:
            raise bot_error(refusal, "The bot could not read what kind of space this is.") from None

    def edit(self, message_id: str, space_id: str, text: str) -> None:
        """Gives one of the bot's messages another text, ten times at most; Webex refuses it for one with a
        card. Raises WebexError. `PUT /messages/{messageId}`."""
        content = {"roomId": space_id, "markdown": unmentioned(text)}
        try:
            self.pause.ask(lambda: sdk.edit(self._sdk, message_id, content), BRIEF)
        except RequestFailed as refusal:
            raise bot_error(refusal, "The message was not changed.") from None

    def delete(self, message_id: str) -> None:
        """Deletes one of the bot's messages; it is no error if it is gone. `DELETE /messages/{messageId}`."""
        try:
            # The space waits meanwhile, and a card that stays is used up all the same.
            self.pause.ask(lambda: self._sdk.messages.delete(message_id), BRIEF)
        except RequestFailed as refusal:
            if refusal.status != 404:
                raise bot_error(refusal, "The message was not deleted.") from None

    def missed(self, since: datetime) -> list[TextMessage]:
        """What people said to the bot after `since`, oldest first: of 100 spaces, 100 messages each.

        `GET /rooms` and `GET /messages` for each space something happened in.
        """
        try:
            found = [
                message
                for room in self._rooms()
                if _is_after(str(room.get("lastActivity") or ""), since)
                for message in self._said_in(room, since)
            ]
        except RequestFailed as refusal:
            raise bot_error(refusal, "The bot could not read what it missed.") from None
        return sorted(found, key=lambda message: message.sent_at)

    def _rooms(self, policy: RetryPolicy = BOT_READ) -> list[Mapping[str, Any]]:
        """The spaces in which something happened last, and their ids remembered. Raises RequestFailed."""
        rooms, _ = self.pause.ask(
            lambda: sdk.page(self._sdk, "rooms", sortBy="lastactivity", max=ROOMS_PER_LOOK), policy
        )
        self._spaces.update({bare(room_id): room_id for room_id in map(_id_of, rooms)})
        return rooms

    def _said_in(self, room: Mapping[str, Any], since: datetime) -> list[TextMessage]:
        # In a group space a bot may list only what mentions it.
        mentioned = {} if room.get("type") == "direct" else {"mentionedPeople": "me"}
        listed: list[Mapping[str, Any]] = []
        more = True
        while more and len(listed) < MESSAGES_PER_SPACE:
            before = {"beforeMessage": str(listed[-1].get("id"))} if listed else {}
            try:
                page, named = self._page({"roomId": room.get("id"), **mentioned, **before})
            except RequestFailed as refusal:
                if listed:
                    log.warning("Older messages of a space cannot be read: %s", refusal)
                elif refusal.status not in NOT_SHOWN:
                    raise
                break
            listed += page
            more = named and bool(page) and _is_after(str(page[-1].get("created") or ""), since)
        room_type = {"roomType": room.get("type")}
        found = (self._event({**room_type, **message}) for message in listed[:MESSAGES_PER_SPACE])
        return [message for message in found if message and message.sent_at > since]

    def _page(self, query: Mapping[str, object]) -> tuple[list[Mapping[str, Any]], bool]:
        return self.pause.ask(lambda: sdk.page(self._sdk, "messages", max=MESSAGES_PER_SPACE, **query))

    def _event(self, message: Mapping[str, Any]) -> TextMessage | None:
        bot = self.me()
        try:
            return text_message(message, bot) if is_from_person(message, bot) else None
        except (KeyError, TypeError, ValueError) as error:
            log.warning("A message that was missed cannot be read: %s", type(error).__name__)
            return None

    def message(self, message_id: str, policy: RetryPolicy) -> Mapping[str, Any]:
        """`GET /messages/{messageId}`; a pause is waited for besides, up to five minutes. Raises
        RequestFailed."""
        return self.pause.wait_out(lambda: self._read(self._sdk.messages, message_id, policy))

    def action(self, action_id: str, policy: RetryPolicy) -> Mapping[str, Any]:
        """`GET /attachment/actions/{id}`, likewise."""
        return self.pause.wait_out(lambda: self._read(self._sdk.attachment_actions, action_id, policy))

    def _read(self, kind: Any, public_id: str, policy: RetryPolicy = BOT_READ) -> Mapping[str, Any]:
        return self.pause.ask(lambda: sdk.raw_json(kind.get(public_id)), policy)

    def read_message(self, event_id: str) -> TextMessage | None:
        """A message, or an edit of one, as the event of this id; None when it is gone, or nobody but a bot
        wrote it. Raises WebexError."""
        message_id = message_of(event_id)
        try:
            found = self._event(self._read(self._sdk.messages, message_id))
            is_edit = found is not None and message_id != event_id
            return replace(found, id=event_id, edit_of=message_id) if found and is_edit else found
        except RequestFailed as refusal:
            if refusal.status in NOT_SHOWN | {400}:
                return None
            raise bot_error(refusal, "The bot could not read what was said.") from None

    def space_id(self, bare_id: str) -> str:
        """The public id of a space that was listed or written to; empty for another."""
        return self._spaces.get(bare_id, "")

    def find_space(self, bare_id: str) -> str:
        """The public id of a space, searched among those with the latest activity; empty when not found."""
        if bare_id not in self._spaces:
            try:
                self._rooms(BRIEF)
            except RequestFailed as refusal:
                log.warning("The spaces cannot be listed: %s", refusal)
        return self.space_id(bare_id)

    def is_direct(self, space_id: str, policy: RetryPolicy) -> bool:
        """Whether a space is a direct one; a space never changes that. Waits and raises like `message`."""
        if space_id not in self._direct:
            room = self.pause.wait_out(lambda: self._read(self._sdk.rooms, space_id, policy))
            self._direct[space_id] = room.get("type") == "direct"
        return self._direct[space_id]


def _id_of(room: Mapping[str, Any]) -> str:
    return str(room.get("id") or "")


def _is_after(created: str, since: datetime) -> bool:
    """Also true for a date that cannot be read: rather look once too often."""
    try:
        return parsed_date(created) > since
    except ValueError:
        return True
