"""Where workspaces are not as a baseline says: read, compared, and put in words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.access import unavailable
from bot.catalogue.model.family import Family
from bot.catalogue.model.listed import Listed, list_differences, listed, rows_of
from bot.catalogue.model.shape import Values
from bot.changes.target import SettingTarget, differences
from bot.commands.baselines.ignored_store import Key, ignored_of
from bot.commands.baselines.kept import lists_key, seen_baseline, was_saved_again
from bot.commands.context import Answer, Context
from bot.commands.many.copying import COMPARED, copied_fields, copied_values
from bot.errors import BotError, NotAvailable, OutOfDate
from bot.events import Difference, Reply, Workspace
from bot.language.requests.baseline import DriftAction, FindDrift
from bot.language.selecting.selections import Selection
from bot.language.understand.command_readers.kept.baselines import keys_of
from bot.names.text import quoted
from bot.ports.database import Saved
from bot.ports.webex import Read
from bot.sentences import how_many_workspaces
from cards.payload import MAX_WORDS
from cards.text import message_text

MAX_READS = 1_000
"""Documents that are read for one answer; at the pace that Webex allows they take about a minute."""
MAX_FIELDS_SAID = 4
SEEN_DIGITS = 8
"""Hexadecimal digits that tell whether differences are those that were shown."""

MAX_SEEN_CHARS = len("forget ignored seen:") + 2 * SEEN_DIGITS
"""What may come to the words of a button."""
_SAID: Mapping[DriftAction, str] = {
    "show": "",
    "fix": "fix",
    "accept": "accept",
    "ignore": "ignore",
    "ignored": "show ignored",
    "forget": "forget ignored",
}


@dataclass(frozen=True)
class Differing:
    """A setting of a workspace that is not as it should be: its values now, and the differing ones of the
    baseline."""

    workspace: Workspace
    family: Family
    now: Values
    then: Values

    @property
    def key(self) -> Key:
        """Tells it apart from those of other workspaces and settings."""
        return self.workspace.id, self.family.key

    @property
    def values(self) -> Values:
        """The values now of the fields that differ."""
        return {key: self.now.get(key) for key in self.then}

    @property
    def told(self) -> tuple[Difference, ...]:
        """Now → as it should be, in words."""
        return differences(SettingTarget(self.family), self.now, self.then)


@dataclass(frozen=True)
class Comparison:
    """What was read of some workspaces, beside what a baseline says. `unread` counts the settings that could
    not be read."""

    baseline: Saved
    readings: Sequence[tuple[Workspace, Family, Values]]
    wanted: Mapping[str, Values]
    ignored: Mapping[Key, Saved]
    unread: int
    lists: Mapping[Key, Listed]
    """What stands on the lists of the settings that have some."""

    @property
    def count(self) -> int:
        """How many workspaces were read."""
        return len({workspace.id for workspace, _, _ in self.readings})

    def differing(self, wanted: Mapping[str, Values] | None = None) -> list[Differing]:
        """All that differs and is not ignored; beside other values than the baseline's, if given."""
        return [one for one, is_left_out in self._all(wanted or self.wanted) if not is_left_out]

    def found(self, request: FindDrift) -> list[Differing]:
        """What of this is meant."""
        return [one for one in self.differing() if request.means(one.workspace, one.family)]

    def left_out(self, request: FindDrift) -> list[Differing]:
        """What differs, is ignored, and is meant."""
        found = [one for one, is_left_out in self._all(self.wanted) if is_left_out]
        return [one for one in found if request.means(one.workspace, one.family)]

    def on_lists(self, request: FindDrift) -> list[tuple[Workspace, Family, str]]:
        """What of this is meant and differs on lists, now → as it should be. It is only told."""
        found = []
        for workspace, family, _ in self.readings:
            then = self.baseline.value.get(lists_key(family))
            if then is None or not request.means(workspace, family):
                continue
            told = list_differences(family, self.lists[workspace.id, family.key], then)
            found += [(workspace, family, one.text("→")) for one in told]
        return found

    @property
    def knows_no_lists(self) -> bool:
        """Whether a setting that has lists was compared with a baseline that says nothing of them."""
        return any(
            family.lists and lists_key(family) not in self.baseline.value for _, family, _ in self.readings
        )

    def _all(self, wanted: Mapping[str, Values]) -> list[tuple[Differing, bool]]:
        found: list[tuple[Differing, bool]] = []
        for workspace, family, now in self.readings:
            kept = self.ignored.get((workspace.id, family.key))
            known = family.load(kept.value) if kept else {}
            parts: tuple[Values, Values] = ({}, {})
            for key, value in wanted.get(family.key, {}).items():
                field = family.field(key)
                if not field.same(now.get(key), value):
                    parts[key in known and field.same(now.get(key), known[key])][key] = value
            found += [
                (Differing(workspace, family, now, then), is_left_out)
                for is_left_out, then in zip((False, True), parts, strict=True)
                if then
            ]
        return found


def compare_with(context: Context, baseline: Saved, request: FindDrift) -> Comparison:
    """Reads the workspaces and what is ignored of them.

    Raises NotAvailable where too much would have to be read or there is nothing to compare, and what Webex
    says when not one setting could be read.
    """
    wanted = wanted_of(baseline, request.families)
    families = [one for one in COMPARED if one.key in wanted]
    reads: list[tuple[Workspace, Family]] = []
    for workspace in request.selection.workspaces:
        reads += [(workspace, family) for family in families if not unavailable(family, workspace)]
        if len(reads) > MAX_READS:
            raise NotAvailable(
                f"{how_many_workspaces(len(request.selection.workspaces))} are too many: I read at most "
                f"{MAX_READS:,} settings for one answer. Nothing was changed.",
                f"Name fewer, or some settings: `drift Paris dnd vs {message_text(quoted(baseline.name))}`.",
            )
    calling = context.services.calling
    documents = calling.read_many([Read(family.path, one.id) for one, family in reads])
    readings: list[tuple[Workspace, Family, Values]] = []
    lists: dict[Key, Listed] = {}
    errors: list[BotError] = []
    for (workspace, family), document in zip(reads, documents, strict=True):
        if not isinstance(document, BotError):
            readings.append((workspace, family, family.values(document.body)))
            if family.lists:
                lists[workspace.id, family.key] = listed(family, rows_of(family, document.body))
        elif not calling.is_unlicensed(family.path, workspace.id):
            errors.append(document)
    if not readings and errors:
        raise errors[0]
    if not readings:
        raise NotAvailable(
            f"There is nothing to compare with “{message_text(baseline.name)}”: it says nothing of these "
            "settings, or no workspace here has them."
        )
    return Comparison(baseline, readings, wanted, ignored_of(context, baseline), len(errors), lists)


def wanted_of(baseline: Saved, families: Sequence[Family] = ()) -> dict[str, Values]:
    """How these settings should be, or all that the baseline has; what can be of one workspace alone, or is
    secret, is left out whatever was kept."""
    found = {}
    for family in COMPARED:
        if family.key in baseline.value and (not families or family in families):
            held, keys = family.load(baseline.value[family.key]), {one.key for one in copied_fields(family)}
            found[family.key] = {key: value for key, value in held.items() if key in keys}
    return found


def require_as_shown(comparison: Comparison, found: Sequence[Differing], request: FindDrift) -> None:
    """Raises OutOfDate where a card showed another baseline or other differences."""
    baseline, seen = comparison.baseline, request.seen
    if not seen:
        return
    again = drift_command(whole(request))
    if not seen.startswith(seen_baseline(baseline)):
        refusal = was_saved_again(baseline)
    elif request.action != "fix" and seen != seen_of(baseline, found):
        refusal = OutOfDate("What differs is not what this card shows any more. Nothing was changed.")
    else:
        return
    raise OutOfDate(refusal.sentence, "Look again:", (again,))


def seen_of(baseline: Saved, found: Sequence[Differing]) -> str:
    """Tells what a card showed, as the last word of what its buttons say; with all values that can be
    accepted."""
    shown = [
        (*one.key, one.family.dump(copied_values(one.family, one.now)), one.family.dump(one.then))
        for one in found
    ]
    digits = sha256(json.dumps(sorted(shown, key=str), sort_keys=True, default=str).encode()).hexdigest()
    return f"{seen_baseline(baseline)}{digits[:SEEN_DIGITS]}"


def drift_command(request: FindDrift, seen: str = "") -> str:
    """A request as it is typed, and as a button says it with what its card showed."""
    words = ["drift", request.selection.said, keys_of(request.families), "vs", quoted(request.name)]
    only = [request.only.said if request.only else "", keys_of(request.only_families)]
    words += [_SAID[request.action] or ("only" if any(only) else ""), *only, seen]
    return " ".join(filter(None, words))


def alone(context: Context, request: FindDrift, these: Sequence[Differing]) -> FindDrift:
    """The same about these workspaces and settings only; without the others beside them where the words would
    be too long for a button."""
    workspaces = tuple({one.workspace.id: one.workspace for one in these}.values())
    families = tuple({one.family.key: one.family for one in these}.values())
    part = Selection(workspaces, ", ".join(context.typed_name(one) for one in workspaces))
    asked = replace(request, only=part, only_families=families)
    is_short = len(drift_command(asked)) <= MAX_WORDS - MAX_SEEN_CHARS
    return asked if is_short else replace(asked, selection=part, only=None)


def whole(request: FindDrift) -> FindDrift:
    """The request that shows all that differs."""
    return replace(request, action="show", only=None, only_families=(), seen="")


def about(request: FindDrift) -> str:
    """The workspaces that are meant, as it stands below a title."""
    meant = request.only or request.selection
    said = meant.workspaces[0].name if len(meant.workspaces) == 1 else meant.said.replace('"', "")
    return ", ".join([said, *(one.title for one in request.only_families or request.families)])


def nothing_differs(comparison: Comparison, request: FindDrift) -> Answer:
    """The answer where there is nothing to be done."""
    but = ["what is ignored"] if comparison.left_out(request) else []
    but += ["what stands on lists"] if comparison.on_lists(request) else []
    said = f" but {' and '.join(but)}" if but else ""
    return Answer(Reply(f"Nothing differs{said}. Nothing was changed."))


def told_of(these: Sequence[Differing]) -> str:
    """The first of what differs in one line, now → as it should be, and how much more there is."""
    said = [f"{told.label}: {told.before} → {told.after}" for one in these for told in one.told]
    left = len(said) - MAX_FIELDS_SAID
    return "; ".join([*said[:MAX_FIELDS_SAID], *([f"{left} more"] if left > 0 else [])])
