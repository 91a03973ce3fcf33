"""A form over the values of a setting or an item, kept until it is saved."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence

from bot.catalogue.model.shape import Shape, Values
from bot.changes.item_target import ItemTarget
from bot.changes.target import ChangeTarget, SettingTarget
from bot.changes.unrecoverable import never_put_back
from bot.commands.context import Answer, Context, card_answer
from bot.commands.forms.examples import example_sentences
from bot.commands.forms.when import when_typed
from bot.errors import NotAllowed, NotAvailable
from bot.events import Workspace
from bot.language.assignments import typed_example
from bot.language.vocabulary import SettingList
from bot.names.text import quoted
from bot.names.workspaces import whereabouts
from bot.ports.database import Form
from bot.sentences import lasting
from cards.card_builder import TooBig
from cards.fields import Ref, dump_refs, load_refs
from cards.form import form_card
from cards.form_sections import only
from cards.text import message_code, message_text

TIME = " time"
"""Until when what is saved holds is kept under this key beside the candidates of the fields."""
WHAT_IS_WRITTEN = {"add": "Nothing is written before you save."}


def new_form(
    context: Context,
    target: ChangeTarget,
    workspace: Workspace,
    values: Values,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    candidates: Mapping[str, Sequence[Ref]] | None = None,
    asked: Collection[str] = (),
    notes: Sequence[str] = (),
    replaces: str = "",
    time: str = "",
) -> Answer:
    """A fresh form over `values`; `typed`, `errors` and `candidates` carry over what a person entered;
    `asked` are the keys of the fields that it is about: it holds these alone, and leads to the form with all.
    Without all fields in `values` it holds those that are there. With a `time` what is saved goes back then.

    Raises NotAllowed for a secret in a space that others read too.
    """
    shape = target.shape
    if not may_type(context, shape):
        raise NotAllowed(
            f"{target.title}: this is secret, and others read what is here. Nothing was changed.",
            "Write to me privately, in a space of your own with me.",
        )
    if asked:
        shown = {field.key for section in only(shape.sections, asked) for field in section.fields}
        shown |= {field.key for field in shape.read_only_fields}
        values = {key: value for key, value in values.items() if key in shown}
    is_whole = all(field.key in values for field in shape.fields)
    if time:
        candidates = {**(candidates or {}), TIME: (Ref(time, ""),)}
        notes = (when_typed(context, workspace, time), *notes)
    form = kept_form(context, target, workspace, values, candidates)
    remarks = target.family.remarks(values) if isinstance(target, SettingTarget) and is_whole else []
    try:
        card = form_card(
            f"{_heading(target)} · {workspace.name}",
            whereabouts(workspace),
            shape.sections,
            values,
            form.id,
            typed=typed or {},
            errors=errors or {},
            candidates=candidates or {},
            whole="" if is_whole else context.command("edit", target.family, workspace),
            fixed=shape.fixed(values),
            notes=(*notes, *remarks, *filter(None, (never_put_back(target),))),
            hint=f"For {context.person.name}, valid for {lasting(form.expires_at - context.now)}. "
            + WHAT_IS_WRITTEN.get(target.action, "Only what you change is written.")
            + (_typed_instead(context, target, workspace) if is_whole else ""),
        )
    except TooBig:
        raise _too_long(context, target, workspace, replaces) from None
    return card_answer(card, form_id=form.id, replaces=replaces)


def _too_long(context: Context, target: ChangeTarget, workspace: Workspace, replaces: str) -> NotAvailable:
    family = target.family
    error = NotAvailable(
        f"{message_text(target.title)} of {message_text(workspace.name)} holds more than fits on a form. "
        "Nothing was changed.",
        f"Look with {message_code(context.command('show', family, workspace, 'raw'))}; change one field with "
        f"{message_code(context.command('set', family, workspace, typed_example(family)))}.",
    )
    error.replaces = replaces
    return error


def _typed_instead(context: Context, target: ChangeTarget, workspace: Workspace) -> str:
    """An example of how the same is done where no card is drawn; what is secret is not typed."""
    if isinstance(target, SettingTarget):
        offered = example_sentences(context, target.family, workspace)
        order = next((one for one in offered if not one.endswith("?")), "")
        return f" Or type: {order}" if order else ""
    if not isinstance(target, ItemTarget) or any(one.secret for one in target.shape.fields):
        return ""
    which = f"{quoted(target.name)} " if target.item_id else ""
    its_list = SettingList(target.family, target.items)
    said = which + typed_example(target.items.changeable if which else target.items, is_new=not which)
    return f" Or type: {context.command(target.action, its_list, workspace, said)}"


def time_of(form: Form) -> str:
    """Until when what is saved on a form is to hold; empty for good."""
    return next((one.id for one in load_refs(form.candidates.get(TIME))), "")


def may_type(context: Context, shape: Shape) -> bool:
    """Whether the fields may be filled in here: secrets only where nobody else reads."""
    return context.event.space.is_direct or not any(one.secret for one in shape.fields)


def kept_form(
    context: Context,
    target: ChangeTarget,
    workspace: Workspace,
    values: Values,
    candidates: Mapping[str, Sequence[Ref]] | None = None,
) -> Form:
    """Keeps what a card is built from, bound to who asked, where, and what it shows."""
    form = Form(
        id=secrets.token_urlsafe(16),
        person_id=context.person.id,
        space_id=context.event.space.id,
        workspace_id=workspace.id,
        family=target.family.key,
        shown=target.shape.dump(values),
        candidates={key: dump_refs(refs) for key, refs in (candidates or {}).items()},
        expires_at=context.now + context.services.form_life,
        thread_id=context.thread_id,
        list=target.list,
        item_id=target.item_id,
        action=target.action,
        reason=context.reason or None,
    )
    context.services.forms.keep_form(form)
    return form


def _heading(target: ChangeTarget) -> str:
    """What a form does, in words."""
    if isinstance(target, SettingTarget):
        return f"Edit {target.family.title}"
    return target.family.with_title(f"{target.action.capitalize()} {target.list}")
