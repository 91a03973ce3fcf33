"""The one workspace that a text means to a person: never a guess, always a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

from bot.access import Access, Viewer, unavailable
from bot.catalogue.model.family import Family
from bot.errors import Ambiguous, NotFound, NotUnderstood
from bot.events import Workspace
from bot.language.codes_and_pins import CODE_UNUSED, may_hold_pin, may_tell_secret, text_has_code_or_pin
from bot.language.phrases import workspace_at
from bot.language.selecting.selection_words import sites_called
from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Token, sentences
from bot.language.vocabulary import Subject, command_text, is_secret
from bot.language.words import Words, joined
from bot.names.name_words import words_of
from bot.names.names_for_ids import ID_BEGINS
from bot.names.text import folded, names_nothing, quoted
from bot.names.workspaces import (
    INCOMPLETE,
    MAX_LOCATIONS_NAMED,
    WorkspaceIndex,
    close_names,
    matching,
    typed_name,
    whereabouts,
)
from cards.picker import MAX_OPTIONS as MAX_CHOICES
from cards.text import message_text

CHOOSE_WORKSPACE = "Choose one, or type its name."

CommandFor = Callable[[Workspace], str]
"""Gives the command about a workspace."""


class OneOrAll(Ambiguous):
    """A location was named: one workspace there may be meant, or all."""


def workspace_end(viewer: Viewer, words: Words) -> int:
    """How many words at the start are the name of a workspace, 0 for none; the list is read again before
    that."""
    for again in (False, True):
        if end := workspace_at(viewer.workspaces(again=again), words):
            return end
    return 0


def named_workspace(viewer: Viewer, text: str) -> Workspace | None:
    """The one workspace that a text names, whole or else in part, whatever else it says; None for none and
    for several."""
    index = viewer.workspaces()
    named = [
        span
        for sentence in sentences(text)
        for span in workspace_spans(index, sentence, lexicon())
        if len(span.found) == 1
        and (span.sureness >= Sureness.ALL_WORDS or _is_part_alone(sentence.tokens, span))
    ]
    spans = [one for one in named if one.sureness >= Sureness.ALL_WORDS] or named
    whole = [one for one in spans if not any(one.is_part_of(other) for other in spans)]
    found = {one.found[0].id: one.found[0] for one in whole}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_part_alone(tokens: Sequence[Token], span: Span) -> bool:
    """Whether it is a part of a name beside which no word stands that may go on with it: “lobby denver”."""
    beside = (*tokens[max(span.start - 1, 0) : span.start], *tokens[span.end : span.end + 1])
    return span.sureness is Sureness.PART and all(lexicon().knows(one.plain) for one in beside)


def no_workspace(
    viewer: Viewer, question: str, verb: str, family: Family, about: Subject | None
) -> NotUnderstood:
    """The refusal for a command about a setting, or what is `about` it, without a workspace, with those to
    choose from: the ones that were spoken of before first."""
    choices = workspaces_to_choose(viewer, lambda name: command_text(verb, about, name), family)
    return NotUnderstood(question, CHOOSE_WORKSPACE, choices=choices)


def workspaces_to_choose(
    viewer: Viewer, command: Callable[[str], str], family: Family | None = None, besides: str = ""
) -> tuple[tuple[str, str, str], ...]:
    """Workspaces to choose from, those that were spoken of before first, with the command for each by its
    name: such as can have the setting, without the one whose id is `besides`."""
    seen = viewer.workspaces()
    recent = [seen.by_id[one] for one in viewer.recent_ids if one in seen.by_id]
    fitting = (
        one
        for one in dict.fromkeys((*recent, *seen))
        if one.id != besides and not (family and unavailable(family, one))
    )
    return tuple(
        (one.name, whereabouts(one), command(typed_name(seen, one))) for one in islice(fitting, MAX_CHOICES)
    )


def or_all_at(
    place: str, index: WorkspaceIndex, ones: Sequence[Workspace], command: CommandFor, all_there: str
) -> OneOrAll:
    """The question whether one of these workspaces is meant, or all that are at the location, with the
    command for each; `all_there` may be empty."""
    count = sum(one.location_name == place for one in index)
    single = tuple((one.name, whereabouts(one), command(one)) for one in ones[: MAX_CHOICES - 1])
    together = ((f"All {count} at {place}", "", all_there),) if all_there else ()
    return OneOrAll(
        f"{message_text(place)} is a location. Which one? Nothing was changed.",
        (*single, *together),
        "Choose one, or type its name.",
    )


def find_workspace(
    viewer: Viewer, words: Words, need: Access, verb: str, about: Subject | None = None, rest: str = ""
) -> Workspace:
    """The one workspace that the words mean to this person; beside what holds secrets they are not repeated.

    `verb`, `about` and `rest` make the command for another name (see `command_text`). Where something is to
    be changed, a fragment inside a word is not enough, and what is chosen is chosen by its id: names may be
    swapped meanwhile. Raises Ambiguous when several fit, or one is to be made sure of; NotFound with the
    nearest names when none does; the list is read again before that.
    """
    changes, text = need >= Access.WRITE, joined(words)
    has_code = may_tell_secret(text) or (is_secret(about) and may_hold_pin(words))
    hidden = is_secret(about) or has_code or text_has_code_or_pin(text) or text.startswith(ID_BEGINS)
    shown = "…" if hidden else text[:60]
    shown = message_text(shown)
    if changes and names_nothing(text) and folded(text) not in viewer.workspaces().by_name:
        raise NotFound(
            f"{viewer.none_called(shown)} Nothing was changed.",
            "Type `workspaces` for the list.",
        )
    found = matching(viewer.workspaces(), text, inside=not changes, by_esn=not hidden) or matching(
        viewer.workspaces(again=True), text, inside=not changes, by_esn=not hidden
    )
    if changes and len(found) == 1 and not viewer.directory.is_current(found[0]):
        # Names may have been swapped since the list was read.
        viewer.directory.workspaces(fresh=True)
        found = matching(viewer.workspaces(), text, inside=False)
    workspaces = viewer.workspaces()

    def command(name: str) -> str:
        return command_text(verb, about, name, rest)

    said = words_of(text)
    sites = [] if not found or workspaces.name_words.called(said) else sites_called(workspaces, said)
    if sites and _acts_on_setting(verb, about):
        all_there = "" if verb == "edit" else command(f"all at {quoted(sites[0])}")
        raise or_all_at(sites[0], workspaces, found, lambda one: command(one.id), all_there)
    if len(found) == 1:
        return found[0]

    if found := found or matching(workspaces, text, by_esn=not hidden):
        raise Ambiguous(
            f"{len(found):,} workspaces fit “{shown}”. Which one?"
            if len(found) > 1
            else f"“{shown}” is only a fragment of a workspace's name. Is this the one? Nothing was changed.",
            tuple(
                (one.name, whereabouts(one), command(one.id if changes else typed_name(workspaces, one)))
                for one in found[:MAX_CHOICES]
            ),
            _how_to_say_which(found),
        )
    missing = "" if workspaces.complete else f" {INCOMPLETE}"
    raise NotFound(
        f"{viewer.none_called(shown)}{missing}{f' {CODE_UNUSED}' if has_code else ''}",
        "Type `workspaces` for the list.",
        lambda: tuple(command(quoted(name)) for name in close_names(workspaces, text)),
    )


def _acts_on_setting(verb: str, about: Subject | None) -> bool:
    """Whether a command shows or changes a setting, which it can do for all of a location."""
    return verb in {"show", "set", "edit"} and isinstance(about, Family)


def _how_to_say_which(found: Sequence[Workspace]) -> str:
    """How to say which, where perhaps not all that fit can be shown."""
    if len(found) <= MAX_CHOICES:
        return "Or type more of the name."
    counts = Counter(one.location_name for one in found if one.location_name)
    most = sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))[:MAX_LOCATIONS_NAMED]
    places = ", ".join(f"{message_text(name)} {count:,}" for name, count in most)
    by_place = f" By location: {places}{', …' if len(counts) > MAX_LOCATIONS_NAMED else ''}."
    return (
        f"These are the first {MAX_CHOICES}. For the others say more of the name, a word of the location "
        f"behind it, or the extension alone.{by_place if len(counts) > 1 else ''}"
    )
