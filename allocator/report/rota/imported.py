"""What ``rota import`` says: edited cells, what they change, break and mend."""

from collections.abc import Iterator
from typing import Any

from babel.dates import format_date

from allocator.handmade import CellEdit, Imported
from allocator.model.plan import Plan
from allocator.report.broken import ROTA, broken_lines
from allocator.report.rota.cells import cell_text, place_names
from allocator.report.rota.changes import change_lines
from allocator.report.view import View
from allocator.report.wording import LOCALES, counted
from allocator.texts import say
from allocator.week import WeekFacts
from allocator.week.halves import Entry


def import_page(found: Imported, plan: Plan, view: View) -> str:
    """Return the page about rotas that were read back."""
    return "\n".join(_lines(found, plan, view))


def _lines(found: Imported, plan: Plan, view: View) -> Iterator[str]:
    lang, scenario = view.lang, found.facts.scenario
    weeks = [WeekFacts(found.facts, plan, rota.week) for rota in found.after]
    yield counted("rota_import_cells", len(found.edits), lang, name=scenario.name)
    for asked in weeks:
        places = place_names(asked, view)
        for row in found.edits:
            if 0 <= (row.edit.date - asked.monday).days < 7:
                yield f"  {_cell(row, asked, places, view)}"
    pairs = zip(weeks, found.before, found.after, strict=True)
    changes = [line for asked, a, b in pairs for line in change_lines(asked, a, b, view)]
    if changes:
        yield say("rota_import_changes", lang)
        yield from (f"  {line}" for line in changes)
    for other in found.others:
        yield say(f"rota_import_other_{other}", lang)
    if found.absent.days or found.absent.half_days:
        yield say("rota_import_away", lang)
        yield from (f'  --change "{words}"' for words in found.absent.words)
        for half in found.absent.half_days:
            day = format_date(half.date, "EEE d.M.", LOCALES[lang])
            part = say(f"rota_import_{half.half}", lang)
            yield "  " + say("rota_import_half", lang, manager=half.manager, day=day, half=part)
    if found.caused:
        yield counted("rota_import_caused", len(found.caused), lang)
        yield from broken_lines(found.caused, ROTA, lang, verbose=view.verbose, names=view.names)
    else:
        yield say("rota_import_none", lang)
    if found.cured:
        yield counted("rota_import_cured", len(found.cured), lang)
        yield from broken_lines(found.cured, ROTA, lang, verbose=view.verbose, names=view.names)
    left = len(found.report.violations) - len(found.caused)
    if left:
        yield counted("rota_import_left", left, lang)


def _cell(row: CellEdit, asked: WeekFacts, places: dict[str, str], view: View) -> str:
    """Return what a cell said and what it says."""
    edit = row.edit
    home = asked.home(edit.manager, edit.date)
    before, after = (
        cell_text(entries or (Entry("free"),), home, places, view).replace("\n", ", ")
        for entries in (edit.before, edit.after)
    )
    return say(
        "rota_import_cell",
        view.lang,
        cell=row.cell.name,
        manager=view.name(edit.manager),
        day=format_date(edit.date, "EEE d.M.", LOCALES[view.lang]),
        half=say("rota_sheet_pm" if edit.half else "rota_sheet_am", view.lang),
        before=before,
        after=after,
    )


def import_data(found: Imported) -> dict[str, Any]:
    """Return what was read back as JSON-able data; times in minutes since midnight."""
    return {
        "edits": [
            {
                "manager": row.edit.manager,
                "date": row.edit.date.isoformat(),
                "half": ("morning", "afternoon")[row.edit.half],
                "sheet": row.cell.source,
                "cell": row.cell.name,
                "before": [vars(entry) for entry in row.edit.before],
                "after": [vars(entry) for entry in row.edit.after],
            }
            for row in found.edits
        ],
        "others": list(found.others),
        "absences": list(found.absent.words),
        "half_days": [row.model_dump(mode="json") for row in found.absent.half_days],
        "caused": [row.model_dump(mode="json") for row in found.caused],
        "cured": [row.model_dump(mode="json") for row in found.cured],
        "violations": [row.model_dump(mode="json") for row in found.report.violations],
        "rotas": [row.model_dump(mode="json") for row in found.after],
    }
