"""Changes of every kind, drawn by hypothesis, for properties that hold for all of them."""

from typing import Any, get_args

from hypothesis import strategies as st

from allocator.model import changes as kinds
from allocator.model.cases import Case
from allocator.model.managers import Absence, Manager, Reduction, Role
from allocator.model.sites import Location, Site, SiteKind, SiteMove, Visits, Window
from allocator.model.steps import Step

ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,8}", fullmatch=True)
tags = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
days = st.dates()
months = st.integers(1900 * 12, 2200 * 12 - 1)
amounts = st.floats(0, 1_000_000)
texts = st.text(max_size=12)
several_tags = st.lists(tags, max_size=3).map(tuple)
several_ids = st.lists(ids, max_size=3).map(tuple)
steps = st.one_of(
    amounts,
    st.lists(st.tuples(days, amounts), min_size=1, max_size=3, unique_by=lambda row: row[0]).map(
        lambda rows: tuple(Step(from_=day, value=value) for day, value in sorted(rows))
    ),
)
moves = st.lists(
    st.builds(SiteMove, to=ids, share=st.floats(0, 1), from_=st.none() | days), max_size=3
).map(tuple)
needs: st.SearchStrategy[Any] = st.one_of(several_tags, st.just("unknown"))
windows = st.lists(
    st.builds(Window, weekday=st.integers(1, 5), from_=st.times(), until=st.times()), max_size=1
).map(tuple)
sites = st.builds(
    Site,
    id=ids,
    name=texts,
    kind=st.sampled_from(SiteKind),
    residents=st.none() | steps,
    places=st.none() | steps,
    staff_by=st.sampled_from(("residents", "places")),
    opens=st.none() | days,
    closes=st.none() | days,
    moves=moves,
    location=st.none() | st.builds(Location, lat=st.floats(-90, 90), lon=st.floats(-180, 180)),
    desks=st.none() | st.integers(0, 9),
    on_request=st.booleans(),
    visits=st.none() | st.builds(Visits, per_fortnight=st.integers(0, 10), minutes=st.just(60)),
    office_hours=windows,
)
spans = st.lists(st.builds(Absence, from_=days, until=days), max_size=2).map(tuple)
managers = st.builds(
    Manager,
    id=ids,
    section=texts,
    role=st.sampled_from(Role),
    hours=steps,
    mobile=st.booleans(),
    languages=several_tags,
    base=st.none() | ids,
    from_=st.none() | days,
    until=st.none() | days,
    absences=spans,
    reductions=st.lists(
        st.builds(Reduction, from_=days, until=days, share=st.floats(0, 1)), max_size=1
    ).map(tuple),
    post=st.none() | texts,
    round=several_ids,
)
cases = st.builds(
    Case,
    id=ids,
    site=ids,
    opened=days,
    needs=needs,
    dates=st.dictionaries(tags, days, max_size=2),
    languages=several_tags,
    persons=st.integers(1, 20),
    manager=st.none() | ids,
    start=st.none() | months,
    points=st.none() | st.integers(0, 1000),
)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-999, 999), st.floats(-9, 9), texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)


def _of(kind: type[Any], name: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(kind, change=st.just(name), **fields)


since = st.none() | days
changes: st.SearchStrategy[kinds.Change] = st.one_of(
    _of(
        kinds.ArrivalsChange,
        "arrivals",
        factor=st.floats(0, 100),
        from_=st.none() | months,
        until=st.none() | months,
    ),
    _of(kinds.SiteOpens, "open", site=sites),
    _of(kinds.SiteCloses, "close", site=ids, on=days, moves=moves),
    _of(kinds.ResidentsChange, "residents", site=ids, value=amounts, from_=since),
    _of(kinds.ManagerJoins, "join", manager=managers),
    _of(
        kinds.ManagersHired,
        "hire",
        number=st.integers(1, 1000),
        fte=st.floats(0, 1),
        mobile=st.booleans(),
        languages=several_tags,
        section=texts,
        from_=since,
        until=since,
    ),
    _of(kinds.ManagerLeaves, "leave", manager=ids, on=days),
    _of(kinds.ManagerAway, "away", manager=ids, from_=days, until=days),
    _of(kinds.HoursChange, "hours", manager=ids, value=amounts, from_=since),
    _of(kinds.CaseOpens, "case_opens", case=cases),
    _of(kinds.CaseCloses, "case_closes", case=ids),
    _of(kinds.CaseMoves, "case_moves", case=ids, site=ids),
    _of(
        kinds.CaseNeeds,
        "case_needs",
        case=ids,
        add=several_tags,
        remove=several_tags,
        dates=st.dictionaries(tags, days, max_size=2),
    ),
    _of(
        kinds.CasePinned,
        "pin",
        case=ids,
        manager=ids,
        from_=st.none() | months,
        until=st.none() | months,
        reason=st.none() | st.sampled_from(get_args(kinds.Reason)),
    ),
    _of(
        kinds.PostPinned,
        "post",
        manager=ids,
        site=ids,
        from_=st.none() | months,
        until=st.none() | months,
    ),
    _of(
        kinds.PolicyChange,
        "policy",
        path=st.from_regex(r"[a-z_0-9.]{1,20}", fullmatch=True),
        value=json_values,
    ),
)
"""Any change."""
