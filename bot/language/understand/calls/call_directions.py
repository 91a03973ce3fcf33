"""Orders of which one word names another setting than is meant: “block outside calls from the gym”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.access import Access, Viewer, require_setting
from bot.catalogue.model.family import Family
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.catalogue.settings.call_types import CALL_TYPES
from bot.catalogue.settings.caller_id import CALLER_ID
from bot.catalogue.settings.incoming_permission import INCOMING_PERMISSION
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.catalogue.settings.push_to_talk import PUSH_TO_TALK
from bot.catalogue.settings.selective import SELECTIVE_ACCEPT, SELECTIVE_REJECT
from bot.errors import TwoMeanings
from bot.events import Workspace
from bot.language.requests.changing import EditSetting, Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence
from bot.language.understand.calls.all_calls import NOBODY, without_reason
from bot.language.understand.calls.marked_words import marked
from bot.language.understand.one_sentence import RunCommand
from bot.language.vocabulary import LISTS, command_text
from bot.names.workspaces import typed_name

_AT = "@0"
_IN = rf"(?:(?:in|at|for|on|of|to|from) )?{_AT}"
_BAR = "(?:block|bar|stop|forbid|prohibit|disallow|ban|reject|refuse|deny)"
_ALLOW = "(?:allow|permit|enable|let|unblock|unbar|open)"
_ALL = "(?:(?:all|any|every) )?"
_OUT = "(?:outgoing|outbound)"
_FROM = f"(?:(?:going )?out )?(?:from|out of|made (?:by|from|in|at)|by) {_AT}"
_EVERYBODY = "(?:everyone|everybody|anyone|anybody|all people|people)"
_TALK = f"(?:use )?(?:push to talk|ptt|intercom)(?: (?:to|with|on|in|at|into))? {_AT}"
_MAY = "(?:may|can|should|must|shall|is allowed to|are allowed to|should be (?:able|allowed) to)"
_LIST = "(?:(?:allow|block|deny|white|black) ?list)"
_TURN_OFF = "(?:disable|deactivate|turn off|switch off|remove|drop|stop|delete)"
_TURN_ON = "(?:enable|activate|turn on|switch on|use)"
_DIAL = "(?:call|dial|phone|ring|make|place)"
_LOCAL = "local(?:ly)?(?: (?:numbers|calls|ones))?"
_ONLY = "(?:only|just|solely)"
_LET = f"(?:(?:let|allow) )?{_AT} (?:{_MAY} )?(?:to )?"
_ANYBODY = "(?:anybody|anyone|everywhere|anywhere|all numbers|any number)"
_OUTSIDE = (
    f"(?:{_BAR}|{_ALLOW}) {_ALL}(?:outside|external) calls? {_FROM}",
    f"no (?:more )?(?:outside|external) calls? {_FROM}",
)
_FROM_ABROAD = (
    f"{_BAR} {_ALL}(?:international|foreign|overseas) (?:callers|caller) {_IN}",
    f"{_BAR} {_ALL}(?:incoming )?(?:international|foreign|overseas) calls? (?:to|into|reaching) {_AT}",
    f"{_BAR} {_ALL}(?:calls?|callers) from (?:abroad|overseas|other countries) (?:to|in|at|into) {_AT}",
)
_ALL_OUT = (
    f"{_ALLOW} {_ALL}(?:{_OUT} )?calls? {_FROM}",
    f"{_ALLOW} {_ALL}{_OUT} calls? {_IN}",
    f"{_ALLOW} {_AT} {_ALL}{_OUT} calls?",
    f"{_ALLOW} {_AT} (?:to )?(?:call|dial|phone) {_ANYBODY}",
    f"{_AT} {_MAY} (?:call|dial|phone) {_ANYBODY}",
)
_LOCAL_ONLY = (
    f"{_LET}{_ONLY} (?:be allowed to )?{_DIAL} {_LOCAL}",
    f"{_LET}{_DIAL} {_ONLY} {_LOCAL}",
    f"{_LET}{_DIAL} {_LOCAL} only",
    f"{_ONLY} (?:let|allow) {_AT} (?:to )?{_DIAL} {_LOCAL}",
    f"{_ONLY} (?:(?:allow|permit|let) )?{_LOCAL} {_FROM}",
    f"(?:allow|permit|let) {_ONLY} {_LOCAL} {_FROM}",
    f"(?:limit|restrict) {_AT} to {_LOCAL}",
    f"(?:allow )?{_LOCAL} only {_FROM}",
)
_NOBODY_NAMED = (
    f"(?:blacklist|blocklist|ban|whitelist|allowlist) (?:(?:all )?(?:calls|callers) )?{_IN}",
    f"(?:put|add) {_AT} (?:on|to|onto) {_LIST}",
)
_LIST_SWITCHED = (f"(?:{_TURN_OFF}|{_TURN_ON}) {_LIST} {_IN}", f"turn {_LIST} (?:off|on) {_IN}")
_HIDDEN = (
    f"(?:make|keep|set|let) {_AT} (?:be )?anonymous",
    f"(?:let |make )?{_AT} (?:{_MAY} )?(?:calls?|dials?) (?:out )?anonymously",
    f"(?:hide|withhold|suppress) {_AT} (?:phone )?number(?: when (?:it calls|calling)(?: out)?)?",
    f"(?:hide|withhold|suppress) number (?:of|for|in|at) {_AT}",
)
_ALL_TALK = (f"(?:let|allow|permit) {_EVERYBODY} (?:to )?{_TALK}", f"{_EVERYBODY} {_MAY} {_TALK}")
_NONE_TALKS = (
    f"{NOBODY} {_MAY} {_TALK}",
    f"(?:do )?(?:not|never) (?:let|allow) (?:anyone|anybody|people) (?:to )?{_TALK}",
    f"(?:let|allow) {NOBODY} (?:to )?{_TALK}",
)
_TELLS = frozenset(
    phrases(
        "international|foreign|overseas|abroad|countries|outside|external|outgoing|outbound|local|locally|blacklist|blocklist|whitelist|allowlist|ban|list|"
        "denylist|anonymous|anonymously|hide|withhold|suppress|ptt|intercom|push|allow|permit|anybody|anyone|"
        "anywhere|everywhere|unblock"
    )
)
_BLOCK_LISTS = re.compile("block|black|deny")
_BEGINS = re.compile(
    "(?:can )?(?:block|bar|stop|ban|allow|let|make|hide|blacklist|disable|limit|restrict|do) "
)


def may_tell_direction(sentence: Sentence) -> bool:
    """Whether a word of it may name another setting than is meant."""
    return not _TELLS.isdisjoint(sentence.words)


def order_by_direction(viewer: Viewer, sentence: Sentence, run: RunCommand) -> Request | None:
    """The change that is meant, to be shown first; None for any other sentence.

    Raises TwoMeanings where it can mean several things.
    """
    for part in dict.fromkeys((sentence, without_reason(sentence))):
        said = marked(viewer.workspaces(), part, _vocabulary())
        sense = next((sense for sense, pattern in _compiled() if pattern.fullmatch(said.text)), None)
        if sense and len(said.places) == 1 and not (sentence.asks and not _BEGINS.match(said.text)):
            viewer.rights.require(said.places[0], Access.WRITE)
            return _Direction(viewer, said.places[0], said.text, run).request(sense)
    return None


@cache
def _compiled() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    senses = (_OUTSIDE, _FROM_ABROAD, _ALL_OUT, _LOCAL_ONLY, _NOBODY_NAMED)
    others = (_LIST_SWITCHED, _HIDDEN, _ALL_TALK, _NONE_TALKS)
    return tuple((one, re.compile("|".join(one))) for one in (*senses, *others))


@cache
def _vocabulary() -> frozenset[str]:
    """The words of the patterns, which are no names."""
    return frozenset(word for _, pattern in _compiled() for word in re.findall("[a-z]+", pattern.pattern))


@dataclass(frozen=True)
class _Direction:
    """The orders about one workspace."""

    viewer: Viewer
    workspace: Workspace
    text: str
    run: RunCommand

    def request(self, sense: tuple[str, ...]) -> Request:
        """What is meant, to be shown first."""
        if sense is _OUTSIDE:
            raise self._outside()
        if sense is _FROM_ABROAD:
            raise self._from_abroad()
        if sense is _ALL_OUT:
            return self._shown(self._types("ALLOW", [*CALL_TYPES]))
        if sense is _LOCAL_ONLY:
            raise self._local_only()
        if sense is _NOBODY_NAMED:
            raise self._nobody_named()
        if sense is _LIST_SWITCHED:
            raise self._list_switched()
        if sense is _HIDDEN:
            require_setting(self.viewer.rights, CALLER_ID, self.workspace, Access.WRITE)
            return EditSetting(CALLER_ID, self.workspace, f"{CALLER_ID.unswitched} Nothing was changed.")
        if sense is _ALL_TALK:
            return self._shown(_access(all_but_members=True))
        note = "Its members may still push to talk; take them off the list, too."
        return self._shown(_access(all_but_members=False), note)

    def _shown(self, frame: Frame, note: str = "") -> Request:
        require_setting(self.viewer.rights, frame.family, self.workspace, Access.WRITE)
        request = self.run(command := self._set(frame))
        return Propose(request, command, note=note) if isinstance(request, SetFields) else request

    def _set(self, frame: Frame) -> str:
        return frame_command(frame, typed_name(self.viewer.workspaces(), self.workspace))

    def _choice(self, label: str, frame: Frame) -> tuple[str, str, str]:
        return label, f"{frame.family.title} · {self.workspace.name}", self._set(frame)

    def _add_rule(self, label: str, family: Family) -> tuple[str, str, str]:
        rules = next(one for one in LISTS if one.family is family)
        command = command_text("add", rules, typed_name(self.viewer.workspaces(), self.workspace))
        return label, f"{family.title} · {self.workspace.name}", command

    def _types(self, action: str, kinds: list[str]) -> Frame:
        own = {"useCustomEnabled": typed(True), "useCustomPermissions": typed(True)}
        actions = {f"callingPermissions.{kind}.action": action for kind in kinds}
        return Frame(OUTGOING_PERMISSION, values={**own, **actions})

    def _outside(self) -> TwoMeanings:
        is_allowed = re.match(_ALLOW, self.text) is not None
        kinds = [kind for kind in CALL_TYPES if kind != "INTERNAL_CALL"]
        value = "ALLOW_ALL_EXTERNAL" if is_allowed else "BLOCK_ALL_EXTERNAL"
        incoming = {"useCustomEnabled": typed(True), "externalTransfer": value}
        out, into = ("Let", "Let in") if is_allowed else ("Block", "Turn away")
        return TwoMeanings(
            "Calls from it, or calls to it? Nothing was changed.",
            choices=(
                self._choice(
                    f"{out} calls to outside{' go out' if is_allowed else ''}",
                    self._types("ALLOW" if is_allowed else "BLOCK", kinds),
                ),
                self._choice(f"{into} calls from outside", Frame(INCOMING_PERMISSION, values=incoming)),
            ),
        )

    def _from_abroad(self) -> TwoMeanings:
        incoming = {"useCustomEnabled": typed(True), "externalTransfer": "BLOCK_ALL_EXTERNAL"}
        return TwoMeanings(
            "Incoming Permission tells only outside from inside, and not from abroad. Nothing was changed.",
            choices=(
                self._choice("Turn away all calls from outside", Frame(INCOMING_PERMISSION, values=incoming)),
                self._choice("Block calls to abroad", self._types("BLOCK", ["INTERNATIONAL"])),
            ),
        )

    def _local_only(self) -> TwoMeanings:
        frame = self._types("BLOCK", [*CALL_TYPES])
        for kind in ("INTERNAL_CALL", "NATIONAL"):
            frame.values[f"callingPermissions.{kind}.action"] = "ALLOW"
        intercept = Frame(CALL_INTERCEPT, values={"outgoing.type": "ALLOW_LOCAL_ONLY"})
        return TwoMeanings(
            "Outgoing Permission has no type for local calls: they are national ones. Nothing was changed.",
            choices=(
                self._choice("Only internal and national calls go out", frame),
                self._choice("Only local calls go out while calls are intercepted", intercept),
            ),
        )

    def _nobody_named(self) -> TwoMeanings:
        is_block = re.match("blacklist|blocklist|ban", self.text) or _BLOCK_LISTS.search(self.text)
        rule = (
            self._add_rule("Turn away some callers", SELECTIVE_REJECT)
            if is_block
            else self._add_rule("Let only some callers ring", SELECTIVE_ACCEPT)
        )
        return TwoMeanings(
            "Whose calls? Nothing was changed.", "Say the number, or choose:", choices=(rule, self._listed())
        )

    def _listed(self) -> tuple[str, str, str]:
        """That the members of the push-to-talk list are those who may talk, or those who may not."""
        is_off = bool(re.search(f"{_TURN_OFF} |turn .* off ", self.text))
        is_block = bool(_BLOCK_LISTS.search(self.text)) or self.text.startswith("ban")
        all_but = is_block is not is_off
        label = "Everybody but members may push to talk" if all_but else "Only members may push to talk"
        return self._choice(label, _access(all_but_members=all_but))

    def _list_switched(self) -> TwoMeanings:
        family = SELECTIVE_REJECT if _BLOCK_LISTS.search(self.text) else SELECTIVE_ACCEPT
        is_on = not re.search(f"{_TURN_OFF} |turn .* off ", self.text)
        label = f"{family.field('enabled').label}: {typed(is_on)}"
        return TwoMeanings(
            "Which list? Nothing was changed.",
            choices=(
                self._choice(label, Frame(family, values={"enabled": typed(is_on)})),
                self._listed(),
            ),
        )


def _access(*, all_but_members: bool) -> Frame:
    return Frame(PUSH_TO_TALK, values={"accessType": "BLOCK_MEMBERS" if all_but_members else "ALLOW_MEMBERS"})
