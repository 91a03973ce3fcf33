"""Answers to what was not done: why, and what may have been meant, to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot import sentences
from bot.access import Access, NotLicensed, unavailable
from bot.catalogue import FAMILIES
from bot.commands.context import Answer, Context, card_answer
from bot.commands.explaining.welcome import WITH_CALLING
from bot.commands.so_already import mark_what_is_so
from bot.errors import BotError
from bot.events import Reply
from bot.language.codes_and_pins import CODE_UNUSED, MIN_PIN_DIGITS, may_tell_secret
from bot.language.understand.command_in_words import command_in_words
from bot.language.understand.earlier.answers import offered
from bot.language.understand.places.find_workspace import named_workspace
from bot.names.workspaces import WorkspaceIndex
from cards.payload import GUESSED
from cards.picker import Pick, picker_card
from cards.text import unmarked

MAX_OTHERS = 2
"""Workspaces that are offered where one cannot have a setting."""
_DIGITS = re.compile(rf"\d{{{MIN_PIN_DIGITS},}}")
WORKSPACE = "<workspace>"
"""What stands in advice for the name of a workspace."""


@contextmanager
def explained(context: Context, text: str) -> Iterator[None]:
    """In the advice of an error that is raised in the block, the workspace that the text names takes the
    place of `<workspace>`; what is offered is said in words."""
    try:
        yield
    except BotError as error:
        if may_tell_secret(text):
            without_secrets(error, text, context.viewer.workspaces())
        mark_what_is_so(context, error)
        if isinstance(error, NotLicensed):
            error.choices = _others_that_can(context, error)
        if WORKSPACE in error.next_step and (workspace := named_workspace(context.viewer, text)):
            error.next_step = error.next_step.replace(WORKSPACE, context.typed_name(workspace))
        commands = [*error.suggestions, *(command for label, _, command in error.choices if label == command)]
        words = {one: command_in_words(context.services.commands, context.viewer, one) for one in commands}
        if len({*words.values()}) == len(words):
            error.suggestion_words = words
            error.choices = tuple((words.get(label, label), more, say) for label, more, say in error.choices)
        raise


def _others_that_can(context: Context, error: NotLicensed) -> tuple[tuple[str, str, str], ...]:
    """What can be looked at instead: what the workspace has, the same of some others, and all of them."""
    family, here, verb = error.family, error.workspace, "edit" if error.need >= Access.WRITE else "show"
    asked = family or FAMILIES[0]
    able = [
        one
        for one in context.seen()
        if not unavailable(asked, one, error.need) and context.rights.at(one) >= error.need
    ]
    able.sort(key=lambda one: one.location_id != here.location_id)
    shown = None if unavailable(asked, here) else family
    own = [(f"Show {here.name}", "", context.command("show", shown, here))]
    of = f"{family.title} of " if family else ""
    others = [(f"{of}{one.name}", "", context.command(verb, family, one)) for one in able[:MAX_OTHERS]]
    more = [("Other workspaces", "", "workspaces")] if len(able) > MAX_OTHERS else []
    return (*(own if here.licence in WITH_CALLING else []), *others, *more)


def without_secrets(error: BotError, text: str, workspaces: WorkspaceIndex) -> None:
    """Takes digits that may be a code or a PIN out of a refusal, and what would repeat them out of what it
    offers; says that the message stays readable."""
    named = {digits for one in workspaces for digits in _DIGITS.findall(one.name)}
    typed = {*_DIGITS.findall(text)} - named
    for one in typed:
        error.sentence = error.sentence.replace(one, "…")
        error.next_step = error.next_step.replace(one, "…")
    error.offer_only(lambda words: not any(one in words for one in typed))
    if "delete your message" not in f"{error.sentence} {error.next_step}":
        error.sentence = f"{error.sentence} {CODE_UNUSED}"


def choose(error: BotError, thread_id: str | None) -> Answer:
    """Asks which of its choices is meant."""
    choices = [Pick(label, detail, command) for label, detail, command in error.choices]
    question = unmarked(error.sentence)
    asked = (one for one in ("Setting", "Workspace") if f"which {one.lower()}" in question.lower())
    label = next(asked, "Workspace" if "workspace" in question.lower() else "Your choice")
    shown = GUESSED if error.is_guess else None
    step = unmarked(error.next_step)
    card = picker_card(question, choices, step, thread_id, label=label, shown=shown)
    return replace(card_answer(card), offers=offered(error))


def sorry(error: BotError, reference: str, thread_id: str | None) -> Answer:
    """Says what was not done; on a card where something else may have been meant."""
    sentence = sentences.sorry(error, reference)
    if not error.suggestions:
        return Answer(Reply(sentence))
    # A step that ends so leads to what is offered; else that is a guess.
    card = picker_card(
        "" if error.next_step.endswith((":", "?")) else "Is this what you meant?",
        [Pick(error.suggestion_words.get(one, one), "", one) for one in error.suggestions],
        "",
        thread_id,
        why=unmarked(sentence),
    )
    return replace(card_answer(card), offers=offered(error))
