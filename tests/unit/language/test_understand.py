"""Every command and every example of the help becomes a typed request."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import Access, Rights, Viewer
from bot.commands import HANDLERS
from bot.errors import BotError, NotUnderstood
from bot.events import Licence, Workspace
from bot.language.command_list import COMMANDS
from bot.language.commands import exact_command
from bot.language.remembered.memory import Topic
from bot.language.requests import (
    approving,
    baseline,
    changing,
    files,
    many,
    named_lists,
    repeating,
    saved,
    showing,
)
from bot.language.requests.request import Request
from bot.language.understand.message import MessageReader
from bot.language.words import Word, split
from bot.names.named_lists import NamedList
from bot.names.workspaces import WorkspaceIndex

LOBBY = Workspace("w1", "Lobby", Licence.PROFESSIONAL, "l1", "Paris", extension="4321")
LOBBY_PARIS = Workspace("w2", "Lobby Paris", Licence.PROFESSIONAL, "l1", "Paris", extension="4322")
GYM = Workspace("w3", "Gym", Licence.PROFESSIONAL, "l1", "Paris", extension="4323")


class Workspaces:
    """A directory that never changes."""

    index = WorkspaceIndex([LOBBY, LOBBY_PARIS, GYM])

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        return self.index

    def read_again(self) -> WorkspaceIndex:
        return self.index

    def is_current(self, workspace: Workspace) -> bool:
        return True


def understood(text: str) -> Request:
    lists = {"front desks": NamedList("front-desks", {"w1": "Lobby", "w2": "Lobby Paris"})}
    rights = Rights(None, Access.WRITE)
    viewer = Viewer(rights, Workspaces(), is_private=True, lists=lambda: lists)  # type: ignore[arg-type]
    return MessageReader(COMMANDS, viewer, Topic()).request(text, exact_command(COMMANDS, split(text)))


def parts(value: Any) -> list[Any]:
    """Everything that a request holds, to the innermost."""
    if isinstance(value, list | tuple):
        return [inner for one in value for inner in parts(one)]
    if is_dataclass(value):
        return [value, *(inner for one in fields(value) for inner in parts(getattr(value, one.name)))]
    return [value]


SPOKEN = sorted(
    {word for command in COMMANDS for usage in command.usage for word in usage.split()}
    | {"“Lobby", "Paris”", "x9", "numbers", "criteria", "member", "several", "before", "nowhere"}
)

EXAMPLES = {
    "undo": changing.UndoChange,
    "undo 12": changing.UndoChange,
    "redo": changing.RedoChange,
    "redo 13": changing.RedoChange,
    "show lobby": showing.ShowWorkspace,
    "show lobby all": showing.ShowEverything,
    'show intercept "Lobby Paris"': showing.ShowSetting,
    "show ptt x4321": showing.ShowSetting,
    "show intercept lobby raw": showing.ShowFile,
    "edit intercept lobby": changing.EditSetting,
    "set intercept lobby on": changing.SetFields,
    "set intercept lobby new number +33 1 70 00 12 34 announce on": changing.SetFields,
    "set ptt lobby members add Ana Roux": changing.SetFields,
    "set dnd lobby on for 2 hours": changing.SetForTime,
    "set intercept lobby on until mon 8am": changing.SetForTime,
    "set dnd lobby on from 18:00 to 7:00": changing.SetForTime,
    "set dnd lobby on from friday 9:00": changing.SetForTime,
    "set intercept lobby on over thanksgiving": changing.SetForTime,
    "set dnd lobby on then set waiting lobby off": changing.SetInOrder,
    "set dnd lobby on because CHG0042": changing.SetFields,
    'list rules accept "Lobby Paris"': showing.ListItems,
    "list ring numbers sequential lobby": showing.ListItems,
    "list patterns lobby page 2": showing.ListItems,
    "list codes lobby": showing.ListItems,
    "add rule accept lobby": changing.AddItem,
    "add ring number sequential lobby +33 1 70 00 12 34": changing.AddItem,
    "add pattern lobby 0899! name Premium action block": changing.AddItem,
    "add code lobby": changing.AddItem,
    "change rule accept lobby 2": changing.ChangeItem,
    "change pattern lobby Premium action allow": changing.ChangeItem,
    "remove rule accept lobby 2": changing.RemoveItem,
    "remove several codes lobby": changing.RemoveSeveral,
    "remove all patterns lobby": changing.RemoveAll,
    "remove pattern all lobbies Premium": many.ItemsOnMany,
    "list rules reject all lobbies": many.ListOnMany,
    "add rule reject all lobbies +33 1 70 00 12 34": many.ItemsOnMany,
    "greeting busy lobby": changing.UploadGreeting,
    "greeting no answer lobby": changing.UploadGreeting,
    "greeting intercept lobby": changing.UploadGreeting,
    "passcode lobby": changing.ChangePasscode,
    "unwatch all": showing.EndWatch,
    "workspaces paris": showing.ListWorkspaces,
    "workspaces page 2": showing.ListWorkspaces,
    "available forward lobby": showing.ListNumbers,
    "available emergency lobby kim": showing.ListNumbers,
    "available fax lobby page 2": showing.ListNumbers,
    "history lobby": showing.ShowHistory,
    "history 7d by me forwarding": showing.ShowHistory,
    "history CHG0042": showing.ShowHistory,
    "who changed forwarding on lobby": showing.ShowHistory,
    "who turned off dnd in lobby": showing.ShowHistory,
    "scheduled lobby": showing.ListTimed,
    "extend s-7 by 1 hour": changing.ExtendTimed,
    "extend p-7 until mon 8am": many.ExtendPlan,
    "reschedule s-7 to mon 8am": changing.Reschedule,
    "reschedule p-7 by 1 day": changing.Reschedule,
    "end s-7 now": changing.EndTimed,
    "end p-7 now": many.EndPlan,
    "cancel s-7": changing.CancelTimed,
    "set dnd all at Paris on": many.SetOnMany,
    "plans": many.ListPlans,
    "baseline save lobby as reception": baseline.SaveBaseline,
    "baselines": baseline.ListBaselines,
    "baseline forget reception": baseline.ForgetBaseline,
    "drift Paris vs reception": baseline.FindDrift,
    "drift all lobbies dnd vs reception": baseline.FindDrift,
    "drift Paris vs reception accept lobby": baseline.FindDrift,
    "drift Paris vs reception ignore dnd": baseline.FindDrift,
    "show risky": many.ShowRisky,
    "show risky at Paris": many.ShowRisky,
    "show risky in all lobbies": many.ShowRisky,
    "every fri 17:00 show risky": repeating.SetRepeat,
    "every weekday 7:30 drift Paris vs reception": repeating.SetRepeat,
    "every month on the 1st at 9am export Paris": repeating.SetRepeat,
    "repeats": repeating.ListRepeats,
    "end e-3": repeating.EndRepeat,
    "list front-desks = lobby, all at Paris": named_lists.SaveNamedList,
    "list front-desks": named_lists.ShowNamedList,
    "list front-desks + lobby": named_lists.AddToNamedList,
    "list front-desks - lobby": named_lists.TakeOffNamedList,
    "set dnd list front-desks on": many.SetOnMany,
    "lists": named_lists.ShowNamedLists,
    "unlist front-desks": named_lists.ForgetNamedList,
    "alias friday = dnd on in all lobbies": saved.SaveAlias,
    "aliases": saved.ListAliases,
    "unalias friday": saved.ForgetAlias,
    "button friday on intercept notices": saved.PutButton,
    "button friday off": saved.PutButton,
    "export Paris": files.ExportSettings,
    "export all dnd forwarding json": files.ExportSettings,
    "export history 7d csv": files.ExportHistory,
    "import": files.ImportSettings,
    'compare "Lobby Paris" lobby': many.CompareWorkspaces,
    "compare lobby and lobby paris dnd": many.CompareWorkspaces,
    'copy dnd from lobby to "Lobby Paris"': many.CopySettings,
    "copy forwarding from lobby to all at Paris": many.CopySettings,
    "show p-7": many.ShowPlan,
    "run p-7": many.RunPlan,
    "try p-7": many.RunPlan,
    "stop p-7": many.StopPlan,
    "cancel p-7": many.StopPlan,
    "retry p-7": many.RetryPlan,
    "undo p-7": many.UndoPlan,
    "requests": approving.ListApprovals,
    "show r-3": approving.ShowApproval,
    "show r-3 all": approving.ShowApproval,
    "approve r-3": approving.Approve,
    "deny r-3 because we use x4400": approving.Deny,
    "withdraw r-3": approving.Withdraw,
    "remind r-3": approving.Remind,
    "ask r-3 again": approving.AskAgain,
    "break glass r-3 because nobody is awake": approving.BreakGlass,
    "watch lobby": showing.WatchChanges,
    "watch all except gym": showing.WatchChanges,
    "history all at Paris except gym": showing.ShowHistory,
    "scheduled all at Paris": showing.ListTimed,
    "watch dnd on all at Paris": showing.WatchChanges,
    "watch risky": showing.WatchChanges,
    "watch all quiet 19:00-07:00": showing.WatchChanges,
    "watch lobby digest 18:00": showing.WatchChanges,
    "mute lobby 2h": showing.MuteChanges,
    "mute 30min": showing.MuteChanges,
    "unmute": showing.MuteChanges,
    "unmute lobby": showing.MuteChanges,
    "fine 42": showing.CallFine,
    "watches": showing.ListWatches,
    "status": showing.ShowStatus,
    "are you ok?": showing.ShowStatus,
    "whoami": showing.WhoAmI,
    "help set": showing.Help,
    "help intercept": showing.Help,
}
OTHERS = {
    "which rooms have dnd on": showing.FindWhere,
    "show lobby raw": showing.ShowFile,
    "show patterns lobby": showing.ShowSetting,
    "show ring numbers sequential lobby": showing.ListItems,
    "show available numbers fax lobby": showing.ListNumbers,
    "lobby intercept": showing.ShowSetting,
    "edit reject rules lobby": showing.ListItems,
    "list": showing.ListWorkspaces,
    "change intercept lobby off": changing.SetFields,
    "add member ptt lobby Ana Roux": changing.SetFields,
    "add member ptt lobby": changing.EditSetting,
    "unwatch 2": showing.EndWatch,
    "voicemail pin lobby": changing.ChangePasscode,
    "": showing.Help,
    "turn on dnd in lobby paris for 2 hours": changing.SetForTime,
    "forward lobby paris to 4321 asap zork": changing.Propose,
    "cancel r-3": approving.Withdraw,
    "break glass because nobody is awake": approving.BreakGlass,
    "thanks!": showing.SmallTalk,
    "is dnd on in all rooms?": many.ShowOnMany,
    "dnd on in every lobby for 2 hours": many.SetOnMany,
    "close all at Paris from 24 dec 18:00 to 2 jan 8:00": many.SetOnMany,
    "set dnd all lobbies on until mon 8am": many.SetOnMany,
    "add member ptt all lobbies Ana Roux": many.SetOnMany,
    "add ana to push-to-talk in all lobbies and lobby paris": many.SetOnMany,
    "block calls from +33 1 70 00 12 34 in all lobbies": many.ItemsOnMany,
    "change pattern Premium action allow in all lobbies": many.ItemsOnMany,
    "clear the digit patterns in all lobbies": many.ItemsOnMany,
    "extend s-7 until mon 8am": changing.ExtendTimed,
    "extend p-7 by 1 hour seen 0a1b": many.ExtendPlan,
    "end p-7 due": many.EndPlan,
    "cancel p-7 due": many.StopPlan,
    "baseline lobby as desk 2": baseline.SaveBaseline,
    "baseline": baseline.ListBaselines,
    "forget the baseline reception": baseline.ForgetBaseline,
    "drift lobby, lobby paris dnd vs reception ignore": baseline.FindDrift,
    "drift": baseline.FindDrift,
}


@pytest.mark.parametrize(("text", "kind"), [*EXAMPLES.items(), *OTHERS.items()])
def test_words_become_a_typed_request(text: str, kind: type[Request]) -> None:
    request = understood(text)
    assert type(request) is kind
    assert not any(isinstance(part, Word) for part in parts(request))


@given(st.lists(st.sampled_from(SPOKEN), max_size=9))
def test_every_sentence_is_a_request_or_refused_with_words(words: list[str]) -> None:
    try:
        request = understood(" ".join(words))
    except BotError as refusal:
        assert refusal.sentence
    else:
        assert type(request) in HANDLERS


def test_every_example_of_the_help_is_tried() -> None:
    examples = {
        usage for command in COMMANDS for usage in command.usage if "<" not in usage and "[" not in usage
    }
    assert examples == {*EXAMPLES}


def test_every_type_of_request_is_answered_and_can_be_asked_for() -> None:
    said_alone = {*EXAMPLES.values(), *OTHERS.values()}
    assert set(Request.__subclasses__()) == {*HANDLERS} == said_alone | {changing.LeaveAsItIs}


def test_what_is_asked_for_is_in_the_request() -> None:
    request = understood("set ptt lobby paris members add Ana Roux, Bob access only members")
    assert isinstance(request, changing.SetFields)
    assert (request.family.key, request.workspace) == ("ptt", LOBBY_PARIS)
    members, access = request.assignments
    assert members.names.add == ("Ana Roux", "Bob")
    assert (access.field.key, access.text) == ("accessType", "only members")


def test_an_item_and_its_fields_are_read_in_every_way_they_can_be() -> None:
    request = understood("change pattern lobby name tag name Premium colour red")
    assert isinstance(request, changing.ChangeItem)
    whole, *others = request.readings
    assert (whole.item, whole.assignments) == ("name tag name Premium colour red", ())
    assert [reading.item for reading in others] == ["name tag"]
    assert [reading.assignments[0].text for reading in others] == ["Premium colour red"]


def test_a_reading_whose_fields_are_wrong_is_kept_with_what_is_wrong() -> None:
    request = understood("change pattern lobby tag action paint")
    assert isinstance(request, changing.ChangeItem)
    assert request.readings[1].item == "tag"
    assert request.readings[1].assignments[0].text == "paint"
    request = understood("change pattern lobby tag name")
    assert isinstance(request, changing.ChangeItem)
    assert isinstance(request.readings[1].problem, NotUnderstood)


def test_a_secret_that_was_typed_is_in_no_request() -> None:
    request = understood("add code lobby 4711 or perhaps not")
    assert isinstance(request, changing.AddItem)
    assert request.typed_secret
    assert "4711" not in repr(request)
