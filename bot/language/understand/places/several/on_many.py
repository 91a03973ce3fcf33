"""Sentences about several workspaces: read for one of them, then meant for all."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from bot.access import Access, Viewer
from bot.catalogue.settings.call_forwarding import BRANCHES
from bot.errors import BotError, NotAvailable, NotUnderstood, OfferedForAll
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.codes_and_pins import CODE_UNUSED, CODE_WORDS, may_tell_secret
from bot.language.commands import Invocation
from bot.language.phrases import workspace_at
from bot.language.requests.changing import (
    AddItem,
    ChangeItem,
    ChangePasscode,
    EditSetting,
    Propose,
    RemoveAll,
    RemoveItem,
    RemoveSeveral,
    SetFields,
    SetForTime,
    UploadGreeting,
)
from bot.language.requests.many import ItemsOnMany, ListOnMany, SetOnMany, ShowOnMany
from bot.language.requests.request import Request
from bot.language.requests.showing import ListItems, ShowSetting
from bot.language.selecting.exceptions import Cut
from bot.language.selecting.for_everybody import in_all_of_kind, in_all_rooms
from bot.language.selecting.named_lists import find_said_list, may_say_list
from bot.language.selecting.selection_words import is_kind, plain_word
from bot.language.selecting.selections import cut_list, cut_selection
from bot.language.sentence.frames.frame import typed
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.command_readers.settings import Unfinished
from bot.language.understand.command_readers.timed import no_time_for_items, timed_sentence
from bot.language.understand.places.several.asked_of_many import ReadText, where_on_list
from bot.language.understand.places.several.listed_values import listed_values
from bot.language.understand.places.several.unknown_in_row import require_known_names
from bot.language.understand.what_is_named import names_place
from bot.language.vocabulary import SettingList, command_text
from bot.language.words import joined, split
from bot.names.name_words import words_of
from bot.names.text import folded
from bot.names.workspaces import typed_name
from cards.fields import Choice, People
from cards.text import message_text

_IN = frozenset({"in", "at", "of"})
_READ_LISTS = frozenset(
    {"list", "lists", "unlist", "copy", "export", "drift", "alias", "help", "risky", "every"}
)
"""Commands that read lists themselves, or in which a list is only spoken of."""
ITEM_CHANGES = (AddItem, ChangeItem, RemoveItem, RemoveAll)
_OF_LISTED = (SetOnMany, ItemsOnMany, ShowOnMany, ListOnMany)
"""What names in a row can mean; in others they may mean something else."""


def on_all(viewer: Viewer, text: str, read: ReadText) -> Request | None:
    """What a text asks for on all the workspaces that it selects with “all” or “every”, or on all there are
    where it says so in other words (“for everyone”); None where it selects none in this way, or does not ask
    for it on each of them.

    Raises NotFound for an exception that no workspace fits, NotUnderstood where nothing is selected, or what
    is asked for cannot be done on several at once.
    """
    cut = cut_selection(viewer.workspaces(), text, viewer.lists)
    if cut is None and (said := in_all_rooms(text)) and not names_place(viewer, text):
        cut = cut_selection(viewer.workspaces(), said, viewer.lists)
    if cut is None and (said := in_all_of_kind(text, partial(is_kind, viewer.workspaces()))):
        cut = cut_selection(viewer.workspaces(), said, viewer.lists)
    return _on(viewer, cut, read) if cut else None


def on_named_list(viewer: Viewer, text: str, invocation: Invocation | None, read: ReadText) -> Request | None:
    """What a text asks for on all the workspaces of a list of the space; None where it names none.

    Raises what `on_all` does; NotUnderstood also where what is asked for is not for each of them: the same
    words may mean other workspaces where the list is taken for a name.
    """
    if invocation and invocation.command.name in _READ_LISTS:
        return None
    if not may_say_list(text) or find_said_list(split(text), viewer.lists) is None:
        return None
    cut = cut_selection(viewer.workspaces(), text, viewer.lists)
    found = cut and (where_on_list(cut, read) or _on(viewer, cut, read))
    if not found and invocation and invocation.command.needs < Access.WRITE:
        return None  # it only looks, and may know lists itself
    if not found:
        said = message_text(cut.selection.said) if cut else "a list"
        code = f" {CODE_UNUSED}" if may_tell_secret(text) else ""
        raise NotUnderstood(
            f"I cannot do that for {said}. Nothing was changed.{code}",
            "For example `dnd on in list front-desks`; `help lists` says more.",
        )
    return found


_SOME_OF = re.compile(
    r"\b(?:one|some|none|first|second|third|last|half|most|either|neither|two) of"
    r"(?: (?:these|those|them|the following)\b|(?: the)?$)"
)
"""Before several workspaces it says that not all of them are meant."""


def on_listed(viewer: Viewer, text: str, read: ReadText) -> Request | None:
    """The same for workspaces that are named in a row; None where these names mean something else.

    Raises NotUnderstood also where one of the names is none of a workspace.
    """
    require_known_names(viewer, text, lambda without: on_listed(viewer, without, read))
    cut = cut_list(viewer.workspaces(), text)
    if cut is None or not _are_names(cut, text):
        return None
    if [plain_word(word) for word in (*cut.before[-1:], *cut.behind[:1])] == ["on", "off"]:
        raise NotUnderstood(
            "“On” stands before these workspaces and “off” behind. Nothing was changed.",
            "Say one order for each.",
        )
    found = None if _is_named_again(viewer, cut) else _on(viewer, cut, read)
    found = found if isinstance(found, _OF_LISTED) else listed_values(viewer, cut, read)
    if isinstance(found, SetOnMany | ItemsOnMany) and _SOME_OF.search(" ".join(map(plain_word, cut.before))):
        raise NotUnderstood("That means some of these workspaces. Nothing was changed.", "Name those meant.")
    return found


def _is_named_again(viewer: Viewer, cut: Cut) -> bool:
    """Whether one of the row stands beside it, too: “add the kitchen and the gym to the gym's monitoring”."""
    spans = (
        span
        for part in sentences(cut.without())
        for span in workspace_spans(viewer.workspaces(), part, lexicon())
        if span.sureness is Sureness.NAME
    )
    return any(one in cut.selection.workspaces for span in spans for one in span.found)


def _are_names(cut: Cut, text: str) -> bool:
    """Whether each workspace is named by more than a word that means something else: “gym, play music” names
    no “Huddle & Play”."""
    words = split(text)
    said = {*words_of(joined(words[len(cut.before) : len(words) - len(cut.behind)]))}
    names = [{*words_of(one.name)} for one in cut.selection.workspaces]
    parts = [name & said for name in names if not name <= said]
    return not any(part and all(map(lexicon().knows, part)) for part in parts)


def _on(viewer: Viewer, cut: Cut, read: ReadText) -> Request | None:
    selected = cut.selection.workspaces
    if not selected:
        raise NotUnderstood(
            f"No workspace is left of “{message_text(cut.selection.said)}”. Nothing was changed.",
            "Type `workspaces` for the list.",
        )
    _require_known_place(viewer, cut)
    refusal: BotError | None = None
    for one in {workspace.licence: workspace for workspace in selected}.values():
        try:
            text = cut.with_one(viewer.workspaces(), one)
            found = _meant_for_all(cut, read(text), one)
            if found is None:
                _require_no_time_nor_code(text, read)
                # Beside names in quotes others, without, are not taken for names.
                plain = cut.with_one(viewer.workspaces(), one, quotes=False)
                found = _meant_for_all(cut, read(plain), one)
            return found
        except OfferedForAll as question:
            typed = typed_name(viewer.workspaces(), one)
            offered = question.for_all(one.name, typed, cut.selection.said)
            if len(offered.choices) < len(question.choices):  # “block calls from the lobbies in the gym”
                raise NotUnderstood(
                    "I take one caller at a time. Nothing was changed.", "Say whose calls, by name or number."
                ) from None
            raise offered from None
        except NotAvailable as problem:
            refusal = problem  # a workspace with another licence may have it
        except Unfinished as missing:
            raise NotUnderstood(missing.sentence, missing.next_step) from None
    raise refusal or NotUnderstood("I do not understand that.", "Type `help`.")


def _require_known_place(viewer: Viewer, cut: Cut) -> None:
    """Raises NotUnderstood where a word of names stands behind the selection as a place does that is none:
    “all lobbies in paris”, where only a lobby is called so."""
    said = [plain_word(word) for word in cut.behind[:3]]
    start = 2 if said[1:2] == ["the"] else 1
    if not said or said[0] not in _IN or start >= len(said):
        return
    place, index = said[start], viewer.workspaces()
    end = workspace_at(index, cut.behind, start)
    is_whole = folded(joined(cut.behind[start:end])) in index.by_name
    if index.name_words.with_word(place) and not (is_whole or lexicon().knows(place)):
        raise NotUnderstood(
            f"I know no location “{message_text(place)}”. Nothing was changed.",
            "Type `workspaces` for the list, or name the workspaces one by one.",
        )


def _require_no_time_nor_code(text: str, read: ReadText) -> None:
    """Raises NotAvailable where it is only the time that keeps an order from being one for a list, and
    NotUnderstood where a code may stand in it: then nobody asks what was meant with its words."""
    rest = timed_sentence(text)[0]
    try:
        is_for_items = bool(rest) and isinstance(read(rest), ITEM_CHANGES)
    except OfferedForAll as question:
        is_for_items = all(command.startswith("add ") for *_, command in question.choices)
    if is_for_items:
        raise no_time_for_items()
    if any(word.plain in CODE_WORDS for word in split(text)) and may_tell_secret(text):
        raise NotUnderstood(
            f"I did not understand that. Nothing was changed. {CODE_UNUSED}",
            "Say it in one plain order, to me alone.",
        )


def _meant_for_all(cut: Cut, found: Request | None, one: Workspace) -> Request | None:
    """What was read for one workspace, for all of them. None where it is about another workspace."""
    match found:
        case SetFields(workspace=about) if about.id == one.id:
            return SetOnMany(_ending_all(found), cut.selection, reason=found.reason)
        case Propose(fields=fields) if _is_whole(found) and fields.workspace.id == one.id:
            return SetOnMany(_ending_all(fields), cut.selection, reason=found.reason)
        case AddItem() | ChangeItem() | RemoveItem() | RemoveAll() if found.list.workspace.id == one.id:
            return ItemsOnMany(found, cut.selection, reason=found.reason)
        case SetForTime(fields=fields, time=time) if fields.workspace.id == one.id:
            return SetOnMany(_ending_all(fields), cut.selection, time, reason=found.reason)
        case ListItems(list=its_list) if its_list.workspace.id == one.id and not found.item:
            return ListOnMany(SettingList(its_list.family, its_list.items), cut.selection)
        case ShowSetting(family=family, workspace=about) if about.id == one.id and not found.note:
            return ShowOnMany(family, cut.selection, found.whether)
        case EditSetting(family=family, workspace=about) if about.id == one.id:
            raise NotUnderstood(
                "Which value? On several workspaces at once I set what is said in full. Nothing was changed.",
                f"See `help {family.key}`.",
            )
        case RemoveSeveral(list=its_list) if its_list.workspace.id == one.id:
            raise NotAvailable(
                f"{its_list.items.plural.capitalize()} are ticked on one workspace at a time. "
                "Nothing was changed.",
                "On several at once, say which one by its name or number.",
            )
        case UploadGreeting(greeting=greeting, workspace=about) if about.id == one.id:
            play = command_text("set", greeting.family, cut.selection.said)
            label = folded(greeting.family.field(greeting.switch).label)
            raise NotAvailable(
                "A recording goes to one workspace at a time: I never keep the file. Nothing was changed.",
                f"Send it to each by itself, or let all play what is there: `{play} {label} default`.",
            )
        case ChangePasscode(workspace=about) if about.id == one.id:
            raise NotAvailable(
                "A PIN is set on a form of one workspace at a time: I never keep it. Nothing was changed.",
                "Type `passcode <workspace>` for each.",
            )
        case _:
            return None


def _ending_all(fields: SetFields) -> SetFields:
    """The same with every branch off, where no calls are to be forwarded any more."""
    if not fields.ends_all:
        return fields
    off = (Assignment(fields.family.field(f"{one}.enabled"), typed(False)) for one in BRANCHES)
    return replace(fields, assignments=tuple(off))


def _is_whole(found: Propose) -> bool:
    """Whether nothing is left over, and no value is a guess that the plan would not show before it is run."""
    is_shown = all(isinstance(one.field, People | Choice) for one in found.fields.assignments)
    return found.is_clear or (is_shown and not (found.left_over or found.replaces))
