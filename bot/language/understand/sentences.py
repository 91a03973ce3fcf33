"""Reads sentences that are no command: what is certain is done, what is not is shown first or asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from bot.access import Viewer
from bot.catalogue.model.family import Family
from bot.errors import Ambiguous, NotAvailable, NotUnderstood
from bot.language.codes_and_pins import may_tell_secret
from bot.language.remembered.memory import Topic
from bot.language.requests.request import Request
from bot.language.requests.showing import SmallTalk
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.kinds import small_talk
from bot.language.sentence.kinds.asking.questions import wants_shown
from bot.language.sentence.kinds.no_such_order import no_such_order
from bot.language.sentence.kinds.not_done_here import not_done_here
from bot.language.sentence.kinds.not_possible import not_possible
from bot.language.sentence.kinds.telling.complaints import without_complaints
from bot.language.sentence.kinds.terse.counted_briefly import asks_for_rings
from bot.language.sentence.readings.readings import SentenceReader
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.understand.beside.reasons.clause_beside import goes_with
from bot.language.understand.beside.reasons.facts_beside import (
    alone_clear,
    asked_of_fact,
    is_fact_beside,
    is_mere_fact,
    is_report,
    may_be_fact,
)
from bot.language.understand.beside.who_says.beliefs import looked_at
from bot.language.understand.calls.all_calls import all_calls_barred, may_bar_all
from bot.language.understand.calls.anothers_voicemail import anothers_voicemail, may_go_to_voicemail
from bot.language.understand.calls.call_directions import may_tell_direction, order_by_direction
from bot.language.understand.calls.callers import may_tell_caller, order_of_caller
from bot.language.understand.calls.callers_of_type import callers_of_type, may_tell_type_of_caller
from bot.language.understand.calls.forwarding_branches import (
    forwarding_branches,
    may_tell_branches,
    with_numbers,
)
from bot.language.understand.calls.monitored_by import may_tell_monitor, monitored_by
from bot.language.understand.calls.only_call_types import may_limit_types, only_call_types
from bot.language.understand.calls.only_destination import (
    with_destination,
    with_end,
    with_number_named,
    with_old_destination,
)
from bot.language.understand.calls.rings_along import may_ring_along, rings_along
from bot.language.understand.codes.typed_codes import half_understood, read_typed_code
from bot.language.understand.earlier.types_asked import type_asked_about
from bot.language.understand.one_sentence import Asked, RunCommand
from bot.language.understand.orders.clauses_apart import look_apart, order_apart
from bot.language.understand.orders.each_an_order import each_an_order, row_apart
from bot.language.understand.orders.each_its_number import each_its_number, may_pair
from bot.language.understand.orders.one_setting import of_one_setting
from bot.language.understand.orders.settings_and_rooms import may_be_row, settings_and_rooms
from bot.language.understand.orders.settings_in_a_row import names_several, which_first
from bot.language.understand.orders.two_states import may_tell_two_states, two_states
from bot.language.understand.places.which_workspace import refers
from bot.language.understand.plain_sentences import looks_beside, plain_sentences
from bot.language.understand.questions.asking import far_destination
from bot.language.understand.questions.unreachable import calls_that_fail, may_complain_of_calls
from bot.language.understand.questions.values_asked import of_complaint
from bot.language.understand.questions.which_setting import state_said, which_switch
from bot.language.understand.sentence_request import RequestMaker
from bot.language.understand.what_is_named import may_be_named, named_words, without_names


class ReadSentence(Protocol):
    """Reads one sentence of the message, about a setting where it is known."""

    def __call__(self, sentence: Sentence, family: Family | None = None, /) -> Asked: ...


MIN_UNKNOWN = 3
"""With so many words that are not known, a sentence beside a question is no order."""
MAX_SENTENCES = 20
"""Nobody means so many at once; what is not read could say the contrary of what is."""


def read_sentences(viewer: Viewer, text: str, topic: Topic, run: RunCommand) -> Request | None:
    """What a message asks for that is no command; None where it tells neither a workspace nor a setting.

    Raises NotUnderstood, NotFound, Ambiguous, NotAllowed or NotAvailable, each with what to say instead.
    """
    if may_tell_secret(text) and may_tell_secret(without_names(viewer, text)):
        if request := read_typed_code(viewer, text):
            return request
        if refusal := half_understood(viewer, text):
            raise refusal
        return None
    reader = SentenceReader(viewer.workspaces(), lexicon())

    def read(sentence: Sentence, family: Family | None = None) -> Asked:
        return Asked(viewer, sentence, topic, run, reader, family)

    said = _said(viewer, text, read)
    parts = _telling(said)
    if not parts:
        return SmallTalk(any(map(small_talk.closes, said))) if said else None
    if len(parts) > MAX_SENTENCES:
        raise NotUnderstood(
            f"That is {len(parts)} sentences. Nothing was changed.", "Say one thing at a time."
        )
    parts, only_complains = without_complaints(parts)
    if only_complains and read(parts[0]).says_something:
        return of_complaint(read(parts[0]))
    known = viewer.workspaces()
    parts = [
        with_destination(known, with_old_destination(known, with_number_named(known, with_end(known, part))))
        for part in parts
    ]
    for part in parts:
        _require_possible(viewer, part)
    if len(parts) == 1 and (found := _of_kind(viewer, parts[0], topic, run, read)):
        return found
    asked = _asked_apart(viewer, parts, read)
    wish = next(filter(None, (not_done_here(part, partial(named_words, viewer, part)) for part in parts)), "")
    if wish and not any(one.is_certain for one in asked):
        raise NotAvailable(wish, "Type `help settings` for what I can.")
    orders = [one for one in asked if one.is_order]
    asks = [one for one in asked if one.best.asks and (one.best.workspaces or refers(one.sentence))]
    if asks and all(
        one.tells_past or one.best.is_statement or may_be_fact(one) or _is_hardly_order(one) for one in orders
    ):
        orders = []  # they say why something is asked
        asked = [*asks, *(one for one in asked if one not in asks)]
    elif look := asked_of_fact(asked, orders):
        return look
    return of_one_setting(asked, orders) or _request_of(asked, _one_order(asked, orders))


def _said(viewer: Viewer, text: str, read: ReadSentence) -> list[Sentence]:
    """The sentences of a message in plainer words."""
    plain = looked_at(plain_sentences(viewer, text), lambda part: read(lexicon().rephrased(part)))
    before: Sequence[Sequence[Token]] = [(), *(part.tokens for part in plain)]
    names = viewer.workspaces().name_words
    return [
        lexicon().rephrased(part, told, lambda word: bool(names.with_word(word)))
        for part, told in zip(plain, before, strict=False)
    ]


def _telling(said: Sequence[Sentence]) -> list[Sentence]:
    """The sentences without small talk, and without what only asks for the others."""
    parts = [part for part in said if not small_talk.is_small_talk(part)]
    parts = [part for part in parts if not small_talk.is_mere_request(part)] or parts
    return [part for part in said if part in parts or small_talk.doubts(part)] if parts else []


def _require_possible(viewer: Viewer, part: Sentence) -> None:
    """Raises NotAvailable for what nobody can do here."""
    why, instead = not_possible(part, partial(named_words, viewer, part))
    if not why:
        why, instead = no_such_order(part, partial(may_be_named, viewer, part))
    if why:
        raise NotAvailable(why, instead)


def _of_kind(
    viewer: Viewer, one: Sentence, topic: Topic, run: RunCommand, read: ReadSentence
) -> Request | None:
    """What a sentence of a kind of its own asks for: about callers, directions, branches of forwarding; None
    for any other. Raises what is to be asked first where it tells several rooms, numbers or settings."""
    workspaces = viewer.workspaces()
    found = calls_that_fail(read(one)) if may_complain_of_calls(one) else None
    found = found or (only_call_types(read(one)) if may_limit_types(one) else None)
    found = found or (all_calls_barred(read(one)) if may_bar_all(one) else None)
    found = found or (order_of_caller(viewer, one, run, read) if may_tell_caller(one) else None)
    found = found or (order_by_direction(viewer, one, run) if may_tell_direction(one) else None)
    if not found and may_tell_type_of_caller(one) and (question := callers_of_type(read(one))):
        raise question
    found = found or (monitored_by(viewer, one, run) if may_tell_monitor(one) else None)
    found = found or (rings_along(viewer, one, run, read) if may_ring_along(one) else None)
    found = found or (type_asked_about(viewer, one, topic, run) if topic.whether else None)
    if not found and may_pair(one) and (pairs := each_its_number(workspaces, one, read)):
        raise pairs
    if not found and may_tell_branches(one):
        numbered = with_numbers(one, workspaces)
        found = forwarding_branches(read(numbered), is_named=numbered is not one)
    if not found and may_go_to_voicemail(one):
        found = anothers_voicemail(workspaces, one, read)
    if not found and may_tell_two_states(one) and (question := two_states(one, read)):
        raise question
    if not found and may_be_row(one):
        spans = workspace_spans(workspaces, one, lexicon())
        if several := settings_and_rooms(one, spans, read):
            raise several
    return found


def _asked_apart(viewer: Viewer, parts: Sequence[Sentence], read: ReadSentence) -> list[Asked]:
    """What each sentence asks, those with several orders or a look beside an order taken apart."""
    asked: list[Asked] = []
    for part in parts:
        whole = read(part).about(asked)
        apart = look_apart(whole)
        if not apart and looks_beside(viewer, part):
            raise NotUnderstood("That is more than one thing. Nothing was changed.", "Say one at a time.")
        apart = apart or row_apart(whole, read) or each_an_order(whole, read)
        is_told = len(parts) > 1 and is_report(part)
        asked += apart or ([whole] if is_told else sorted(order_apart(whole), key=lambda one: one.at))
    return asked


def _one_order(asked: Sequence[Asked], orders: list[Asked]) -> list[Asked]:
    """The one of the orders that is meant; none where there is none. Raises NotUnderstood or Ambiguous where
    it is not known which, or of which workspace."""
    if len(orders) > 1:
        orders = _without_reasons(orders)
    heads = {one for part in asked if part not in orders for one in part.places}
    told = {one for order in orders for one in order.best.workspaces}
    if len(orders) == 1 and (not told or refers(orders[0].sentence)) and len(heads | told) > 1:
        raise NotUnderstood(
            "I do not know which workspace you mean. Nothing was changed.", "Name it in the order."
        )
    if len(orders) < 2:
        return orders
    is_before = asked[0] not in orders and heads == asked[0].places
    is_of_head = len(heads) == 1 and (is_before or any(refers(one.sentence) for one in orders)) and not told
    named = heads | {one for order in orders for one in order.best.others}
    if (named - told and not is_of_head) or _is_state_unsure(orders):
        raise NotUnderstood("That is more than one order. Nothing was changed.", "Say one order at a time.")
    if not (told or heads) and (question := _of_which(orders)):
        raise question
    if clear := alone_clear(orders):
        return clear
    raise _several(orders, asked)


def _request_of(asked: Sequence[Asked], orders: Sequence[Asked]) -> Request | None:
    """The request of the order, or without one of what else is asked; None where that is nothing."""
    bare = [one for one in asked if one.is_bare_order]
    if bare and not orders and any(one.only_asks_state for one in asked):
        orders = bare[:1]
    chosen = orders[0] if orders else next((one for one in asked if one.says_something), None)
    if chosen and not orders and not (chosen.best.family or chosen.best.asks or chosen.intent):
        chosen = next((one for one in asked if one.best.family and wants_shown(one.sentence)), chosen)
    if chosen and chosen.best.is_corrected and not any(one.best.workspaces for one in asked):
        return None
    if chosen is None:
        if any(asks_for_rings(one.sentence) for one in asked):
            raise NotUnderstood(
                "Which workspace, and what happens after the rings: voicemail, or forwarding? "
                "Nothing was changed.",
                "For example “gym: 6 rings, then voicemail”.",
            )
        if bare and (state := state_said(bare[0].best)):
            raise which_switch(state)
        if bare:
            raise NotUnderstood(
                "Which setting, of which workspace? Nothing was changed.",
                "For example “turn on dnd in …”, or type `help`.",
            )
        return None
    is_clear = not (chosen.best.hard or chosen.best.unknown) or chosen.best.asks
    if not is_clear and names_several(chosen.sentence, chosen.best.workspace_words):
        raise NotUnderstood(
            "That is about more than one setting, and I did not understand all of it. Nothing was changed.",
            "Say one order at a time.",
        )
    beside = [one for one in asked if one is not chosen]
    maker = RequestMaker(chosen)
    return (None if beside else maker.again()) or maker.request(beside)


def _is_hardly_order(one: Asked) -> bool:
    """Whether most of it is not understood, and it begins with no verb of an order."""
    return len(one.best.unknown) >= MIN_UNKNOWN and not (one.is_clear or one.best.begins_with_order)


def _several(orders: Sequence[Asked], asked: Sequence[Asked]) -> NotUnderstood:
    """The refusal for more than one order: to be chosen among, or done in order where they are all complete
    and all else that was asked only says why."""
    is_all = all(one in orders or one.tells_reason or is_mere_fact(one) for one in asked)
    commands = [*dict.fromkeys(command for one in orders for command in one.commands(asked))]
    if not commands:
        return NotUnderstood("That is more than one order. Nothing was changed.", "Say one order at a time.")
    placed = [one for each in asked for one in each.best.workspaces]
    notes = [
        far_destination(one.best, one.viewer.workspaces(), where)
        for one in orders
        for where in (*one.best.workspaces, *placed)[:1]
    ]
    return which_first(
        commands,
        may_be_all=is_all and len(commands) == len(orders),
        notes=notes,
        is_guess=any(one.best.is_guess for one in orders),
    )


def _of_which(orders: Sequence[Asked]) -> Ambiguous | None:
    """The question for which workspace these orders are, where none is named; each choice does them all."""
    frames = [one.best.frame for one in orders if one.is_certain and one.best.frame]
    if len(frames) < len(orders):
        return None
    finder = next((one.finder for one in orders if refers(one.sentence)), orders[0].finder)
    return finder.for_orders(frames)


def _is_state_unsure(orders: Sequence[Asked]) -> bool:
    """Whether “off” stands in one order, and another has only “on” before its workspace: “turn off recording
    and voicemail on the gym”. First, and before a verb, “on” only says where: “on the gym set …”."""
    off = any(piece.role is Role.OFF for one in orders for piece in one.best.pieces)
    return off and any(
        one.is_on_workspace and not (one.is_placed_first or one.tells_destination) for one in orders
    )


def _without_reasons(orders: list[Asked]) -> list[Asked]:
    """The orders without sentences that only say how it is, or why, beside one that is clear."""
    said = [
        one for one in orders if not (one.best.is_statement or one.tells_past or one.only_tells_when)
    ] or orders
    clear = [one for one in said if one.is_clear]
    orders_told = {
        (one.best.frame and frame_command(one.best.frame, ""), *one.commands(said)) for one in said
    }
    if len(orders_told) == 1 and clear:
        return clear[:1]  # one order, said twice
    certain = [one for one in said if one.is_certain and one.best.begins_with_order]
    others = [one for one in said if one not in certain]
    if len(certain) == 1 and all(is_fact_beside(one, certain[0]) for one in others):
        return certain
    if certain and certain[0].best.workspaces and all(map(may_be_fact, others)):
        return certain
    beside = [one for one in said if not one.is_clear]
    return clear if len(clear) == 1 and all(goes_with(one, clear[0]) for one in beside) else said
