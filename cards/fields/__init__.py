"""The kinds of value a setting can have: how each is labelled, read from a person, compared and said."""

from cards.fields.base import NOTHING, OFF, ON, Field, Invalid, Section, visible
from cards.fields.phone import Final, Phone, Phones, dialled, spoken_number
from cards.fields.refs import People, Ref, Reference, dump_refs, load_refs
from cards.fields.scalar import Choice, Digits, Email, Number, Option, Text, Toggle

__all__ = [
    "NOTHING",
    "OFF",
    "ON",
    "Choice",
    "Digits",
    "Email",
    "Field",
    "Final",
    "Invalid",
    "Number",
    "Option",
    "People",
    "Phone",
    "Phones",
    "Ref",
    "Reference",
    "Section",
    "Text",
    "Toggle",
    "dialled",
    "dump_refs",
    "load_refs",
    "spoken_number",
    "visible",
]
