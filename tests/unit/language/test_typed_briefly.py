"""Orders of a few words, as they are typed on a phone: short words, entries of lists, what is wanted alone,
and a word behind a comma that says why."""

from __future__ import annotations

import pytest

from bot.language.requests.changing import AddItem, EditSetting, Propose, RemoveItem, SetFields
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting
from tests.unit.language.test_sentences import understood


def typed(request: Request | None) -> str:
    """The command that a request stands for; empty for none."""
    return getattr(request.fields if isinstance(request, Propose) else request, "typed", "").replace('"', "")


def is_shown_first(request: Request | None) -> bool:
    """Whether nothing is written before somebody presses “Do it”."""
    return isinstance(request, Propose) or bool(request and request.shows_first)


ORDERS = {
    "gym prem rate II barred": "set outgoing Gym premium services ii block",
    "special svcs 1 off at gym": "set outgoing Gym special services i block",
    "paid dir assistance only w auth code at gym": (
        "set outgoing Gym directory assistance require access code"
    ),
    "gym toll free: dialling ok, transferring not allowed": (
        "set outgoing Gym toll-free allow toll-free: allow transfer off"
    ),
    "gym: withheld nos get turned away": "set anonymous Gym reject anonymous calls on",
    "no-number callers: turn away, gym": "set anonymous Gym reject anonymous calls on",
    "let anonymous thru again at gym": "set anonymous Gym reject anonymous calls off",
    "gym shld get a heads up when one of its watched lines has a call parked": (
        "set monitoring Gym call park notification on"
    ),
    "outsiders only via transfer, gym": "set incoming Gym external calls allow only transferred",
    "cid of gym shld be the main no.": "set callerid Gym external caller id number location number",
    "gym shld show the main denver number": "set callerid Gym external caller id number location number",
    "back to own number on outbound for gym": "set callerid Gym external caller id number direct line",
    "ext cid name gym: Radio Ward 3": (
        "set callerid Gym other external caller id name Radio Ward 3 external caller id name another name"
    ),
    "gym shld go by its own digit patterns not the location's": (
        "set patterns Gym use custom digit patterns on"
    ),
    "gym not dialable by ext from the AA": "set privacy Gym reached by extension off",
    "no pickup no barge on gym": "set privacy Gym no pickup or barge-in on",
    "redirected calls, gym: ppl outside dont need to see who really picked up": (
        "set policies Gym hide who answered a call that was sent on for external calls"
    ),
    "every call at gym gets recorded from now on": "set recording Gym record calls on when always",
    "beep every 30s while recording, gym": "set recording Gym every 30 repeat a tone on",
    "rec announcement for internals too, gym": "set recording Gym on internal calls on",
    "gym in dnd shld still do a short ring": "set dnd Gym ring reminder on",
    "beep again when bridged, gym": "set bridge Gym warning tone on",
    "ppl who hit the intercept at gym: 0 takes them to 2008": (
        "set intercept Gym transfer on 0 to 2008 transfer on 0 on"
    ),
    "intercepted callers at gym to vm": "set intercept Gym send to voicemail on",
    "0 in vm of gym -> 4001": "set voicemail Gym transfer on 0 to 4001 transfer on 0 on",
    "seq ring gym: vm at the end": "set sequential Gym then to voicemail on",
    "seq ring gym carry on if busy: no": "set sequential Gym go on when this phone is busy off",
    "ptt auto answer gym: yes": "set ptt Gym answer automatically on",
    "ptt everyone but the listed ones, gym": "set ptt Gym access everybody but members",
    "every number its own ring, gym": "set numbers Gym distinctive ring on",
    "911 shows location no. for gym": "set emergency Gym number to call back location's number",
    "gym no-answer fwd, I said 3 rings, make it 6": "set forwarding Gym rings before forwarding 6",
    "gym wan down -> 5010": (
        "set forwarding Gym when not reachable, calls go to 5010 forward when not reachable on"
    ),
    "next time gym drops offline its calls shld land on 4001": (
        "set forwarding Gym when not reachable, calls go to 4001 forward when not reachable on"
    ),
    "gym -> 4011, everything": "set forwarding Gym all calls go to 4011 forward all calls on",
    "gym offline -> Sam": (
        "set forwarding Gym when not reachable, calls go to Sam forward when not reachable on"
    ),
    "gym cfb to sam's did": "set forwarding Gym when busy, calls go to sam forward when busy on",
    "all calls for gym shld land on Sam": "set forwarding Gym all calls go to Sam forward all calls on",
    "4 rings then Bob, gym": (
        "set forwarding Gym when unanswered, calls go to Bob rings before forwarding 4 "
        "forward when unanswered on"
    ),
    "hold music again at gym": "set music Gym music on hold on",
    "play music to waiting callers, gym": "set music Gym music on hold on",
    "fwded calls at gym shouldnt carry caller id": "set callerid Gym block on forwarded calls on",
    "gym same ringtone for both nos": "set numbers Gym distinctive ring off",
    "gym only takes calls reception transfers": "set incoming Gym external calls allow only transferred",
    "intl ok gym": "set outgoing Gym international allow",
    "rec announcement off for internal, gym": "set recording Gym on internal calls off",
    "hidden numbers no thanks, gym": "set anonymous Gym reject anonymous calls on",
    "vm: all calls, gym": "set voicemail Gym send all calls on voicemail on",
    "answerer visible again on redirects, gym": (
        "set policies Gym hide who answered a call that was sent on never"
    ),
    "gym calls over to Ravi, wing B shut": ("set forwarding Gym all calls go to Ravi forward all calls on"),
    "gym shut, vm off": "set voicemail Gym voicemail off",
    "callers on hold at gym get silence pls": "set music Gym music on hold off",
    "gym CFNA 4002 after 4": (
        "set forwarding Gym when unanswered, calls go to 4002 rings before forwarding 4 "
        "forward when unanswered on"
    ),
    "mask caller nr on fwd, gym": "set callerid Gym block on forwarded calls on",
    "2nd transfer no gym 5001": "set transfer Gym transfer number 2 5001",
    "no 1 auto transfer gym now 5002": "set transfer Gym transfer number 1 5002",
    "public may ring gym again": "set incoming Gym external calls allow all",
    "gym: in from outside = nope": "set incoming Gym external calls block all",
    "reverse charges refused, gym": "set incoming Gym collect calls off",
    "stop the knocking tone on gym": "set waiting Gym call waiting off",
    "reject no-id calls, gym": "set anonymous Gym reject anonymous calls on",
    "outside callers hear rec announcement, gym": "set recording Gym on outside calls on",
    "gym recs incl voicemails": "set recording Gym record voicemail on",
    "recording gym: staff starts it": "set recording Gym record calls on when when somebody starts it",
    "trainers barge in ok, gym": "set barge Gym barge in on",
    "quiet please, gym, merger talks": "set dnd Gym do not disturb on",
    "status privacy off, gym": "set privacy Gym hide status in the directory off",
    "nobody sees gym's status": "set privacy Gym hide status in the directory on",
    "redirects: hide the answerer from all, gym": (
        "set policies Gym hide who answered a call that was sent on for all calls"
    ),
    "ptt gym dont auto answer": "set ptt Gym answer automatically off",
    "gym uses custom incoming perms": "set incoming Gym use custom settings on",
    "3035550190 as 2nd number on gym, press hotline": "add number Gym number 3035550190",
}


@pytest.mark.parametrize(("said", "command"), ORDERS.items())
def test_what_is_typed_short_is_an_order(said: str, command: str) -> None:
    assert typed(understood(said)) == command


ENTRIES = {
    "gym seq ring +2008": ("add ring number sequential Gym number 2008", False),
    "gym sim ring + 4001": ("add ring number simultaneous Gym number 4001", False),
    "sel reject gym +17205550144": (
        "add rule reject Gym chosen callers +17205550144 calls from chosen callers",
        False,
    ),
    "ptt gym +Ravi": ("set ptt Gym members add Ravi", False),
    "gym ptt - Ravi": ("set ptt Gym members remove Ravi", True),
    "gym ptt -Ravi, moved to the shop": ("set ptt Gym members remove Ravi", True),
    "blf for front desk on the gym phone": ("set monitoring Gym monitored lines add Front Desk", True),
    "blf kim dahl gone from gym": ("set monitoring Gym monitored lines remove kim dahl", True),
    "ravi off ptt gym, he quit": ("set ptt Gym members remove ravi", True),
    "pattern Tourcrew can go, band left. gym": ("remove pattern Gym Tourcrew", True),
    "303 555 0102 out of the one-after-the-other list, gym": (
        "remove ring number sequential Gym 3035550102",
        False,
    ),
    "sel accept gym: let 4001 thru": (
        "add rule accept Gym chosen callers 4001 calls from chosen callers",
        False,
    ),
    "sel reject: keep 7205550199 out of gym": (
        "add rule reject Gym chosen callers 7205550199 calls from chosen callers",
        True,
    ),
    "only 4001 + 4002 ring gym, sel accept": (
        "add rule accept Gym chosen callers 4001, 4002 calls from chosen callers",
        True,
    ),
    "gym shld ring special whenever 2009 calls, thats the VIP line": (
        "add rule priority Gym chosen callers 2009 calls from chosen callers",
        True,
    ),
    "put front desk on the seq ring list of gym": ("add ring number sequential Gym number 2009", True),
    "add front desk to gym seq ring": ("add ring number sequential Gym number 2009", True),
    "when gym rings let 5010 go off at the same time": (
        "add ring number simultaneous Gym number 5010",
        True,
    ),
    "when gym rings also ring front desk": ("add ring number simultaneous Gym number 2009", True),
    "let 4001 go off together w gym": ("add ring number simultaneous Gym number 4001", True),
    "sel fwd gym: calls from 7205550133 to 4002": (
        "add rule selforward Gym chosen callers 7205550133 calls from chosen callers to another number 4002",
        True,
    ),
    "during Night shift every call to gym goes to Sam, days as normal": (
        "add rule selforward Gym during Night shift calls from anybody to another number Sam",
        True,
    ),
    "gym wants a lamp for front desk": ("set monitoring Gym monitored lines add Front Desk", True),
    "kim dahl may see gym's status": ("set privacy Gym who may see it all add kim dahl", True),
    "blf gym: out with bob": ("set monitoring Gym monitored lines remove bob", True),
    "lena's lamp off at gym": ("set monitoring Gym monitored lines remove lena", True),
    "alice to the gym blf": ("set monitoring Gym monitored lines add alice", True),
    "ptt gym: kim lee too": ("set ptt Gym members add kim lee", True),
    "4010 should ring when gym rings": ("add ring number simultaneous Gym number 4010", True),
    "4011 joins gym's seq ring": ("add ring number sequential Gym number 4011", True),
    "seq ring gym 5002 too": ("add ring number sequential Gym number 5002", True),
    "ring 5002 along w/ gym": ("add ring number simultaneous Gym number 5002", True),
    "pharma rep 7205550166 calls the gym all day. sel reject": (
        "add rule reject Gym chosen callers 7205550166 calls from chosen callers",
        True,
    ),
    "sel accept gym, office hours": ("add rule accept Gym during office hours calls from anybody", True),
}


@pytest.mark.parametrize(("said", "told"), ENTRIES.items())
def test_an_entry_of_a_list_is_told_in_few_words(said: str, told: tuple[str, bool]) -> None:
    request = understood(said)
    assert (typed(request), is_shown_first(request)) == told


@pytest.mark.parametrize(
    ("said", "command", "reason"),
    [
        ("intercept gym, moving house", "set intercept Gym intercept calls on", "moving house"),
        ("dont disturb the gym", "set dnd Gym do not disturb on", ""),
        ("dnd gym, contract talks", "set dnd Gym do not disturb on", "contract talks"),
        ("dnd gym - choir practice", "set dnd Gym do not disturb on", "choir practice"),
        (
            "call waiting off gym, drives everyone mad",
            "set waiting Gym call waiting off",
            "drives everyone mad",
        ),
        ("moh off gym, way too loud", "set music Gym music on hold off", "way too loud"),
        ("ptt gym two way, shouting across", "set ptt Gym connection two-way", "shouting across"),
        ("vm off gym, they use sms", "set voicemail Gym voicemail off", "they use sms"),
    ],
)
def test_words_behind_a_comma_say_why(said: str, command: str, reason: str) -> None:
    request = understood(said)
    assert isinstance(request, Propose)
    assert (typed(request), request.reason, request.left_over) == (command, reason, "")


@pytest.mark.parametrize(
    ("said", "command"),
    [
        (
            "auto transfer 1 at gym is still Ana, needs to be Bob's ext",
            "set transfer Gym transfer number 1 Bob",
        ),
        ("moh still on at gym, needs to be off", "set music Gym music on hold off"),
        (
            "gym fwd still goes to Ana, make it Bob",
            "set forwarding Gym all calls go to Bob forward all calls on",
        ),
        ("ptt gym is one way, needs to be two way", "set ptt Gym connection two-way"),
        (
            "gym no ans -> 4010 (was 4001)",
            "set forwarding Gym when unanswered, calls go to 4010 forward when unanswered on",
        ),
        ("vm rings gym: 5 (was 3)", "set voicemail Gym rings 5"),
        ("gym is closed, should be open", "set intercept Gym intercept calls off"),
    ],
)
def test_a_value_that_is_told_becomes_the_new_one(said: str, command: str) -> None:
    request = understood(said)
    assert isinstance(request, Propose) and typed(request) == command


LOOKS = {
    "our own exts still ring in at gym?": "incoming",
    "who may call in at gym": "incoming",
    "who may call out at gym": "outgoing",
    "smb dials 911 from gym, which number does dispatch call back?": "emergency",
    "holding callers hear the wrong jingle at gym, what's set there?": "music",
    "cw on or off @ gym": "waiting",
}


@pytest.mark.parametrize(("said", "key"), LOOKS.items())
def test_a_question_in_few_words_shows_its_setting(said: str, key: str) -> None:
    request = understood(said)
    assert isinstance(request, ShowSetting) and request.family.key == key


@pytest.mark.parametrize(
    "said",
    [
        "is intercept on gym",
        "intercept gym",
        "intercept gym?",
        "intercept gym unless ana objects",
        "dnd gym, never mind",
        "dnd gym, maybe",
        "dnd gym, in case",
        "dnd gym, ask ana first",
        "dnd gym, wrong room",
        "seq ring gym not +2008",
        "gym seq ring +2008?",
        "gym ptt +ravi if he asks",
        "ptt gym: is ravi gone",
        "ptt gym: ravi isnt gone",
        "has ravi gone from gym ptt",
        "sel accept gym: dont let 4001 thru",
        "sel accept gym: let nobody thru",
        "sel reject: dont keep 4001 out of gym",
        "code 4417 can go, gym",
        "pattern UK can go if ana agrees, gym",
        "when gym rings let 4001 not ring too",
        "does 4001 ring when gym rings too",
        "anon callers not ok at gym",
        "withheld nos dont get turned away at gym",
        "calls at gym got recorded yesterday",
        "night shift: no gym calls -> 4001",
        "night shift gym calls not to 4001",
        "forward gym to 4001 outside office hours",
        "sel fwd gym: calls from 4001 not to 4002",
        "stop sel fwd gym calls from 4001 to 4002",
        "dnd at gym is still on, should it be off",
        "kim wants dnd, gym",
        "gym calls to ana, we are closed",
        "gym fwd -> 4010, was wrong",
        "may kim dahl see gym's status",
        "ana can't see gym's status",
        "4001 is not spam at the gym, sel reject",
        "gym forwards to 4001, sel reject",
        "dnd gym was on, was off before",
    ],
)
def test_what_is_denied_asked_or_in_doubt_changes_nothing(said: str) -> None:
    changes = (SetFields, Propose, AddItem, RemoveItem)
    assert not isinstance(understood(said), changes)


@pytest.mark.parametrize(
    "said",
    [
        "make the gym a hotline to 4001",
        "hotline at gym",
        "reboot the gym phone, dnd is stuck",
    ],
)
def test_what_is_not_done_here_stays_so(said: str) -> None:
    assert not isinstance(understood(said), SetFields | Propose | AddItem | EditSetting)
