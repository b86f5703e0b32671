"""Applying changes: a scenario and what happens, to the scenario in which it has happened.

Change this file together with `allocator.model.changes`, which says what may happen.
"""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from allocator.errors import Fault, InputError
from allocator.model import changes as kinds
from allocator.model.base import Base
from allocator.model.calendar import format_month
from allocator.model.cases import Case, Expected
from allocator.model.managers import MOBILE, Absence, Manager
from allocator.model.paths import UnknownPathError, locate, name_path, put
from allocator.model.policy import Fixed, Policy
from allocator.model.references import reference_faults
from allocator.model.rota_input import RotaInput
from allocator.model.scenario import REFERENCES_CHECKED, Pin, Scenario, Variant
from allocator.model.shape import near, shape
from allocator.model.sites import Site
from allocator.model.steps import Step, Steps

LONG_AGO = date(1900, 1, 1)
"""First day of a value that has always held, once it changes on a later day."""

Row = TypeVar("Row", Site, Manager, Case)
Parts = dict[str, Any]
Loc = tuple[str | int, ...]


def apply(scenario: Scenario, changes: Sequence[kinds.Change]) -> Scenario:
    """Return the scenario after `changes`, applied in order.

    Parameters
    ----------
    scenario
        The scenario before.
    changes
        What happens; a later change sees what an earlier one did.

    Raises
    ------
    InputError
        A change names what does not exist, or leads to a scenario that contradicts itself.
    """
    parts: Parts = {name: getattr(scenario, name) for name in Scenario.model_fields}
    faults: list[Fault] = []
    for number, change in enumerate(changes, 1):
        try:
            _APPLY[type(change)](parts, change)
        except _RefusedError as refused:
            path = f"changes.{number}.{refused.field}"
            faults.append(Fault(refused.code, path, values=refused.values))
        except InputError as error:
            faults += [
                replace(fault, path=f"changes.{number}.{fault.path}") for fault in error.faults
            ]
    changed = Scenario.model_validate(parts, context=REFERENCES_CHECKED)
    faults += reference_faults(changed.model_dump(mode="json", exclude_defaults=True))
    if faults:
        raise InputError(faults)
    return changed


def override(scenario: Scenario, values: Sequence[tuple[str, Any]]) -> Scenario:
    """Return the scenario with single values set by path.

    Parameters
    ----------
    scenario
        The scenario before.
    values
        Path (``policy.caseload.months``, ``sites.A.residents``) and plain value of each.

    Raises
    ------
    InputError
        A path leads nowhere, or a value does not fit.
    """
    tree = json.loads(scenario.model_dump_json())
    faults = []
    for path, value in values:
        try:
            put(tree, locate(tree, path), value)
        except UnknownPathError as error:
            faults.append(_no_path(path, error))
    if faults:
        raise InputError(faults)
    changed, wrong = shape(Scenario, tree, context=REFERENCES_CHECKED)
    wrong += reference_faults(tree)
    if changed is None or wrong:
        raise InputError(wrong)
    return changed


class _RefusedError(Exception):
    """A change cannot be applied."""

    def __init__(self, code: str, field: str, **values: object) -> None:
        self.code = code
        self.field = field
        self.values = values
        super().__init__(code)


def _no_path(path: str, error: UnknownPathError) -> Fault:
    values: dict[str, object] = {"part": error.part, "near": near(error.part, error.known)}
    return Fault("set_path", path, values=values)


def _edit(parts: Parts, table: str, field: str, ident: str, edit: Callable[[Row], Row]) -> None:
    """Replace the row with this id by what `edit` makes of it."""
    rows: tuple[Row, ...] = parts[table]
    if not any(row.id == ident for row in rows):
        names = [row.id for row in rows]
        raise _RefusedError(f"unknown_{field}", field, id=ident, near=near(ident, names))
    parts[table] = tuple(edit(row) if row.id == ident else row for row in rows)


def _with(row: Row, **values: Any) -> Row:
    """Return the row with fields replaced, checked as if read."""
    fields: Base = row
    kept = {name: getattr(fields, name) for name in type(fields).model_fields}
    return type(row).model_validate(kept | values)


def stepped(before: Steps | None, day: date | None, value: float) -> Steps:
    """Return dated steps that hold `value` from `day` on, whatever was to come after it.

    Without a day the value holds always.
    """
    if day is None:
        return value
    if before is None:
        earlier: tuple[Step, ...] = ()
    elif isinstance(before, tuple):
        earlier = tuple(step for step in before if step.from_ < day)
    else:
        earlier = (Step(from_=LONG_AGO, value=before),)
    return (*earlier, Step(from_=day, value=value))


def without_cases(rota: RotaInput, gone: Collection[str]) -> RotaInput:
    """Return what rotas are made from without the appointments of cases that are gone."""
    kept = tuple(row for row in rota.appointments if row.case is None or row.case not in gone)
    return rota.model_copy(update={"appointments": kept})


def without_changes(variant: Variant, gone: Collection[str]) -> Variant:
    """Return a variant without what happens to cases that are gone."""
    # A change that opens a case holds the whole of it, not its name.
    named = [(getattr(row, "case", None), row) for row in variant.changes]
    kept = tuple(row for case, row in named if not (isinstance(case, str) and case in gone))
    return variant.model_copy(update={"changes": kept})


def _arrivals(parts: Parts, change: kinds.ArrivalsChange) -> None:
    """Multiply the expected rows, each split where the months of the change begin or end."""
    if change.from_ is not None and change.until is not None and change.until < change.from_:
        days = {"begin": format_month(change.from_), "end": format_month(change.until)}
        raise _RefusedError("wrong_order", "until", first="from", last="until", **days)
    first, last = parts["start"], parts["start"] + parts["months"] - 1
    begin = first if change.from_ is None else change.from_
    end = last if change.until is None else change.until
    rows: list[Expected] = []
    for row in parts["arrivals"].expected:
        since = first if row.from_ is None else row.from_
        until = last if row.until is None else row.until
        spans = (
            (since, min(until, begin - 1), 1.0),
            (max(since, begin), min(until, end), change.factor),
            (max(since, end + 1), until, 1.0),
        )
        rows += [_scaled(row, *span) for span in spans if span[0] <= span[1]]
    parts["arrivals"] = parts["arrivals"].model_copy(update={"expected": tuple(rows)})


def _scaled(row: Expected, since: int, until: int, factor: float) -> Expected:
    amounts = {
        name: None if value is None else round(value * factor, 9)
        for name, value in (
            ("expected", row.expected), ("p10", row.p10), ("p50", row.p50), ("p90", row.p90),
        )
    }  # fmt: skip
    return row.model_copy(update={"from_": since, "until": until, **amounts})


def _open(parts: Parts, change: kinds.SiteOpens) -> None:
    parts["sites"] = (*parts["sites"], change.site)


def _close(parts: Parts, change: kinds.SiteCloses) -> None:
    _edit(
        parts, "sites", "site", change.site,
        lambda site: _with(site, closes=change.on, moves=change.moves or site.moves),
    )  # fmt: skip


def _residents(parts: Parts, change: kinds.ResidentsChange) -> None:
    def edit(site: Site) -> Site:
        by_places = site.staff_by == "places" and site.places is not None
        field = "places" if by_places or site.residents is None else "residents"
        if site.residents is None and site.places is None:
            field = "residents"
        return _with(site, **{field: stepped(getattr(site, field), change.from_, change.value)})

    _edit(parts, "sites", "site", change.site, edit)


def _join(parts: Parts, change: kinds.ManagerJoins) -> None:
    parts["managers"] = (*parts["managers"], change.manager)


def _hire(parts: Parts, change: kinds.ManagersHired) -> None:
    alike = change.model_dump(by_alias=False, exclude={"change", "number", "fte"})
    hours = change.fte * parts["policy"].team.full_time_hours
    names = kinds.hired_ids(change.number, [row.id for row in parts["managers"]])
    new = (Manager.model_validate({**alike, "id": name, "hours": hours}) for name in names)
    parts["managers"] = (*parts["managers"], *new)


def _leave(parts: Parts, change: kinds.ManagerLeaves) -> None:
    _edit(parts, "managers", "manager", change.manager, lambda row: _with(row, until=change.on))


def _away(parts: Parts, change: kinds.ManagerAway) -> None:
    def edit(manager: Manager) -> Manager:
        absence = Absence(from_=change.from_, until=change.until)
        absences = sorted((*manager.absences, absence), key=lambda days: (days.from_, days.until))
        return _with(manager, absences=tuple(absences))

    _edit(parts, "managers", "manager", change.manager, edit)


def _hours(parts: Parts, change: kinds.HoursChange) -> None:
    _edit(
        parts, "managers", "manager", change.manager,
        lambda row: _with(row, hours=stepped(row.hours, change.from_, change.value)),
    )  # fmt: skip


def _case_opens(parts: Parts, change: kinds.CaseOpens) -> None:
    parts["cases"] = (*parts["cases"], change.case)


def _case_closes(parts: Parts, change: kinds.CaseCloses) -> None:
    """Remove the case, and what names it.

    Pins have nothing left to hold, nobody is met, and nothing happens to it in a variant.
    """
    names = [case.id for case in parts["cases"]]
    if change.case not in names:
        raise _RefusedError("unknown_case", "case", id=change.case, near=near(change.case, names))
    parts["cases"] = tuple(case for case in parts["cases"] if case.id != change.case)
    parts["pins"] = tuple(pin for pin in parts["pins"] if pin.case != change.case)
    parts["rota"] = without_cases(parts["rota"], {change.case})
    parts["variants"] = tuple(without_changes(row, {change.case}) for row in parts["variants"])


def _case_moves(parts: Parts, change: kinds.CaseMoves) -> None:
    """Let a case live elsewhere; a manager whom it moves away from may keep it to its end."""

    def edit(case: Case) -> Case:
        stayed = not case.running or case.aftercare or case.site == change.site
        before = case.moved_from if stayed else case.moved_from or case.site
        return _with(case, site=change.site, moved_from=None if before == change.site else before)

    _edit(parts, "cases", "case", change.case, edit)


def _case_needs(parts: Parts, change: kinds.CaseNeeds) -> None:
    def edit(case: Case) -> Case:
        before = () if isinstance(case.needs, str) else case.needs
        kept = [need for need in (*before, *change.add) if need not in change.remove]
        dates = {need: day for need, day in case.dates.items() if need not in change.remove}
        return _with(case, needs=tuple(dict.fromkeys(kept)), dates=dates | change.dates)

    _edit(parts, "cases", "case", change.case, edit)


def _pin(parts: Parts, change: kinds.CasePinned | kinds.PostPinned) -> None:
    """Add a pin that names what there is; why it was decided does not matter to a plan."""
    fields = change.model_dump(by_alias=False, exclude={"change", "reason"})
    kind = "case" if isinstance(change, kinds.CasePinned) else "post"
    for field, table in (("manager", "managers"), ("case", "cases"), ("site", "sites")):
        known = [row.id for row in parts[table]]
        named = fields.get(field)
        if named is not None and named not in (*known, MOBILE if field == "site" else None):
            values = {"id": named, "near": near(named, known)}
            raise _RefusedError(f"unknown_{field}", field, **values)
    parts["pins"] = (*parts["pins"], Pin.model_validate({"kind": kind, **fields}))


def _policy(parts: Parts, change: kinds.PolicyChange) -> None:
    before: Policy = parts["policy"]
    tree = before.model_dump(mode="json")
    try:
        put(tree, locate(tree, change.path), change.value)
    except UnknownPathError as error:
        raise InputError([_no_path(f"policy.{change.path}", error)]) from None
    if change.path == "fixed.min_residents":
        tree["fixed"]["leave_below"] = _leave_below(before.fixed, change.value)
    policy, faults = shape(Policy, tree)
    if policy is None:
        raise InputError(
            [
                Fault(fault.code, f"policy.{name_path(tree, fault.loc)}", fault.values)
                for fault in faults
            ]
        )
    parts["policy"] = policy


def _leave_below(fixed: Fixed, reach: Any) -> int:
    """Return where a team leaves, once a site gets one from `reach` residents on.

    Where that would lie above `reach` it comes down in proportion: 200 and 180 become 150
    and 135. Who wants another number gives it in a change of its own.
    """
    stays = not isinstance(reach, int) or reach < 1 or fixed.leave_below <= reach
    return fixed.leave_below if stays else fixed.leave_below * reach // fixed.min_residents


_APPLY: dict[type[Base], Callable[[Parts, Any], None]] = {
    kinds.ArrivalsChange: _arrivals,
    kinds.SiteOpens: _open,
    kinds.SiteCloses: _close,
    kinds.ResidentsChange: _residents,
    kinds.ManagerJoins: _join,
    kinds.ManagersHired: _hire,
    kinds.ManagerLeaves: _leave,
    kinds.ManagerAway: _away,
    kinds.HoursChange: _hours,
    kinds.CaseOpens: _case_opens,
    kinds.CaseCloses: _case_closes,
    kinds.CaseMoves: _case_moves,
    kinds.CaseNeeds: _case_needs,
    kinds.CasePinned: _pin,
    kinds.PostPinned: _pin,
    kinds.PolicyChange: _policy,
}
"""One function a kind of change; a test holds that none is missing."""
