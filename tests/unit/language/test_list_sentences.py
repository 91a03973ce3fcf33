"""Sentences about the items of lists, and about whom a list takes, become the commands they mean."""

from __future__ import annotations

import pytest

from bot.events import Licence, Workspace
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.readings.readings import readings
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.names.workspaces import WorkspaceIndex

NAMES = ("Lobby Paris", "Kitchen", "Gym", "Front Desk", "Room 101", "Boardroom 4.12", "Training Room")
WORKSPACES = WorkspaceIndex(
    [
        Workspace(f"w{at}", name, Licence.PROFESSIONAL, "l1", "Denver", extension=str(2003 + at))
        for at, name in enumerate(NAMES)
    ]
)


def _read(text: str) -> list[Reading]:
    (sentence,) = map(lexicon().rephrased, sentences(text))
    return readings(sentence, WORKSPACES, lexicon())


def _commands(text: str) -> set[str]:
    """The commands that a sentence means, as far as nothing stops them."""
    return {
        frame_command(one.frame, one.workspaces[0].name)
        for one in _read(text)
        if one.frame and one.is_complete and one.workspaces and not one.hard and not one.asks
    }


REJECT = 'add rule reject Gym chosen callers "+12125550177" calls from chosen callers'
ADD_TO_MONITORING = 'set monitoring Gym monitored lines add "Ravi"'
REMOVE_4400 = "remove ring number simultaneous Gym 4400"
ACCEPT, PRIORITY = (REJECT.replace("reject", other) for other in ("accept", "priority"))


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("add 4400 to the sequential ring of the gym", "add ring number sequential Gym number 4400"),
        ("put 4400 in sequential ring at the gym", "add ring number sequential Gym number 4400"),
        ("gym sequential ring: add 4400", "add ring number sequential Gym number 4400"),
        (
            "add +1 212 555 0177 with 5 rings to sequential ring in the gym",
            "add ring number sequential Gym number +12125550177 rings 5",
        ),
        ("let 4400 ring together with the gym", "add ring number simultaneous Gym number 4400"),
        ("take 4321 off the simultaneous ring of the gym", "remove ring number simultaneous Gym 4321"),
        ("delete 4321 from sequential ring at the gym", "remove ring number sequential Gym 4321"),
        ("reject calls from +1 212 555 0177 at the gym", REJECT),
        ("block +12125550177 from calling the gym", REJECT),
        ("gym: turn away calls from +1 212-555-0177 please", REJECT),
        ("reject all calls from +12125550177 in the gym", REJECT),
        ("only accept calls from +12125550177 in the gym", ACCEPT),
        ("add +12125550177 to selective reject of the gym", REJECT),
        ("ring differently for calls from +12125550177 in the gym", PRIORITY),
        ("unblock +12125550177 in the gym", "remove rule reject Gym +12125550177"),
        ("remove the reject rule for +12125550177 in the gym", "remove rule reject Gym +12125550177"),
        ("remove all reject rules of the gym", "remove all rules reject Gym"),
        ("remove every digit pattern of the gym", "remove all patterns Gym"),
        ("delete the digit pattern UK from the gym", 'remove pattern Gym "UK"'),
        (
            "change the action of digit pattern UK to block at the gym",
            'change pattern Gym "UK" action block',
        ),
        (
            "add digit pattern +44! called UK with action allow to the gym",
            'add pattern Gym pattern "+44!" name "UK" action allow',
        ),
        ("remove the Night shift code of the gym", 'remove code Gym "Night shift"'),
        (
            "add Ravi Shah to the monitored lines of the gym",
            'set monitoring Gym monitored lines add "Ravi Shah"',
        ),
        ("monitor Ravi's line at the gym", 'set monitoring Gym monitored lines add "Ravi"'),
        ("put the kitchen on the BLF of the gym", 'set monitoring Gym monitored lines add "Kitchen"'),
        ("let Ravi use push to talk in the gym", 'set ptt Gym members add "Ravi"'),
        ("Ravi may use the intercom in the gym", 'set ptt Gym members add "Ravi"'),
        ("put Ravi on the push-to-talk list of the gym", 'set ptt Gym members add "Ravi"'),
        ("add Ravi and Anna to push to talk in the gym", 'set ptt Gym members add "Ravi", "Anna"'),
        ("gym BLF: + Ravi Shah", 'set monitoring Gym monitored lines add "Ravi Shah"'),
        ("could Ravi be added to the monitored lines of the gym", ADD_TO_MONITORING),
        ("gym privacy, whitelist Ravi as monitoring agent", 'set privacy Gym who may see it all add "Ravi"'),
        ("Ravi may monitor the gym (privacy)", 'set privacy Gym who may see it all add "Ravi"'),
        ("give Ravi access to push to talk in the gym", 'set ptt Gym members add "Ravi"'),
        ("Ravi needs push to talk in the gym", 'set ptt Gym members add "Ravi"'),
        ("Ravi needs push to talk in the gym, please add him", 'set ptt Gym members add "Ravi"'),
        ("Ravi out of the gym's ptt list", 'set ptt Gym members remove "Ravi"'),
        ("no push to talk for Ravi in the gym any more", 'set ptt Gym members remove "Ravi"'),
        ("Ravi should not be a push-to-talk member in the gym", 'set ptt Gym members remove "Ravi"'),
        ("Ravi may no longer use the intercom in the gym", 'set ptt Gym members remove "Ravi"'),
        ("add Anna and remove Ravi from ptt in the gym", 'set ptt Gym members add "Anna" remove "Ravi"'),
        ("gym sequential ring, also try 4400", "add ring number sequential Gym number 4400"),
        ("gym simring += 4400", "add ring number simultaneous Gym number 4400"),
        ("my old mobile 4400 needs to come off the gym's simring list", REMOVE_4400),
        ("Maria's cell 4400 should not ring along with the gym any longer", REMOVE_4400),
        ("take Ravi off the ptt members of the gym", 'set ptt Gym members remove "Ravi"'),
        (
            "block international and premium calls from the gym",
            "set outgoing Gym international block premium services i block premium services ii block",
        ),
        (
            "block special services 1 and 2 on the gym",
            "set outgoing Gym special services i block special services ii block",
        ),
        ("block premium services 1 on the gym", "set outgoing Gym premium services i block"),
        ("allow premium services ii calls in the gym", "set outgoing Gym premium services ii allow"),
        ("gym: disallow collect calls", "set incoming Gym collect calls off"),
        (
            "use the location's default digit patterns in the gym",
            "set patterns Gym use custom digit patterns off",
        ),
        ("clear transfer number 3 in the gym", "set transfer Gym transfer number 3 none"),
        (
            "set name of the digit pattern +1900! to Acme in the gym",
            'change pattern Gym "+1900!" name "Acme"',
        ),
        (
            "set confirmation of the ring number 4404 to off in sequential ring of the gym",
            "change ring number sequential Gym 4404 press a key to answer off",
        ),
        (
            "add ring number 4404 to sequential ring in the gym, rings: 4 rings",
            "add ring number sequential Gym number 4404 rings 4",
        ),
        (
            "turn off the rule 4404 in selective forward of the gym",
            "change rule selforward Gym 4404 forward off",
        ),
        (
            "add a rule with calls from anybody to selective accept of the gym",
            "add rule accept Gym calls from anybody",
        ),
        (
            "change schedule of rule 4404 in selective reject of the gym to Closed",
            'change rule reject Gym 4404 during "Closed"',
        ),
    ],
)
def test_a_sentence_is_the_command_it_means(said: str, command: str) -> None:
    assert _commands(said) == {command}


@pytest.mark.parametrize(
    "said",
    [
        "do not reject calls from +12125550177 at the gym",
        "should I block +12125550177 in the gym",
        "is +12125550177 blocked in the gym?",
        "+12125550177 was blocked by the gym",
        "block +12125550177 in the gym tomorrow",
        "if Ravi asks, add him to push to talk in the gym",
        "Ravi should not be removed from ptt in the gym",
        "accept all calls in the gym",
        "accept the call in the gym",
        "block push to talk in the gym",
        "remove the number of the gym",
        "remove 4321 and 4400 from sequential ring in the gym",
        "add 4321 to the gym",
        "priority alert room 101",
        "selective forward room 101",
        "sequential ring 4321 gym",
        "clear the busy lamp list of Lobby Paris",
    ],
)
def test_what_says_less_or_something_else_is_no_order(said: str) -> None:
    assert not _commands(said)


@pytest.mark.parametrize(
    "said", ["block numbers starting with 1900 in the gym", "block calls to +1 900 in the gym"]
)
def test_a_pattern_that_was_given_no_name_is_asked_about(said: str) -> None:
    (reading,) = _read(said)
    assert reading.frame
    assert reading.frame.family.key == "patterns"
    assert reading.frame.guesses
