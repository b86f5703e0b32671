"""``allocator plan-many``: many cities, or the variants of one, planned side by side.

Exit codes: 0 all solved; 1 a plan breaks rules, a city contradicts itself or failed; 2 some
input is bad. The good cities are planned in each case.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from allocator.commands.cities import City, cities_in, loaded
from allocator.commands.common import format_option, lang_option, text
from allocator.commands.faults import fault_line
from allocator.commands.placing import Placing, placing_options
from allocator.commands.progress import cities_bar
from allocator.commands.searching import search_options
from allocator.errors import InputError
from allocator.model.result import Options, Result
from allocator.texts import Language, say

if TYPE_CHECKING:
    from allocator.many import Planned
    from allocator.model.scenario import Scenario
    from allocator.report.many import CityRow

BROKEN, BAD_INPUT = 1, 2


@click.command(name="plan-many", help=text("cli_command_plan_many"))
@click.argument("paths", metavar="DIR_OR_FILES...", nargs=-1, required=True, type=click.Path())
@click.option("--variants", is_flag=True, help=text("many_option_variants"))
@placing_options("many_option_workers")
@click.option("--out", type=click.Path(file_okay=False), help=text("many_option_out"))
@format_option("text", "json", "csv")
@search_options()
@lang_option()
@click.option("--quiet", is_flag=True, help=text("cli_option_quiet"))
def plan_many(
    paths: tuple[str, ...],
    variants: bool,
    placing: Placing,
    out: str | None,
    form: str,
    seed: int,
    time_limit: float,
    share: float,
    lang: Language,
    quiet: bool,
) -> int:
    """Plan many cities."""
    options = Options(seed=seed, time_limit=time_limit, share=share)
    many = Many(lang, Path(out) if out is not None else None)
    cities = cities_in([Path(path) for path in paths], many.refuse)
    with placing.place() as where:
        try:
            many.plan(cities, variants, options, where, quiet)
        finally:
            if not quiet:
                many.show(form)
    return many.exit_code


class Many:
    """The cities of one call: what became of each, and what is said about it."""

    def __init__(self, lang: Language, folder: Path | None) -> None:
        self.lang = lang
        self.folder = folder
        self.rows: dict[str, CityRow] = {}
        """By name, in the order in which they were loaded."""
        self.began = perf_counter()
        self.bad = False

    def plan(
        self,
        cities: list[City],
        variants: bool,
        options: Options,
        where: dict[str, Any],
        quiet: bool,
    ) -> None:
        """Plan the cities; say what goes wrong, and write plans, as it happens."""
        from allocator.many import plan_many as plan_cities

        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
        with cities_bar(self.lang, quiet) as bar:
            for planned in plan_cities(self.loaded(cities, variants), options, **where):
                self.add(planned)
                done = sum(row.status != "missing" for row in self.rows.values())
                bar(done, max(len(cities), len(self.rows)))

    def loaded(self, cities: list[City], variants: bool) -> Iterator[tuple[str, "Scenario"]]:
        """Yield the cities as they are loaded; the table has them in this order."""
        from allocator.report.many import CityRow

        for name, scenario in loaded(cities, variants, self.refuse):
            self.rows[name] = CityRow(name, "missing")
            yield name, scenario

    def refuse(self, name: str, error: InputError) -> None:
        """Say what is wrong with an input, and go on."""
        from allocator.report.many import CityRow

        self.bad = True
        lines = tuple(fault_line(fault, self.lang) for fault in error.faults)
        self.say(name, lines)
        self.rows[name] = CityRow(name, "refused", reasons=lines)

    def add(self, planned: "Planned") -> None:
        """Take what became of a city."""
        from allocator.commands.show import overview_of
        from allocator.report.many import CityRow

        name, result = planned.name, planned.result
        if result is None or result.plan is None:
            status = "failed" if result is None else str(result.status)
            reasons = self.reasons(planned, result)
            self.say(name, reasons)
            self.rows[name] = CityRow(name, status, reasons, seconds=planned.seconds)
            return
        file = self.write(name, result)
        self.rows[name] = CityRow(
            name,
            str(result.status),
            overview=overview_of(result.plan, file or name),
            share=result.share,
            seconds=planned.seconds,
            file=file,
        )

    def reasons(self, planned: "Planned", result: Result | None) -> tuple[str, ...]:
        """Return why a city has no plan, in words."""
        from allocator.report.conflict import conflict_lines

        if planned.failure is not None:
            return (planned.failure.said(self.lang),)
        conflict = result.conflict if result is not None else ()
        head = say("cli_contradiction", self.lang)
        return (head, *(f"  {line}" for line in conflict_lines(conflict, self.lang, {})))

    def write(self, name: str, result: Result) -> str:
        """Write a plan into the folder; return its file, empty without a folder."""
        from allocator.io.plans import write_plan

        if self.folder is None or result.plan is None:
            return ""
        file = self.folder / f"{name}.plan.json"
        write_plan(result.plan, file)
        return str(file)

    def say(self, name: str, lines: tuple[str, ...]) -> None:
        """Say on standard error what is wrong with a city."""
        click.echo(f"{name}:", err=True)
        for line in lines:
            click.echo(f"  {line}", err=True)

    def show(self, form: str) -> None:
        """Print what became of the cities."""
        from allocator.report.many import as_csv, as_json, print_cities

        rows = list(self.rows.values())
        if form == "json":
            click.echo(json.dumps(as_json(rows), ensure_ascii=False, indent=2))
        elif form == "csv":
            click.echo(as_csv(rows, self.lang), nl=False)
        else:
            folder = "" if self.folder is None else str(self.folder)
            print_cities(rows, perf_counter() - self.began, folder, self.lang)

    @property
    def exit_code(self) -> int:
        """What this call ends with; see the head of this file."""
        if self.bad:
            return BAD_INPUT
        return 0 if all(row.solved for row in self.rows.values()) else BROKEN
