"""The kinds of value a setting can have: how each is explained, typed, shown, compared, read and written."""

from cards.fields.base import MAX_INPUT_CHARS, OFF, ON, ChoiceRows, Field, Final, Invalid, Section
from cards.fields.candidates import MAX_NAMES_TO_ADD, Entered, PeopleEdit, Search
from cards.fields.look_up import People, Reference
from cards.fields.phone import Phone, Phones, is_emergency
from cards.fields.phone_numbers import cost_warning, dialled, example_number, spoken_number
from cards.fields.references import Ref, dump_refs, in_one_line, load_refs, parts_of
from cards.fields.scalar import Choice, Digits, Email, Number, Option, Text, Toggle
from cards.text import NOTHING, visible

__all__ = [
    "MAX_INPUT_CHARS",
    "MAX_NAMES_TO_ADD",
    "NOTHING",
    "OFF",
    "ON",
    "Choice",
    "ChoiceRows",
    "Digits",
    "Email",
    "Entered",
    "Field",
    "Final",
    "Invalid",
    "Number",
    "Option",
    "People",
    "PeopleEdit",
    "Phone",
    "Phones",
    "Ref",
    "Reference",
    "Search",
    "Section",
    "Text",
    "Toggle",
    "cost_warning",
    "dialled",
    "dump_refs",
    "example_number",
    "in_one_line",
    "is_emergency",
    "load_refs",
    "parts_of",
    "spoken_number",
    "visible",
]
