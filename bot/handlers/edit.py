"""`edit`: a form for one setting of one workspace."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from bot.access import Access
from bot.catalogue.family import Family
from bot.catalogue.shape import Values
from bot.commands import Words
from bot.events import Workspace
from bot.handlers.context import Answer, Context, shown
from bot.handlers.target import place, target
from bot.ports import Form
from bot.words import moment
from cards.fields import Ref
from cards.form import form_card


def edit(context: Context, words: Words) -> Answer:
    """Reads the setting and shows it as a form, bound to who asked, where, and the values shown."""
    wanted = target(context, words, "edit", Access.WRITE)
    document = context.services.calling.read(wanted.family.path, wanted.workspace.id)
    return new_form(context, wanted.family, wanted.workspace, wanted.family.values(document.body))


def new_form(
    context: Context,
    family: Family,
    workspace: Workspace,
    values: Values,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    candidates: Mapping[str, Sequence[Ref]] | None = None,
    replaces: str = "",
) -> Answer:
    """A fresh form over `values`; `typed`, `errors` and `candidates` carry over what a person entered."""
    now = context.now
    form = Form(
        id=secrets.token_urlsafe(16),
        person_id=context.person.id,
        space_id=context.event.space.id,
        workspace_id=workspace.id,
        family=family.key,
        shown=family.dump(values),
        candidates={key: family.field(key).dump(tuple(refs)) for key, refs in (candidates or {}).items()},
        expires_at=now + context.services.form_life,
        thread_id=context.thread_id,
    )
    context.services.store.keep_form(form)
    card = form_card(
        f"Edit {family.title} · {workspace.name}",
        place(workspace),
        family.sections,
        values,
        form.id,
        typed=typed or {},
        errors=errors or {},
        candidates=candidates or {},
        notes=family.remarks(values),
        hint=f"For {context.person.name}, until {moment(form.expires_at, workspace.time_zone)}. "
        "Only what you change is written.",
    )
    return shown(card, form_id=form.id, replaces=replaces)
