"""Orders that say who calls, or whom a workspace calls: “if 4404 calls, forward the gym to 4405”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bot.access import Access, Viewer
from bot.catalogue.model.family import Family
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.call_types import CALL_TYPES
from bot.catalogue.settings.codes import DIGIT_PATTERNS
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.catalogue.settings.selective import (
    PRIORITY_ALERT,
    SELECTIVE_ACCEPT,
    SELECTIVE_FORWARD,
    SELECTIVE_REJECT,
)
from bot.catalogue.settings.words.call_forwarding_words import ALWAYS
from bot.errors import TwoMeanings
from bot.language.requests.changing import AddItem
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.readings.number_spans import SENDS
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence
from bot.language.understand.calls.all_calls import without_reason
from bot.language.understand.calls.caller_orders import Order, order_said, vocabulary
from bot.language.understand.calls.caller_rules import RULES, CallerRules, Choice
from bot.language.understand.calls.marked_words import marked
from bot.language.understand.one_sentence import Asked, RunCommand
from bot.language.vocabulary import command_text
from cards.text import message_text

_VERBS = frozenset(
    phrases(
        "if|when|whenever|once|calls|call|ring|phone|dial|reach|calling|through|callers|block|bar|ban|reject|"
        "refuse|deny|decline|blacklist|blocklist|allow|permit|let|accept|except|unless|excluding|"
        "answer|answers|answered|take|takes|taken|pick|picks|cover|covers|handle|handles|gets|receives"
    )
)
_LEFT_OPEN = frozenset({"from", "at", "in", "of", "on"})
"""Between a number and a workspace these do not tell which way calls go."""
_ASKS_POLITELY = re.compile(
    "(?:can )?(?:block|bar|ban|reject|forward|send|divert|redirect|let|stop|allow|do) "
)
MAX_PREFIX = 5
"""Shorter outside numbers are those of a country or an area."""
_OF_ALL = "Call Forwarding does not tell callers apart."
_SURE = {
    Order.FORWARD: SELECTIVE_FORWARD,
    Order.FORWARD_KIND: SELECTIVE_FORWARD,
    Order.REJECT: SELECTIVE_REJECT,
    Order.ACCEPT_ONLY: SELECTIVE_ACCEPT,
    Order.CALLS_NO: DIGIT_PATTERNS,
}
"""Where a sentence is read so already, it is left as it is."""


def may_tell_caller(sentence: Sentence) -> bool:
    """Whether a word of it may be about calls of somebody."""
    words = sentence.words
    if not _VERBS.isdisjoint(words):
        return True
    sent = (at for at, word in enumerate(words[:-1]) if word in SENDS)
    return any(words[at + 1][-1:].isdigit() for at in sent) and not _LEFT_OPEN.isdisjoint(words)


def order_of_caller(
    viewer: Viewer, sentence: Sentence, run: RunCommand, read: Callable[[Sentence], Asked]
) -> Request | None:
    """The change of a rule that is ordered, to be shown first; None for any other sentence, and for one that
    is certain without this.

    Raises TwoMeanings or NotUnderstood where it can mean several things, or where no rule can do it.
    """
    for part in dict.fromkeys((sentence, without_reason(sentence))):
        said = marked(viewer.workspaces(), part, vocabulary())
        found = order_said(said.text)
        is_named = found and said.is_name(found[1].get("who", ""))
        if found and is_named and not (sentence.asks and not _ASKS_POLITELY.match(said.text)):
            break
    else:
        return None
    order, marks = found
    if order in _SURE and _is_certain(read(sentence), _SURE[order]):
        return None
    caller = _Caller(viewer, said, marks, run)
    if not caller.is_between_two:
        return None
    viewer.rights.require(said.place(marks["place"]), Access.WRITE)
    return caller.request(order)


def _is_certain(asked: Asked, family: Family) -> bool:
    """Whether it is read as an order for this setting already, and denies nothing."""
    is_denied = not {"not", "never"}.isdisjoint(asked.sentence.words)
    return asked.is_certain and asked.best.family is family and not (asked.best.unknown or is_denied)


def _all_calls_to(number: str) -> Frame:
    return Frame(CALL_FORWARDING, values={f"{ALWAYS}.enabled": typed(True), f"{ALWAYS}.destination": number})


class _Caller(CallerRules):
    """The orders about the calls of somebody."""

    def request(self, order: Order) -> Request:
        """What is ordered, to be shown first."""
        make: dict[Order, Callable[[], Request]] = {
            Order.FORWARD: self._forward,
            Order.FORWARD_KIND: self._forward,
            Order.FORWARD_EXCEPT: self._forward_except,
            Order.FORWARD_NUMBER: self._forward_number,
            Order.ANSWER: self._answer,
            Order.REJECT: self._reject,
            Order.ALERT: partial(self.shown, PRIORITY_ALERT),
            Order.ACCEPT_ONLY: partial(self.shown, SELECTIVE_ACCEPT),
            Order.LET_IN: self._let_in,
            Order.FORWARD_NOT: self._forward_not,
            Order.CALLS_MAY: partial(self.pattern_shown, "ALLOW"),
            Order.CALLS_NO: partial(self.pattern_shown, "BLOCK"),
            Order.CALLS_ONLY: self._calls_only,
            Order.BLOCK_NUMBER: self._block_number,
            Order.ALLOW_NUMBER: self._allow_number,
        }
        return make[order]()

    def _forward(self) -> Request:
        if (goes_to := self.goes_to()).keys() == {"sendToVoicemailEnabled"} and (
            self.who or "kind" in self.marks
        ):
            raise TwoMeanings(
                "A rule sends calls to the voicemail of the number that it forwards to: its own, or that "
                "above all rules. Nothing was changed.",
                choices=(
                    self.as_choice(
                        f"Calls from {self.callers} to voicemail: a rule",
                        SELECTIVE_FORWARD,
                        self.rule(SELECTIVE_FORWARD, **goes_to),
                    ),
                ),
            )
        return self.shown(SELECTIVE_FORWARD, **self.goes_to())

    def _forward_except(self) -> Request:
        goes_to = self.goes_to()
        all_calls = ItemFrame(
            RULES[SELECTIVE_FORWARD.key], "add", values={"callsFrom": "ANY_PHONE_NUMBER", **goes_to}
        )
        rule = self.as_choice(
            "Then the rule: forward all others", SELECTIVE_FORWARD, frame_command(all_calls, self.typed_name)
        )
        exception = self.as_choice(
            f"First the exception: not those from {self.callers}",
            SELECTIVE_FORWARD,
            self.rule(SELECTIVE_FORWARD, forwardEnabled=typed(False)),
        )
        raise TwoMeanings(
            f"{_OF_ALL} Selective Forward does, with two rules. Nothing was changed.",
            "Add both, one after the other.",
            choices=(exception, rule),
        )

    def _forward_not(self) -> Request:
        rules = command_text("list", RULES[SELECTIVE_FORWARD.key], self.typed_name)
        raise TwoMeanings(
            f"An exception for {self.callers}, or a rule less? Nothing was changed.",
            choices=(
                self.as_choice(
                    f"Add the exception: {self.callers} is not forwarded",
                    SELECTIVE_FORWARD,
                    self.rule(SELECTIVE_FORWARD, forwardEnabled=typed(False)),
                ),
                self.as_choice("See the rules", SELECTIVE_FORWARD, rules),
            ),
        )

    def _answer(self) -> Request:
        number = self.said.number(self.marks["dest"])
        return self.show(CALL_FORWARDING, frame_command(_all_calls_to(number), self.typed_name))

    def _forward_number(self) -> Request:
        number, spoken = self.who[0], self.callers
        raise TwoMeanings(
            f"Calls from {spoken}, or calls to {spoken}? Nothing was changed.",
            choices=(
                self.as_choice(
                    f"Forward the calls from {spoken}", SELECTIVE_FORWARD, self.rule(SELECTIVE_FORWARD)
                ),
                self.as_choice(
                    f"Forward all calls to {spoken}",
                    CALL_FORWARDING,
                    frame_command(_all_calls_to(number), self.typed_name),
                ),
            ),
        )

    def _reject(self) -> Request:
        who = self.marks["who"]
        if who[0] != "@" or " " in who:
            return self.shown(SELECTIVE_REJECT)
        caller, called = self.said.place(who), self.said.place(self.marks["place"])
        back = _Caller(self.viewer, self.said, {"who": self.marks["place"], "place": who}, self.run)
        raise TwoMeanings(
            f"At {message_text(called.name)}, or at {message_text(caller.name)}? Nothing was changed.",
            choices=(self.turned_away(), back.pattern_choice("BLOCK")),
        )

    def _let_in(self) -> Request:
        if not self.who:
            found = self.shown(SELECTIVE_ACCEPT)
            # Turned on with it, selective accept would turn all others away.
            return replace(found, in_force=False) if isinstance(found, AddItem) else found
        raise TwoMeanings(
            "Calls ring unless a setting turns them away. Nothing was changed. What is wanted?",
            choices=(
                self.as_choice(
                    f"Only {self.callers} rings: a rule", SELECTIVE_ACCEPT, self.rule(SELECTIVE_ACCEPT)
                ),
                self.as_choice(
                    f"Never turn away {self.callers}: an exception",
                    SELECTIVE_REJECT,
                    self.rule(SELECTIVE_REJECT, rejectEnabled=typed(False)),
                ),
            ),
        )

    def _calls_only(self) -> Request:
        actions = {f"callingPermissions.{kind}.action": "BLOCK" for kind in CALL_TYPES}
        own = {"useCustomEnabled": typed(True), "useCustomPermissions": typed(True)}
        blocked = frame_command(Frame(OUTGOING_PERMISSION, values={**own, **actions}), self.typed_name)
        raise TwoMeanings(
            "That takes two changes: all types of calls blocked, and a digit pattern that allows this "
            "number. Nothing was changed.",
            "Make both, one after the other.",
            choices=(
                self.pattern_choice("ALLOW"),
                self.as_choice("Block all types of calls", OUTGOING_PERMISSION, blocked),
            ),
        )

    def _block_number(self) -> Request:
        if self.who[0].startswith("+") and len(self.who[0]) <= MAX_PREFIX:
            raise TwoMeanings(
                "A rule takes whole numbers of callers only. Nothing was changed.",
                choices=(self.pattern_choice("BLOCK"),),
            )
        raise self._which_way(self.turned_away(), self.pattern_choice("BLOCK"))

    def _allow_number(self) -> Request:
        raise self._which_way(
            self.as_choice(
                f"Only {self.callers} rings: a rule", SELECTIVE_ACCEPT, self.rule(SELECTIVE_ACCEPT)
            ),
            self.pattern_choice("ALLOW"),
        )

    def _which_way(self, *choices: Choice) -> TwoMeanings:
        return TwoMeanings(
            f"Calls from {self.callers}, or calls to {self.callers}? Nothing was changed.", choices=choices
        )
