"""The switch between a workspace's own values and those of its location, and what depends on it."""

from __future__ import annotations

from bot.catalogue.model.family import Conflict
from bot.catalogue.model.spoken import Act, phrases
from cards.fields import Toggle


def own_or_location(key: str, label: str, *words: str, explained: str = "") -> Toggle:
    """The switch between values of the workspace's own and those of its location."""
    return Toggle(key=key, label=label, words=(*words, "custom", "use custom"), help=explained)


_LOCATION_VERBS = phrases(
    "use|go back to|back to|switch to|switch back to|reset to|return to|follow|inherit|inherit from|"
    "reset|to|take|take over|restore|apply|change to|change back to|put back to|set to|set back to"
)
_LOCATION_SETTINGS = phrases(
    "the location default|location default|the location|location|the default|default|the defaults|defaults|"
    "the location settings|location settings|the default settings|default settings|the location defaults|"
    "location defaults|location 's|location 's settings|location 's values|location 's permissions|"
    "location 's ones|values of the location|settings of the location"
)
_OWN_VERBS = (
    "use", "uses", "using", "set", "have", "has", "give it", "gets", "needs", "switch to", "apply",
    "let it use", "go by", "goes by",
)  # fmt: skip
_OWN_SETTINGS = phrases("custom|custom settings|own|its own|own settings|its own settings|the custom")


def own_or_location_acts(key: str) -> tuple[Act, ...]:
    """What people say to switch between values of the workspace's own and those of its location."""
    own, location = (
        tuple(f"{verb} {what} [again]" for verb in verbs for what in whats)
        for verbs, whats in ((_OWN_VERBS, _OWN_SETTINGS), (_LOCATION_VERBS, _LOCATION_SETTINGS))
    )
    return (
        Act(says=own, values={key: True}, beside_name=True),
        Act(says=location, values={key: False}, contrary={key: True}, beside_name=True),
        Act(
            says=(
                "[and] (not|instead of|rather than) [those of] location ['s] [own] "
                "[ones|settings|defaults|values]",
            ),
            values={key: True},
            beside_name=True,
            is_guess=True,
        ),
        Act(
            says=("own", "its own"),
            values={key: True},
            beside_name=True,
            needs_name=True,
            is_guess=True,
        ),
        Act(
            says=("default", "defaults"),
            values={key: False},
            contrary={key: True},
            beside_name=True,
            needs_name=True,
            is_guess=True,
        ),
    )


def needs_own_permissions(field: str, sentence: str) -> Conflict:
    """What `field` turns on has no effect while custom outgoing settings are off, as `sentence` says."""
    return Conflict(
        field=field,
        other_family="outgoing",
        other_field="useCustomEnabled",
        other_value=False,
        sentence=sentence,
        fix="set outgoing {workspace} on",
        fix_title="Turn Outgoing Permission on",
    )
