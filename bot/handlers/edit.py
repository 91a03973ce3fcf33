"""`edit`: a form for one setting of one workspace."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from bot.access import Access
from bot.catalogue.shape import Values
from bot.changes.subject import Setting, Subject
from bot.commands import Words
from bot.events import Workspace
from bot.handlers.context import Answer, Context, shown
from bot.handlers.target import place, target
from bot.ports import Form
from bot.words import moment
from cards.fields import Ref, dump_refs
from cards.form import form_card


def edit(context: Context, words: Words) -> Answer:
    """Reads the setting and shows it as a form, bound to who asked, where, and the values shown."""
    wanted = target(context, words, "edit", Access.WRITE)
    document = context.services.calling.read(wanted.family.path, wanted.workspace.id)
    values = wanted.family.values(document.body)
    return new_form(context, Setting(wanted.family), wanted.workspace, values)


def new_form(
    context: Context,
    subject: Subject,
    workspace: Workspace,
    values: Values,
    *,
    action: str = "change",
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    candidates: Mapping[str, Sequence[Ref]] | None = None,
    replaces: str = "",
) -> Answer:
    """A fresh form over `values`; `typed`, `errors` and `candidates` carry over what a person entered."""
    now = context.now
    family, shape = subject.family, subject.shape
    form = Form(
        id=secrets.token_urlsafe(16),
        person_id=context.person.id,
        space_id=context.event.space.id,
        workspace_id=workspace.id,
        family=family.key,
        shown=shape.dump(values),
        candidates={key: dump_refs(refs) for key, refs in (candidates or {}).items()},
        expires_at=now + context.services.form_life,
        thread_id=context.thread_id,
        things=subject.things,
        item=subject.item,
        action=action,
    )
    context.services.store.keep_form(form)
    card = form_card(
        f"{heading(subject, action)} · {workspace.name}",
        place(workspace),
        shape.sections,
        values,
        form.id,
        typed=typed or {},
        errors=errors or {},
        candidates=candidates or {},
        notes=family.remarks(values) if isinstance(subject, Setting) else (),
        hint=f"For {context.person.name}, until {moment(form.expires_at, workspace.time_zone)}. "
        "Only what you change is written.",
    )
    return shown(card, form_id=form.id, replaces=replaces)


def heading(subject: Subject, action: str) -> str:
    """What a form does, in words."""
    if isinstance(subject, Setting):
        return f"Edit {subject.family.title}"
    return f"{action.capitalize()} {subject.things} · {subject.family.title}"
