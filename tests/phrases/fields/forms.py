"""Ways to build a sentence about one field, as people build them; none is taken from the bot's grammar.

In a form `{name}` stands for the field, `{value}` for what it is to be, `{setting}` and `{workspace}` for
where it is. Of a switch, `{state}` is on or off, `{turn}` is enable or disable, `{turned}` is enabled or
disabled. Of a list, `{title}` is what an item is called, and `{item}` tells which.
"""

from __future__ import annotations

SWITCH = (
    "turn {state} {name} in {setting} for {workspace}",
    "{workspace}: {setting}, {name} {state}",
    "set {name} to {state} under {setting} of {workspace}",
    "{name} should be {state} for {setting} in {workspace}",
    "could you please {turn} {name} of {setting} on {workspace}",
    "in the {setting} settings of {workspace} switch {name} {state}",
    "{setting} {workspace} {name}: {state}",
    "I need {name} {turned} in {setting} at {workspace}",
)
SWITCH_ALONE = (
    "turn {state} {name} for {workspace}",
    "{workspace} {name} {state}",
    "please switch {name} {state} in {workspace}",
    "{name} needs to be {turned} at {workspace}",
    "{turn} {workspace}'s {name}",
)
ORDER = (
    "{name} in {setting} for {workspace}",
    "please {name} under {setting} at {workspace}",
    "I want {workspace} to {name} in {setting}",
    "{workspace} should {name} with {setting}",
)
"""For a name that is an order itself: “record voicemail”."""
ORDERS = frozenset(
    {
        "accept", "announce", "answer", "block", "email", "follow", "forward", "hide", "intercept", "play",
        "receive", "record", "reject", "repeat", "ring", "send", "tell", "transfer", "use",
    }
)  # fmt: skip
"""Verbs with which the name of a switch is an order."""
NO_ORDERS = frozenset({"ring reminder"})
"""Names that only begin like one."""
NO_NAMES = frozenset({"enabled", "to", "from", "when"})
"""Words for a field in a command that are no name of it in a sentence."""

VALUE = (
    "set {name} to {value} in {setting} of {workspace}",
    "{workspace}: {setting}, {name}: {value}",
    "change {name} in {setting} for {workspace} to {value}",
    "{name} should be {value} for {setting} on {workspace}",
    "could you please set the {setting} {name} of {workspace} to {value}",
    "in {setting} of {workspace} make {name} {value}",
    "use {value} as {name} in {setting} at {workspace}",
    "{setting} {workspace} {name} = {value}",
)
VALUE_ALONE = (
    "set {name} to {value} for {workspace}",
    "{workspace} {name} {value}",
    "please change {name} at {workspace} to {value}",
    "{name} must be {value} in {workspace}",
    "{workspace}'s {name}: {value}",
)
CLAUSE = (
    "{workspace}: {setting}: {name} {value}",
    "in {setting} of {workspace}, {name} {value}",
    "{name} {value} in {setting} for {workspace}",
    "please set {setting} for {workspace}: {name} {value}",
    "{setting} {workspace}: {name}: {value}",
)
"""For a name that is half a sentence and waits for its value: “all calls go to”."""

PEOPLE = (
    "add {value} to {name} in {setting} of {workspace}",
    "{workspace}: {setting}, {name}: add {value}",
    "could you please put {value} on the {name} list of {setting} at {workspace}",
    "{setting} for {workspace}: {name} should include {value}",
    "in {setting} of {workspace} add {value} to {name}",
)
PEOPLE_GONE = (
    "remove {value} from {name} in {setting} of {workspace}",
    "{workspace}: {setting}, {name}: remove {value}",
    "could you please take {value} off the {name} list of {setting} at {workspace}",
    "delete {value} from the {setting} {name} of {workspace}",
    "in {setting} of {workspace} remove {value} from {name}",
)

ITEM = (
    "add {value} to {setting} of {workspace}",
    "{workspace}: {setting}: add the {title} {value}",
    "please put {value} on the {title} list of {setting} at {workspace}",
    "in {setting} of {workspace} add {title} {value}",
    "could you create a {title} for {value} in {setting} at {workspace}",
)
"""A new item, by the field that makes it what it is; the first is only for the first list of a setting."""
ITEM_WITH = (
    "add {title} {item} with {name} {value} to {setting} of {workspace}",
    "{workspace}: {setting}: add {title} {item}, {name} {value}",
    "please add the {title} {item} to {setting} in {workspace}, {name}: {value}",
    "in {setting} of {workspace} create a {title} for {item} with {name} {value}",
)
"""A new item with another field of it."""
ITEM_OF = (
    "add a {title} with {name} {value} to {setting} of {workspace}",
    "{workspace}: {setting}: add a {title}: {name} {value}",
    "please create a {title} in {setting} at {workspace} with {name} {value}",
    "in {setting} of {workspace} add a {title}, {name}: {value}",
)
"""A new item that is told by this field alone."""
ITEM_CHANGE = (
    "change {name} of {title} {item} in {setting} of {workspace} to {value}",
    "set {name} of the {title} {item} to {value} in {setting} for {workspace}",
    "{workspace}: {setting}: change {title} {item}: {name} {value}",
    "{name} of the {title} {item} should be {value} in {setting} at {workspace}",
)
"""A field of an item that is there."""
ITEM_SWITCH = (
    "turn {state} the {title} {item} in {setting} of {workspace}",
    "{workspace}: {setting}: {title} {item} {state}",
    "please {turn} {title} {item} of {setting} at {workspace}",
    "the {title} {item} should be {turned} in {setting} for {workspace}",
)
"""An item that is on or off itself."""
