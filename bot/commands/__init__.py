"""What answers each request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.commands.baselines.drift import find_drift
from bot.commands.baselines.kept import forget_baseline, list_baselines, save_baseline
from bot.commands.changing.edit import change_passcode, edit_setting
from bot.commands.changing.greeting import upload_greeting
from bot.commands.changing.propose import leave_as_it_is, propose, set_or_propose
from bot.commands.context import Answer, Context
from bot.commands.explaining.help import help, whoami
from bot.commands.explaining.welcome import small_talk
from bot.commands.lists.change import change_item
from bot.commands.lists.page import list_items
from bot.commands.lists.remove import remove_all, remove_item, remove_several
from bot.commands.many.copying import compare, copy_settings
from bot.commands.many.items_on_many import items_on_many
from bot.commands.many.plans import (
    list_plans,
    retry_plan,
    run_plan,
    set_on_many,
    show_plan,
    stop_plan,
    undo_plan,
)
from bot.commands.named.saved_words import forget_alias, list_aliases, put_button, save_alias
from bot.commands.named.workspace_lists import (
    add_to_named_list,
    forget_named_list,
    save_named_list,
    show_named_list,
    show_named_lists,
    take_off_named_list,
)
from bot.commands.reading.available import list_numbers
from bot.commands.reading.history import history
from bot.commands.reading.risky import show_risky
from bot.commands.reading.status import show_status
from bot.commands.reading.workspaces import list_workspaces
from bot.commands.second_key import (
    approve,
    ask_again,
    break_glass,
    deny,
    list_approvals,
    remind,
    show_approval,
    withdraw,
)
from bot.commands.several import add_in_force, set_in_order
from bot.commands.sheets.export import export_history, export_settings
from bot.commands.sheets.import_file import import_settings
from bot.commands.telling.fine import call_fine
from bot.commands.telling.mute import mute
from bot.commands.telling.watch import unwatch, watch
from bot.commands.telling.watches import watches
from bot.commands.timed.repeats import end_repeat, list_repeats, set_repeat
from bot.commands.timed.rescheduled import reschedule
from bot.commands.timed.scheduled import list_timed
from bot.commands.timed.timed import cancel_timed, end_timed, extend_timed, set_for_time
from bot.commands.timed.timed_plans import end_plan, extend_plan
from bot.commands.undoing.undo import redo, undo
from bot.commands.views.full_dump import show_everything
from bot.commands.views.overview import show_workspace
from bot.commands.views.raw import show_file
from bot.commands.views.setting import show_setting
from bot.commands.views.where import find_where, list_on_many, show_on_many
from bot.language.requests import (
    approving,
    baseline,
    changing,
    files,
    many,
    named_lists,
    repeating,
    saved,
    showing,
)
from bot.language.requests.request import Request

HANDLERS: Mapping[type[Request], Callable[[Context, Any], Answer]] = {
    showing.ShowSetting: show_setting,
    showing.ShowWorkspace: show_workspace,
    showing.ShowEverything: show_everything,
    showing.ShowFile: show_file,
    changing.EditSetting: edit_setting,
    changing.SetFields: set_or_propose,
    changing.SetInOrder: set_in_order,
    changing.SetForTime: set_for_time,
    many.SetOnMany: set_on_many,
    many.ItemsOnMany: items_on_many,
    many.ShowOnMany: show_on_many,
    many.ShowRisky: show_risky,
    many.ListOnMany: list_on_many,
    many.CompareWorkspaces: compare,
    many.CopySettings: copy_settings,
    saved.SaveAlias: save_alias,
    saved.ListAliases: list_aliases,
    saved.ForgetAlias: forget_alias,
    saved.PutButton: put_button,
    baseline.SaveBaseline: save_baseline,
    baseline.ListBaselines: list_baselines,
    baseline.ForgetBaseline: forget_baseline,
    baseline.FindDrift: find_drift,
    named_lists.SaveNamedList: save_named_list,
    named_lists.AddToNamedList: add_to_named_list,
    named_lists.TakeOffNamedList: take_off_named_list,
    named_lists.ShowNamedList: show_named_list,
    named_lists.ShowNamedLists: show_named_lists,
    named_lists.ForgetNamedList: forget_named_list,
    repeating.SetRepeat: set_repeat,
    repeating.ListRepeats: list_repeats,
    repeating.EndRepeat: end_repeat,
    files.ExportSettings: export_settings,
    files.ExportHistory: export_history,
    files.ImportSettings: import_settings,
    many.ListPlans: list_plans,
    many.ShowPlan: show_plan,
    many.RunPlan: run_plan,
    many.StopPlan: stop_plan,
    many.RetryPlan: retry_plan,
    many.UndoPlan: undo_plan,
    approving.ListApprovals: list_approvals,
    approving.ShowApproval: show_approval,
    approving.Approve: approve,
    approving.Deny: deny,
    approving.Withdraw: withdraw,
    approving.Remind: remind,
    approving.AskAgain: ask_again,
    approving.BreakGlass: break_glass,
    many.EndPlan: end_plan,
    many.ExtendPlan: extend_plan,
    showing.ListTimed: list_timed,
    changing.ExtendTimed: extend_timed,
    changing.Reschedule: reschedule,
    changing.EndTimed: end_timed,
    changing.CancelTimed: cancel_timed,
    changing.Propose: propose,
    showing.SmallTalk: small_talk,
    changing.LeaveAsItIs: leave_as_it_is,
    showing.ListItems: list_items,
    changing.AddItem: add_in_force,
    changing.ChangeItem: change_item,
    changing.RemoveItem: remove_item,
    changing.RemoveSeveral: remove_several,
    changing.RemoveAll: remove_all,
    changing.UploadGreeting: upload_greeting,
    changing.ChangePasscode: change_passcode,
    showing.ListWorkspaces: list_workspaces,
    showing.FindWhere: find_where,
    showing.ListNumbers: list_numbers,
    showing.ShowHistory: history,
    changing.UndoChange: undo,
    changing.RedoChange: redo,
    showing.WatchChanges: watch,
    showing.ListWatches: watches,
    showing.EndWatch: unwatch,
    showing.MuteChanges: mute,
    showing.CallFine: call_fine,
    showing.ShowStatus: show_status,
    showing.WhoAmI: whoami,
    showing.Help: help,
}
"""What answers each type of request."""


def handle(context: Context, request: Request) -> Answer:
    """Does what is asked for."""
    return HANDLERS[type(request)](context, request)
