"""Rules about one case: on whose team it is, how long it runs, skills, and when it starts."""

from collections.abc import Iterator

from allocator.checks.checked import Checked, breach
from allocator.checks.report import Violation
from allocator.model.calendar import format_month, month_of


def case_team(checked: Checked) -> Iterator[Violation]:
    """A case's manager is on the team of its site, aftercare aside.

    The amount counts the months too many. Expected cases are checked like known ones.
    """
    for held in checked.decided.held:
        before = checked.facts.cases.before(held.case) if held.inherited else None
        off = checked.holding.off_team(held.manager, held.path, held.months, before, held.away)
        if off:
            site = held.path[off[0] - checked.begin] or ""
            yield breach(
                "case_team",
                f"cases.{held.case.id}",
                len(off),
                "months",
                month=off[0],
                manager=held.manager,
                site=checked.site_name(site),
            )
    for manager, path, months in checked.decided.expected_ways:
        off = checked.holding.off_team(manager, path, months, None)
        if off:
            site = path[off[0] - checked.begin] or ""
            yield breach(
                "case_team",
                f"managers.{manager}",
                len(off),
                "months",
                month=off[0],
                text="expected",
                site=checked.site_name(site),
            )


def case_length(checked: Checked) -> Iterator[Violation]:
    """A case runs exactly to the end of its length; the amount counts months.

    What a running case lacks at its end because nobody may hold it is `running_cases`.
    """
    for case, rows in checked.decided.rows.items():
        demand = checked.decided.by_id[case]
        right = checked.facts.cases.end(demand, checked.decided.run_start(demand))
        last = max(row.end for row in rows)
        if last == right or (last < right and case in checked.decided.uncovered):
            continue
        yield breach(
            "case_length",
            f"cases.{case}",
            abs(last - right),
            "months",
            month=last,
            text="long" if last > right else "short",
            right=format_month(right),
        )


def case_skills(checked: Checked) -> Iterator[Violation]:
    """Required skills are held by whoever starts or takes over; counts the missing skills.

    What a manager held before the horizon is no decision of the plan.
    """
    for held in checked.decided.held:
        if held.case.skills and not held.inherited:
            skills = checked.decided.managers[held.manager].skills
            lacking = [skill for skill in held.case.skills if skill not in skills]
            if lacking:
                yield breach(
                    "case_skills",
                    f"cases.{held.case.id}",
                    len(lacking),
                    "rows",
                    month=held.months.start,
                    manager=held.manager,
                    skill=", ".join(lacking),
                )
    seen: dict[tuple[str, str], int] = {}
    for batch in checked.decided.batches:
        seen.setdefault((batch.manager, batch.profile.id), batch.months.start)
    profiles = {profile.id: profile for profile in checked.facts.scenario.arrivals.profiles}
    for (manager, profile), month in seen.items():
        skills = checked.decided.managers[manager].skills
        lacking = [skill for skill in profiles[profile].skills if skill not in skills]
        if lacking:
            yield breach(
                "case_skills",
                f"managers.{manager}",
                len(lacking),
                "rows",
                month=month,
                text="expected",
                profile=profile,
                skill=", ".join(lacking),
            )


def no_early_start(checked: Checked) -> Iterator[Violation]:
    """No case starts before the month in which it is opened, nor before the horizon."""
    for case, rows in checked.decided.rows.items():
        demand = checked.decided.by_id[case]
        first = max(month_of(demand.opened), checked.begin)
        if not demand.running and rows[0].start < first:
            yield breach(
                "no_early_start",
                f"cases.{case}",
                first - rows[0].start,
                "months",
                month=rows[0].start,
                first=format_month(first),
            )
