"""“Allow it” behind the question whether a type of calls is allowed: that type, and not the whole setting."""

from __future__ import annotations

from bot.access import Access, Viewer, require_setting
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.language.remembered.memory import Topic
from bot.language.requests.changing import Propose, SetFields
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.words.tokens import Sentence
from bot.language.understand.one_sentence import RunCommand
from bot.names.workspaces import typed_name

_ALLOWS = frozenset({"allow", "permit", "enable", "unblock"})
_BLOCKS = frozenset({"block", "forbid", "bar", "disallow", "prohibit"})
_IT = frozenset({"it", "that", "this", "them", "those"})
_AROUND = frozenset(
    {"please", "pls", "then", "ok", "okay", "yes", "so", "now", ",", "and", "no", "there", "again"}
)


def type_asked_about(viewer: Viewer, sentence: Sentence, topic: Topic, run: RunCommand) -> Propose | None:
    """The change of the types of calls that were asked about last, to be shown first; None for any other
    sentence."""
    said = [word for word in sentence.words if word not in _AROUND]
    is_allowed = len(said) == 2 and said[0] in _ALLOWS
    is_order = len(said) == 2 and said[1] in _IT and (is_allowed or said[0] in _BLOCKS)
    asked = [one.field.key for one in topic.whether if one.field.key.startswith("callingPermissions.")]
    workspace = viewer.workspaces().by_id.get(topic.workspace_id)
    if not (is_order and asked and workspace) or topic.family != OUTGOING_PERMISSION.key:
        return None
    require_setting(viewer.rights, OUTGOING_PERMISSION, workspace, Access.WRITE)
    own = {"useCustomEnabled": typed(True), "useCustomPermissions": typed(True)}
    actions = {key: "ALLOW" if is_allowed else "BLOCK" for key in asked if key.endswith(".action")}
    frame = Frame(OUTGOING_PERMISSION, values={**own, **actions})
    command = frame_command(frame, typed_name(viewer.workspaces(), workspace))
    request = run(command) if actions else None
    return Propose(request, command) if isinstance(request, SetFields) else None
