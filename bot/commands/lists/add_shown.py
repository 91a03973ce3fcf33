"""A new item with a secret in it, shown before it is added; the secret is kept sealed until then."""

from __future__ import annotations

from bot.catalogue.model.shape import Values
from bot.changes.item_target import ItemTarget
from bot.changes.risk import NotShownYet
from bot.changes.sealed import Sealed
from bot.commands.context import Answer, Context, card_answer
from bot.commands.forms.open import kept_form
from bot.commands.views.why_shown import with_why
from bot.language.codes_and_pins import CODE_STAYS
from bot.names.workspaces import whereabouts
from bot.ports.database import Form
from bot.sentences import lasting
from cards.fields import Ref, load_refs
from cards.list_cards import confirm_addition_card

SEALED = " sealed"
"""Behind the key of a field a secret is kept under this beside the candidates of a form."""


def show_secret_first(
    context: Context, target: ItemTarget, unseen: NotShownYet, asked: str, also_said: str
) -> Answer:
    """Shows what would be added, without what is secret, and what is `asked`: whether it shall be added. What
    was `also_said` is shown and not noted."""
    items, workspace = target.items, unseen.foreseen.workspace
    values = unseen.foreseen.changes or {}
    secrets = {one.key: values[one.key] for one in items.fields if one.secret and one.key in values}
    open_values: Values = {key: one for key, one in values.items() if key not in secrets}
    sealed = {f"{key}{SEALED}": (Ref(Sealed.of(str(one)).closed, ""),) for key, one in secrets.items()}
    form = kept_form(context, target, workspace, {**dict.fromkeys(values), **open_values}, sealed)
    facts = [
        (one.label, "(hidden)" if one.key in secrets else one.text(values[one.key]))
        for one in items.fields
        if values.get(one.key)
    ]
    facts += [
        (label, said) for label, said in (("Reason", context.reason), ("You also said", also_said)) if said
    ]
    card = confirm_addition_card(
        f"{target.family.with_title(f'Add {items.title}')} · {workspace.name}",
        whereabouts(workspace),
        facts,
        form.id,
        " ".join((*with_why(context, unseen.sentences), asked, CODE_STAYS)),
        f"For {context.person.name}, valid for {lasting(form.expires_at - context.now)}.",
    )
    return card_answer(card, form_id=form.id)


def forget_sealed(context: Context) -> str:
    """Lets nobody add what was shown to this person here any more; gives the card of the last one."""
    forms = context.services.forms
    shown = [
        one
        for one in forms.open_forms(context.now)
        if (one.person_id, one.space_id) == (context.person.id, context.event.space.id) and sealed_values(one)
    ]
    for one in shown:
        forms.use_form(one.id, context.now)
    return shown[-1].message_id if shown else ""


def sealed_values(form: Form) -> dict[str, Sealed]:
    """What is kept sealed with a form, by the keys of its fields."""
    return {
        key.removesuffix(SEALED): Sealed(one.id)
        for key, refs in form.candidates.items()
        if key.endswith(SEALED)
        for one in load_refs(refs)
    }
