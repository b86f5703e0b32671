"""Rule `pins`: what a person has decided is kept."""

from collections.abc import Iterator

from allocator.checks.checked import Checked, breach
from allocator.checks.report import Violation
from allocator.ledger.rows import post_name
from allocator.model.scenario import Pin


def pin_months(checked: Checked, pin: Pin) -> range:
    """Return the months of the horizon in which a pin holds."""
    months = checked.facts.months
    first = months.start if pin.from_ is None else pin.from_
    return checked.decided.clip(first, months.stop - 1 if pin.until is None else pin.until)


def pins(checked: Checked) -> Iterator[Violation]:
    """Every pin holds in each of its months; the amount counts the months in which it does not.

    A pin on a post, a round or away from a site says nothing about months outside the
    contract, but a post or round that is pinned only there never holds, nor does that of a
    head; a pin on a case says nothing about months in which nobody holds it.
    """
    for pin in checked.facts.scenario.pins:
        if pin.case is None:
            months = pin_months(checked, pin)
            never = pin.kind != "away" and not any(
                checked.decided.working(pin.manager, month) for month in months
            )
            broken = [month for month in months if never or _post_broken(checked, pin, month)]
        else:
            broken = _case_broken(checked, pin)
        if broken:
            yield breach(
                "pins",
                f"managers.{pin.manager}",
                len(broken),
                "months",
                month=min(broken),
                text=pin.kind,
                site=checked.site_name(pin.site or ""),
                case=pin.case or "",
            )


def _post_broken(checked: Checked, pin: Pin, month: int) -> bool:
    post = checked.decided.posts.get(pin.manager, {}).get(month)
    if post is None:
        return pin.kind != "away" and checked.decided.working(pin.manager, month)
    if pin.kind == "post":
        return post_name(post) != pin.site
    there = pin.site == post.site or pin.site in post.round
    return there if pin.kind == "away" else pin.site not in post.round


def _case_broken(checked: Checked, pin: Pin) -> list[int]:
    months = pin_months(checked, pin)
    wrong = [
        month
        for held in checked.decided.held_of.get(pin.case or "", ())
        if (held.manager == pin.manager) == (pin.kind == "not_case")
        for month in held.months
        if month in months
    ]
    return sorted(set(wrong))
