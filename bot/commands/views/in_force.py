"""What is in force of a setting, told with what is read beside it in one go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.access import unavailable
from bot.catalogue import family_of
from bot.catalogue.call_flow import call_flow, settings_beside
from bot.catalogue.comes_first import Held
from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.held_back import (
    Finding,
    after_change,
    at_a_glance,
    has_effect,
    held_back,
    idle,
    kept_values,
    lacking,
)
from bot.catalogue.model.shape import Values
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.changes.item_target import ItemTarget
from bot.changes.outcome import Outcome
from bot.changes.target import SettingTarget
from bot.commands.context import Context
from bot.commands.views.conflicts import conflicts_now, triggered
from bot.commands.views.destinations import destination_findings, forwarded_to
from bot.commands.views.named_numbers import sentences_with_names
from bot.commands.views.not_kept import not_kept
from bot.errors import BotError
from bot.events import Document, Workspace
from bot.ports.webex import Read
from cards.text import shorten

MAX_NAME_CHARS = 60
"""Characters of a workspace's name that a sentence repeats."""


@dataclass(frozen=True)
class InForce:
    """What to know first of a setting.

    `sentences` say what is so now, `findings` what holds it back or is dangerous, `remarks` what comes before
    it or may well be meant.
    """

    sentences: Sequence[str] = ()
    findings: Sequence[Finding | Conflict | Held] = ()
    remarks: Sequence[str] = ()

    @property
    def warnings(self) -> list[str]:
        """The sentences of the findings, once each."""
        return list(dict.fromkeys(one.sentence for one in self.findings))


@dataclass(frozen=True)
class SettingReading:
    """A setting and those that were read beside it: documents by key, the titles of those that could not be
    read, and the call forwarding of other workspaces."""

    documents: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    elsewhere: dict[str, Document | BotError] = field(default_factory=dict)


def families_beside(
    family: Family,
    workspace: Workspace,
    document: Mapping[str, Any] | None = None,
    asked: Values | None = None,
) -> list[Family]:
    """The settings to read with this one; fewer where its document is known already. `asked` are values that
    were asked for and not taken."""
    conflicts = family.conflicts
    if document is not None:
        conflicts = tuple(triggered(family, {**family.values(document), **(asked or {})}))
    others = [*settings_beside(family, document), *(family_of(one.other_family) for one in conflicts)]
    found = {one.key: one for one in others if one is not family}
    return [one for one in found.values() if not unavailable(one, workspace)]


def sort_out(
    context: Context, workspace: Workspace, families: Sequence[Family], found: Iterable[Document | BotError]
) -> SettingReading:
    """What was read of these settings; what the licence does not include counts as off."""
    reading = SettingReading()
    for one, document in zip(families, found, strict=True):
        if isinstance(document, Document):
            reading.documents[one.key] = document.body
        elif not context.services.calling.is_unlicensed(one.path, workspace.id):
            reading.unread.append(one.title)
    return reading


def _adds_to_idle(family: Family, values: Values, changed: Collection[str]) -> bool:
    """Whether what was set comes into play only while something is on that no other field of it turns on:
    where voicemail sends a copy of its messages."""
    keys = family.idle_unless[1] if family.idle_unless else ()
    return bool(keys) and any(values.get(key) for key in changed if key not in keys)


def in_force(
    context: Context,
    family: Family,
    workspace: Workspace,
    reading: SettingReading,
    *,
    changed: Collection[str] | None = None,
    about: Collection[str] = (),
    asked: Values | None = None,
) -> InForce:
    """What is in force by what was read; `changed` are the keys of what was just set, None where nothing
    was, and `about` those of what is asked about. A field that was `asked` for and not taken counts as taken:
    a conflict may be why."""
    document = reading.documents[family.key]
    values = family.values(document)
    name = shorten(workspace.name, MAX_NAME_CHARS)
    flow = call_flow(family, name, reading.documents)
    conflicts = conflicts_now(family, reading.documents, about if changed is None else changed, asked)
    if changed is None:
        held = at_a_glance(family, held_back(family, values, kept_values(family, values)))
    else:
        next_ = context.set_next.get((workspace.id, family.key), ())
        held = after_change(family, held_back(family, values, changed), {*changed, *next_})
    if changed is None or family.main in changed or (not held and _adds_to_idle(family, values, changed)):
        held += idle(family, document, values, changed or ())
    held += lacking(family, values)
    unread = ", ".join(reading.unread)
    said = flow.sentences if changed is None else _about(family, name, document, changed, flow.sentences)
    return InForce(
        sentences_with_names(context, said, reading.documents, workspace),
        [
            *held,
            *flow.dangers,
            *destination_findings(context, family, workspace, document, reading.elsewhere),
            *(one for one in conflicts if one.fix),
        ],
        [
            *dict.fromkeys(one.sentence for one in conflicts if not one.fix),
            # That the workspace has settings of its own does not say which of them hold.
            *(family.remarks(values) if family.chooses_own and family.main in (changed or ()) else ()),
            *([f"I could not read {unread}, so there may be more to it."] if unread else []),
        ],
    )


def _about(
    family: Family,
    name: str,
    document: Mapping[str, Any],
    changed: Collection[str],
    sentences: Sequence[str],
) -> Sequence[str]:
    """What callers experience by the switches that were `changed`, where the `sentences` of the setting tell
    nothing of them and the switches have an effect."""
    values, experienced = family.values(document), family.experienced or {}
    if not changed or not {*changed} <= experienced.keys():
        return sentences
    is_idle = any(idle(family, document, values)) or any(lacking(family, values))
    if is_idle or not all(has_effect(family, values, key) for key in changed):
        return sentences
    return tuple(experienced[key][0 if values[key] else 1].format(name=name) for key in changed)


def in_force_after(context: Context, outcome: Outcome) -> InForce:
    """What is in force after a change, by the setting as it was read last."""
    family, workspace = outcome.target.family, outcome.workspace
    if outcome.document is None:
        return InForce()
    asked = not_kept(outcome).asked
    beside = families_beside(family, workspace, outcome.document, asked)
    forwarding = family is CALL_FORWARDING
    further = forwarded_to(context, workspace, outcome.document) if forwarding else []
    reads = [
        *(Read(one.path, workspace.id) for one in beside),
        *(Read(family.path, one.id) for one in further),
    ]
    found = context.services.calling.read_many(reads) if reads else []
    reading = sort_out(context, workspace, beside, found[: len(beside)])
    reading.elsewhere.update(zip((one.id for one in further), found[len(beside) :], strict=True))
    reading.documents[family.key] = outcome.document
    return in_force(context, family, workspace, reading, changed=_changed(outcome), asked=asked)


def _changed(outcome: Outcome) -> list[str]:
    """The keys of what was set, the path of its list for an item; none of what was undone: that it has no
    effect is how it was."""
    target = outcome.target
    if outcome.request.parent_id:
        return []
    if isinstance(target, ItemTarget):
        return [] if target.is_removal else [target.items.rows_path]
    return list(outcome.request.values or ()) if isinstance(target, SettingTarget) else []
