"""Push-to-Talk: the phone as a one-way or two-way intercom."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.members import Members, named
from bot.catalogue.model.shape import Values, section
from bot.catalogue.model.spoken import SOMEBODY, Act, phrases, wordings
from cards.fields import Choice, Option, Toggle


def _summary(name: str, values: Values) -> str:
    members = named(values["members"] or ())
    who = {
        "ALLOW_MEMBERS": f"Only {members}" if members else "Nobody",
        "BLOCK_MEMBERS": f"Everybody but {members}" if members else "Everybody",
    }.get(str(values["accessType"]))
    return f"{who} may push to talk to {name}." if who else ""


_CALLS = "(push to talk|ptt|intercom) [calls|call]"
_BY_ITSELF = "(automatically|by itself|by themselves|on its own)"
_LISTED = (
    "only (listed members|members|listed people|people on list|those on list|people listed|"
    "people on its list|members on list)"
)
_MEMBERS = (
    "(members|listed members|listed ones|listed people|those listed|members on list|people on list|"
    "those on list)"
)
_ALL = "(everyone|everybody|all|anyone|anybody) (but|except)"
_MAY = "may|can|should|to"
_USE = "use|push to talk|talk"
_AS = "treat member list as|treat members as|treat list as|use list as|as"
PUSH_TO_TALK = Family(
    key="ptt",
    title="Push-to-Talk",
    help="Lets the phone be used as an intercom.",
    words=("ptt", "push to talk", "push-to-talk", "intercom"),
    expected={"connectionType": "TWO_WAY"},
    spoken=(
        "(push to talk|ptt|intercom) (calls|call|access|feature|button|mode|rights|permission|permissions)",
        "(over|via|through|by|with) (push to talk|ptt|intercom)",
        "(walkie talkie|pushtotalk|push 2 talk|push2talk|p2t|pushing to talk)",
    ),
    acts=(
        Act(
            says=("(not|do not|never|no longer) (auto answer|answer automatically|pick up by itself)",),
            values={"allowAutoAnswer": False},
            is_guess=True,
        ),
        Act(
            says=(
                "(should|must) (be able to|be allowed to) (reach|call|buzz)",
                "(may|can|wants to|needs to|would like to) (reach|call|buzz)",
            ),
            contrary={},
            beside_name=True,
            needs_name=True,
        ),
        Act(
            says=(
                f"(answer|pick up|take|accept) {_CALLS} {_BY_ITSELF}",
                f"(answer|pick up|picks up|answers) {_BY_ITSELF}",
                f"[should|must] be (answered|picked up|accepted|taken) {_BY_ITSELF}",
                "[should|must] be (answered|picked up) without (anyone|anybody|someone|somebody) (touching|"
                "picking up|answering) [phone|it]",
                f"[should|must] [to] (answer|pick up|come on|open|connect) {_BY_ITSELF}",
                "auto answer [all] (push to talk|ptt|intercom) [calls]",
                f"[be] answered {_BY_ITSELF}",
                "(should|must|to) (auto answer|autoanswer) [by itself]",
            ),
            values={"allowAutoAnswer": True},
            contrary={"allowAutoAnswer": False},
        ),
        Act(
            says=(
                f"stop (answering|picking up) {_BY_ITSELF}",
                f"[should|must|do] not (answer|pick up) {_BY_ITSELF}",
                f"[ring] instead of (being answered|answering|picking up|being picked up) [{_BY_ITSELF}]",
            ),
            values={"allowAutoAnswer": False},
            beside_name=True,
        ),
        Act(
            says=(
                f"(when|if|whenever) {SOMEBODY} (uses|calls|calls on|calls over|calls by|calls via) "
                "(intercom|push to talk|ptt)",
                f"(when|if|whenever) {SOMEBODY} (pushes|presses) to talk",
            ),
            contrary={},
        ),
    ),
    stops=("disallow", "loses"),
    adds=tuple(
        wordings(
            "(gets|get|should get|should have|needs|has) (push to talk|ptt|intercom) (rights|access|"
            "permission) "
            "[to|for|at|on]|from pushing to talk to|"
            "(should|may|can|must) [be allowed to|be able to] (push to talk|talk|intercom) [to|into|with]|"
            "(by|via|over|through) (push to talk|ptt|intercom)|"
            "(would like to|want to|wants to|needs to|has to) (push to talk|talk|intercom) (to|into|with)"
        )
    ),
    asks=(
        "(allowed|can|may|able) (push to talk|ptt|intercom)",
        "(auto|automatically) (answer|answers|pick|picks)",
        "(answer|answers|pick|picks) automatically",
        "(intercom|push to talk|ptt) (members|list|who)",
        "who (intercom|push)",
    ),
    path="/telephony/config/workspaces/{workspaceId}/pushToTalk",
    professional=True,
    main="allowAutoAnswer",
    main_is_for_all=False,
    idle_for_nobody=("nobody may push to talk to it", "members", ("accessType", "ALLOW_MEMBERS")),
    # Webex keeps what is left out of this PUT (seen live for people); so members stay untouched by others.
    put_replaces_all=False,
    summary=_summary,
    experienced={
        "allowAutoAnswer": (
            "{name} answers push-to-talk calls by itself.",
            "{name} does not answer push-to-talk calls by itself.",
        ),
    },
    sections=(
        section(
            "",
            Toggle(
                key="allowAutoAnswer",
                label="Answer automatically",
                words=("auto answer", "auto-answer", "autoanswer"),
                spoken=phrases(
                    "automatic answer|auto answering|automatic answering|answer push to talk automatically|"
                    "intercom auto answer|pick up automatically|auto answer push to talk|auto answers|"
                    "answer by itself|answers by itself|pick up by itself|picks up by itself|"
                    "auto answer of intercom calls|auto answer for intercom calls|auto answering of "
                    "intercom calls|"
                    "answers automatically|picks up automatically|answered automatically|automatic pick up|"
                    "auto answer intercom calls|answer intercom calls automatically|answer on its own"
                ),
                help="The phone picks up push-to-talk calls by itself.",
            ),
            Choice(
                key="connectionType",
                label="Connection",
                words=("connection type", "direction"),
                options=(
                    Option(
                        "ONE_WAY",
                        "One-way",
                        ("one way", "1-way", "1 way", "1way"),
                        spoken=(
                            "(one|single) direction",
                            "one way [intercom] (only|audio|connection|calls|speech|mode)",
                            "(unidirectional|oneway|simplex|whisper|listen only)",
                            "only one (side|direction|way)",
                            "[only] one way (is enough|suffices|will do) [for us]",
                            "(no longer|not) [be] two way [any more]",
                            "two way to one way",
                            "one way (instead of|not|rather than) two way",
                            "[should|may|can|to] only listen [in] [on (push to talk|ptt|intercom)]",
                            "[should|must|may] (not|no) [be able to|be allowed to] (talk|talking|"
                            "answer|answering|speak|"
                            "speaking) back [on|over|via|through] [push to talk|ptt|intercom]",
                            "(announcements|announcement|paging|listening) only",
                        ),
                    ),
                    Option(
                        "TWO_WAY",
                        "Two-way",
                        ("two way", "2-way", "2 way", "2way", "both ways"),
                        spoken=(
                            "[work|works|working] [in] (both|two) (directions|ways)",
                            "[let|allow|so] both (sides|parties|ends|people) [can|to|may|should] [be "
                            "able to] "
                            "(talk|speak|be heard)",
                            "two way [intercom] (audio|connection|calls|speech|mode|talk|conversation)",
                            "(bidirectional|twoway|duplex|full duplex|talkback|talk back|answer back)",
                            "one way to two way",
                            "two way (instead of|not|rather than) one way",
                            "[want to|wants to|[should|may|can] be able to|can|may|should] (talk|"
                            "answer|speak) "
                            "back [(on|over|through|via|by) (intercom|push to talk|ptt)]",
                        ),
                    ),
                ),
            ),
            Choice(
                key="accessType",
                label="Access",
                words=("access type", "list type"),
                options=(
                    Option(
                        "ALLOW_MEMBERS",
                        "Only members",
                        ("allow", "allow members", "members"),
                        spoken=(
                            f"{_LISTED} [should|may|can] [be able to|be allowed to] [use]",
                            "only [allow] (these|its|listed) members",
                            "only allow members",
                            "[for] members only",
                            "(restricted|limited) to [its|listed] members",
                            f"nobody (but|except) {_MEMBERS} [{_MAY}] [{_USE}]",
                            f"[{_AS}] (allow list|allowlist|whitelist)",
                        ),
                    ),
                    Option(
                        "BLOCK_MEMBERS",
                        "Everybody but members",
                        ("block", "block members"),
                        spoken=(
                            "block members from using",
                            f"[{_AS}] (block list|blocklist|blacklist|deny list|denylist)",
                            f"[allow|let|open to] {_ALL} {_MEMBERS} [{_MAY}] [{_USE}]",
                            *phrases(
                                "everyone except the people on the list|everyone except those on the list|"
                                "everybody except the people on the list|everyone but the people on the list|"
                                "everyone except the people on the list may use|"
                                "everyone except the people on the list can use|"
                                "everyone but the members|everybody but the members|everyone except "
                                "the members|"
                                "everybody except the members|everyone but members|everybody except members|"
                                "everyone except members|all but the members|all except the members"
                            ),
                        ),
                    ),
                ),
            ),
        ),
        section(
            "Members",
            Members(
                key="members",
                label="Members",
                words=("member",),
                spoken=phrases(
                    "push to talk list|ptt list|intercom list|list of members|member list|members list|list"
                ),
            ),
        ),
    ),
)
