"""The tasks that wake timed changes: one for each; one for all of a plan, so that they are told together."""

from __future__ import annotations

import re
from datetime import datetime

from bot.changes.timed.reminders import next_wake
from bot.ports.database import Timed
from bot.sentences import plan_name
from bot.work.port import Task, Transaction, Work

KIND = "timed"
"""The kind of the tasks; their subject is the number of the timed change, or the name of the plan."""
_PLAN = re.compile(r"p-(\d+)")


def plan_in(subject: str) -> int | None:
    """The number of the plan that a task is for; None for one timed change."""
    found = _PLAN.fullmatch(subject)
    return int(found[1]) if found else None


def wake_in(work: Work, tx: Transaction, *ones: Timed) -> None:
    """Lets them be woken when they have something to do next, in the transaction that keeps that; each plan
    once for all of its own."""
    moments: dict[str, datetime] = {}
    for one in ones:
        if at := next_wake(one):
            subject = plan_name(one.plan_id) if one.plan_id else str(one.id)
            moments[subject] = min(at, moments.get(subject, at))
    for subject, at in moments.items():
        # The others of a plan may have something to do before.
        work.add(tx, [Task(KIND, subject, at)], at_latest=plan_in(subject) is not None)
