"""Sentences that the help of a setting shows: what people say, with a workspace and a number of theirs."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLE_SENTENCES: Mapping[str, tuple[str, ...]] = {
    "intercept": ("take {workspace} out of service", "is {workspace} out of service?"),
    "forwarding": ("forward {workspace} to {number} when busy", "is {workspace} forwarded?"),
    "dnd": ("turn on dnd in {workspace}", "is dnd on in {workspace}?"),
    "waiting": ("turn off call waiting in {workspace}",),
    "voicemail": ("voicemail in {workspace} after 5 rings", "send {workspace} to voicemail"),
    "callerid": ("show the location number for calls from {workspace}",),
    "numbers": ("what number does {workspace} have?",),
    "emergency": ("use the location number for emergency calls from {workspace}",),
    "sequential": ("turn on sequential ring in {workspace}",),
    "simultaneous": ("turn on simultaneous ring in {workspace}",),
    "accept": ("is selective accept on in {workspace}?",),
    "reject": ("turn on selective reject in {workspace}",),
    "selforward": ("is selective forward on in {workspace}?",),
    "priority": ("turn on priority alert in {workspace}",),
    "anonymous": ("block anonymous calls in {workspace}",),
    "incoming": ("block external calls to {workspace}",),
    "outgoing": ("block international calls from {workspace}", "can {workspace} call abroad?"),
    "transfer": ("what are the transfer numbers of {workspace}?",),
    "codes": ("what are the access codes of {workspace}?",),
    "patterns": ("what are the digit patterns of {workspace}?",),
    "recording": ("record all calls in {workspace}", "is {workspace} recorded?"),
    "music": ("turn off music on hold in {workspace}",),
    "monitoring": ("turn on call park notification in {workspace}",),
    "ptt": ("turn on push to talk in {workspace}",),
    "privacy": ("hide the status of {workspace} in the directory",),
    "barge": ("turn on barge in for {workspace}",),
    "bridge": ("turn off the call bridge warning tone in {workspace}",),
    "policies": ("is the connected line id hidden in {workspace}?",),
}
"""By the key of the setting; `{number}` is the extension of another workspace."""
