"""What has been over for long: plans, timed changes, repeats and requests for a second key that nothing needs
any more."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from bot.store.approvals import OPEN_APPROVAL_STATES
from bot.store.tables import approval, journal, plan, plan_item, repeat, timed
from bot.store.timed import OPEN_TIMED_STATES


def drop_finished(tx: sa.Connection, before: datetime) -> None:
    """Deletes what was over by then, and what was shown by then and never run. What is open stays, with the
    plan and the agreement that it needs.

    The row of a plan that the journal names stays, too: by it `undo` takes back all that the plan changed.
    Its items go, as the journal tells the same.
    """
    tx.execute(repeat.delete().where(repeat.c.state == "over", repeat.c.due_at < before))
    open_timed = timed.c.state.in_(OPEN_TIMED_STATES)
    open_approval = approval.c.state.in_(OPEN_APPROVAL_STATES)
    tx.execute(timed.delete().where(~open_timed, timed.c.ends_at < before))

    has_timed = sa.exists().where(timed.c.plan_id == plan.c.id, open_timed)
    has_approval = sa.exists().where(approval.c.plan_id == plan.c.id, open_approval)
    is_journaled = sa.exists().where(journal.c.plan_id == plan.c.id)
    is_over = (plan.c.state == "over") & (plan.c.ended_at < before)
    was_never_run = (plan.c.state == "shown") & (plan.c.shown_at < before) & ~is_journaled
    is_old = (is_over | was_never_run) & ~has_timed & ~has_approval
    tx.execute(plan_item.delete().where(plan_item.c.plan_id.in_(sa.select(plan.c.id).where(is_old))))
    tx.execute(plan.delete().where(is_old, ~is_journaled))

    # What of a plan begins later is made under the agreement to the plan.
    is_needed = sa.exists().where(timed.c.plan_id == approval.c.plan_id, open_timed)
    tx.execute(approval.delete().where(~open_approval, approval.c.expires_at < before, ~is_needed))
