"""Sentences that the help of a setting shows: what people say, with a workspace and a number of theirs."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLE_SENTENCES: Mapping[str, tuple[str, ...]] = {
    "intercept": ("take {workspace} out of service", "is {workspace} out of service?"),
    "forwarding": ("forward {workspace} to {number} when busy", "is {workspace} forwarded?"),
    "dnd": ("turn on dnd in {workspace}", "is dnd on in {workspace}?"),
    "waiting": ("turn off call waiting in {workspace}",),
    "voicemail": ("voicemail in {workspace} after 5 rings", "send {workspace} to voicemail"),
    "callerid": ("show the main number for {workspace}",),
    "numbers": ("what number does {workspace} have?",),
    "emergency": ("ecbn of {workspace}: location number",),
    "sequential": ("turn on sequential ring in {workspace}",),
    "simultaneous": ("turn on simultaneous ring in {workspace}",),
    "accept": ("is selective accept on in {workspace}?",),
    "reject": ("turn on selective reject in {workspace}",),
    "selforward": ("is selective forward on in {workspace}?",),
    "priority": ("turn on priority alert in {workspace}",),
    "anonymous": ("block anonymous calls in {workspace}",),
    "incoming": ("block external calls to {workspace}",),
    "outgoing": ("{workspace}: block international", "can {workspace} call abroad?"),
    "transfer": ("transfer numbers of {workspace}?",),
    "codes": ("access codes of {workspace}?",),
    "patterns": ("digit patterns of {workspace}?",),
    "recording": ("record all calls in {workspace}", "is {workspace} recorded?"),
    "music": ("turn off music on hold in {workspace}",),
    "monitoring": ("{workspace} park notification on",),
    "ptt": ("turn on push to talk in {workspace}",),
    "privacy": ("hide the status of {workspace}",),
    "barge": ("turn on barge in for {workspace}",),
    "bridge": ("no bridge tone in {workspace}",),
    "policies": ("{workspace}: connected line id?",),
}
"""By the key of the setting; `{number}` is the extension of another workspace."""
