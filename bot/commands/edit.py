"""`edit`: a form for one setting of one workspace."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from bot.access import Access
from bot.catalogue.model.shape import Shape, Values
from bot.changes.item_target import ItemTarget
from bot.changes.target import ChangeTarget, SettingTarget
from bot.commands.context import Answer, Context, shown
from bot.commands.lists.lookup import phrase
from bot.commands.views.conflicts import dependents
from bot.commands.workspace_lookup import place, target
from bot.errors import NotAllowed, NotAvailable, NotUnderstood
from bot.events import Workspace
from bot.language.command import Words
from bot.names.workspaces import typed_name
from bot.ports import Form
from bot.words import moment
from cards.card_builder import TooBig
from cards.fields import Ref, dump_refs
from cards.form import form_card
from cards.text import message_code, message_text

WRITTEN = {"add": "Nothing is written before you save."}


def edit(context: Context, words: Words) -> Answer:
    """Reads the setting and shows it as a form, bound to who asked, where, and the values shown."""
    wanted = target(context, words, "edit", Access.WRITE)
    if not wanted.family.fields:
        name = typed_name(context.seen(), wanted.workspace)
        items = wanted.family.lists[0]
        raise NotUnderstood(
            f"{wanted.family.title} is a list: it has no form of its own.",
            "See what is on it:",
            (phrase("list", wanted.family, items, name),),
        )
    document = context.services.calling.read(wanted.family.path, wanted.workspace.id)
    values = wanted.family.values(document.body)
    notes = dependents(context, wanted.family, wanted.workspace)
    return new_form(context, SettingTarget(wanted.family), wanted.workspace, values, notes=notes)


def new_form(
    context: Context,
    subject: ChangeTarget,
    workspace: Workspace,
    values: Values,
    *,
    action: str = "change",
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    candidates: Mapping[str, Sequence[Ref]] | None = None,
    notes: Sequence[str] = (),
    replaces: str = "",
) -> Answer:
    """A fresh form over `values`; `typed`, `errors` and `candidates` carry over what a person entered.

    Raises NotAllowed for a secret in a space that others read too.
    """
    shape = subject.shape
    if not may_type(context, shape):
        raise NotAllowed(
            f"{subject.title}: this is secret, and others read what is here. Nothing was changed.",
            "Write to me privately, in a space of your own with me.",
        )
    form = kept_form(context, subject, workspace, shape.dump(values), action, candidates)
    remarks = subject.family.remarks(values) if isinstance(subject, SettingTarget) else []
    try:
        card = form_card(
            f"{heading(subject, action)} · {workspace.name}",
            place(workspace),
            shape.sections,
            values,
            form.id,
            typed=typed or {},
            errors=errors or {},
            candidates=candidates or {},
            notes=(*notes, *remarks),
            hint=f"For {context.person.name}, until {moment(form.expires_at, workspace.time_zone)}. "
            + WRITTEN.get(action, "Only what you change is written.")
            + _typed_instead(context, subject, workspace),
        )
    except TooBig:
        raise _too_long(context, subject, workspace, replaces) from None
    return shown(card, form_id=form.id, replaces=replaces)


def _too_long(context: Context, subject: ChangeTarget, workspace: Workspace, replaces: str) -> NotAvailable:
    name = typed_name(context.seen(), workspace)
    error = NotAvailable(
        f"{message_text(subject.title)} of {message_text(workspace.name)} holds more than fits on a form. "
        "Nothing was changed.",
        f"Look with {message_code(f'show {subject.family.key} {name} raw')}; change one field with "
        f"{message_code(f'set {subject.family.key} {name} <field> <value>')}.",
    )
    error.replaces = replaces
    return error


def _typed_instead(context: Context, subject: ChangeTarget, workspace: Workspace) -> str:
    """How the same is done where no card is drawn; what is secret is not typed."""
    name = typed_name(context.seen(), workspace)
    if isinstance(subject, SettingTarget):
        return f" Or type: set {subject.family.key} {name} <field> <value>"
    if not isinstance(subject, ItemTarget) or any(one.secret for one in subject.shape.fields):
        return ""
    which = "<name or number> " if subject.item_id else ""
    command = phrase(subject.action, subject.family, subject.items, name)
    return f" Or type: {command} {which}<field> <value>"


def may_type(context: Context, shape: Shape) -> bool:
    """Whether the fields may be filled in here: secrets only where nobody else reads."""
    return context.event.space.is_direct or not any(one.secret for one in shape.fields)


def kept_form(
    context: Context,
    subject: ChangeTarget,
    workspace: Workspace,
    dumped: Values,
    action: str,
    candidates: Mapping[str, Sequence[Ref]] | None = None,
) -> Form:
    """Keeps what a card is built from, bound to who asked, where, and what it shows."""
    form = Form(
        id=secrets.token_urlsafe(16),
        person_id=context.person.id,
        space_id=context.event.space.id,
        workspace_id=workspace.id,
        family=subject.family.key,
        shown=dumped,
        candidates={key: dump_refs(refs) for key, refs in (candidates or {}).items()},
        expires_at=context.now + context.services.form_life,
        thread_id=context.thread_id,
        list=subject.list,
        item_id=subject.item_id,
        action=action,
    )
    context.services.forms.keep_form(form)
    return form


def started(subject: ChangeTarget) -> Values:
    """What a form for a new thing starts with."""
    fresh = subject.items.defaults if isinstance(subject, ItemTarget) else {}
    return {one.key: fresh.get(one.key) for one in subject.shape.fields}


def heading(subject: ChangeTarget, action: str) -> str:
    """What a form does, in words."""
    if isinstance(subject, SettingTarget):
        return f"Edit {subject.family.title}"
    return f"{action.capitalize()} {subject.list} · {subject.family.title}"
