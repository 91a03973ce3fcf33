"""One sentence in plainer words: every wording that says the same, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue import FAMILIES
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.language.sentence.kinds.asking.asking_last import asked_last
from bot.language.sentence.kinds.asking.asking_state import asked_plainly
from bot.language.sentence.kinds.plainer.also_ringing import with_after, with_also_ringing, with_going_to
from bot.language.sentence.kinds.plainer.call_words import (
    from_outside,
    with_call,
    with_caller,
    with_premium_calls,
)
from bot.language.sentence.kinds.plainer.filling_words import without_before, without_filling
from bot.language.sentence.kinds.plainer.not_needed import with_not_needed
from bot.language.sentence.kinds.plainer.plainer_clauses import (
    back_in_service,
    silenced,
    taken_away,
    taken_offline,
    with_off,
    with_removed,
    with_while,
)
from bot.language.sentence.kinds.plainer.plainer_words import (
    asked_to_add,
    in_fewer_words,
    with_and,
    with_is,
    with_it,
    without_ever,
    without_no,
    without_phone,
    without_please,
    without_slips,
    without_then,
    without_verdict,
)
from bot.language.sentence.kinds.plainer.polite_wishes import (
    asked_by_others,
    with_should,
    with_wish,
    without_gratitude,
    without_reasons,
)
from bot.language.sentence.kinds.plainer.replaced_numbers import with_change
from bot.language.sentence.kinds.plainer.rewordings import with_if
from bot.language.sentence.kinds.plainer.told_calls import (
    with_all_calls,
    with_what_stops,
    without_further,
    without_going_on,
)
from bot.language.sentence.kinds.plainer.told_conditions import with_failure, with_own_state, with_somebody
from bot.language.sentence.kinds.telling.complaints import with_too
from bot.language.sentence.kinds.telling.conditions import asked_first
from bot.language.sentence.kinds.telling.presence import with_empty
from bot.language.sentence.kinds.terse.other_systems import in_own_words
from bot.language.sentence.kinds.terse.repeated_tones import with_interval_behind_tone
from bot.language.sentence.kinds.terse.state_verbs import with_state_verb
from bot.language.sentence.kinds.terse.terse_orders import in_more_words
from bot.language.sentence.kinds.terse.typed_on_a_phone import typed_in_full
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tickets import without_tickets
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.understand.orders.settings_in_a_row import setting_at
from cards.fields import Choice, Phone, Text

_UNDER_OUTGOING = frozenset(one.key for one in FAMILIES if "/outgoingPermission/" in one.path)
"""What the vendor's contract has under outgoing permissions: patterns, codes and transfer numbers."""
_LEADS_TO_VALUE = frozenset({"to", "as", "is", ",", "named", "called", "with", "should", "must"})


def said_plainly(part: Sentence) -> Sentence:
    """The sentence in plainer words."""
    part = in_more_words(typed_in_full(with_state_verb(part)))
    part = with_what_stops(without_going_on(with_all_calls(without_further(part))))
    part = with_failure(with_own_state(with_somebody(part)))
    plain = asked_to_add(
        without_please(with_if(without_ever(without_no(without_slips(with_change(without_tickets(part)))))))
    )
    plain = asked_plainly(asked_last(with_and(with_empty(with_premium_calls(plain)))))
    plain = _to_change(in_own_words(from_outside(in_fewer_words(plain))))
    plain = with_interval_behind_tone(with_after(with_going_to(with_also_ringing(plain))))
    plain = without_before(without_filling(plain))
    plain = with_not_needed(without_phone(plain), begins_with_setting)
    plain = without_then(plain, begins_with_setting)
    plain = with_wish(with_should(without_reasons(with_is(asked_first(asked_by_others(plain))))))
    plain = _without_page(without_gratitude(without_verdict(with_call(with_caller(plain)))))
    return with_while(
        with_too(
            silenced(with_off(with_removed(taken_offline(back_in_service(taken_away(with_it(plain)))))))
        ),
        begins_with_setting,
    )


def _to_change(part: Sentence) -> Sentence:
    """The sentence with “change” for “new” before a value that is not told, and “add” before an item of a
    list: “new caller ID number for the gym please”."""
    words = part.words
    if "new" not in words[:2]:
        return part
    at = int(words[0] == "a")
    is_told = any(word[:1].isdigit() or word in _LEADS_TO_VALUE for word in words)
    if part.asks or is_told or words[at] != "new" or len(words) < at + 2 or "greeting" in words:
        return part
    found = [one for _, meanings in lexicon().at(part.tokens, at + 1)[:1] for one in meanings]
    is_field = any(
        isinstance(one.field, Choice | Phone | Text)
        or (one.role is Role.NAME and one.family and not one.family.main)
        for one in found
    )
    verb = "add" if any(one.role is Role.LIST for one in found) else "change" if is_field else "new"
    return replace(part, tokens=(Token(verb, verb), *part.tokens[at + 1 :]))


def begins_with_setting(tokens: Sequence[Token]) -> bool:
    """Whether the first words are the name of a setting."""
    found = lexicon().at(tokens, 0) if tokens else []
    return any(one.role is Role.NAME for _, meanings in found for one in meanings)


def _without_page(part: Sentence) -> Sentence:
    """The sentence without “under outgoing permissions”, where a setting is named that is found there: “add a
    digit pattern to room 101 under outgoing permissions”."""
    tokens = part.tokens
    under = [at for at, token in enumerate(tokens) if token.plain == "under"]
    named = {key for at in range(len(tokens)) for key in setting_at(tokens, at)[1]} if under else set()
    for at in under if named & _UNDER_OUTGOING else ():
        start = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].plain == "the")
        end, page = setting_at(tokens, start)
        if page == {OUTGOING_PERMISSION.key}:
            return replace(part, tokens=(*tokens[:at], *tokens[end:]))
    return part
