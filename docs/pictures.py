"""Make the pictures of docs/: a week's sheet as it hangs on the wall, and on a phone.

``python -m docs.pictures`` plans Hannover, makes the week of Good Friday 2016 with what a city
adds (a meeting, appointments, an interpreter, people who are away; all made up), and renders the
sheet with Chromium and pdftoppm, where these are installed.
"""

import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image

import allocator
from allocator.facts import Facts
from allocator.model.managers import Absence
from allocator.model.rota_input import (
    Appointment,
    Booking,
    HalfDay,
    Interpreter,
    Meeting,
    RotaInput,
)
from allocator.model.scenario import Scenario
from allocator.report.rota.html import rota_html
from allocator.report.view import View
from allocator.texts import Language
from allocator.week import WeekFacts

ROOT = Path(__file__).resolve().parent.parent
WEEK = date(2016, 3, 21)
AWAY = {"m03": (21, 24), "m10": (21, 22), "m18": (24, 24), "m22": (22, 23), "m33": (21, 24)}
"""Who is away from and until which day of March 2016."""
DOTS = 110
"""Dots an inch of the sheet."""


def week() -> Scenario:
    """Return Hannover with what a city adds to its weeks."""
    city = allocator.load(ROOT / "scenarios" / "hannover-2016.yaml")
    days = {who: [date(2016, 3, n) for n in span] for who, span in AWAY.items()}
    managers = tuple(
        row.model_copy(
            update={"absences": (Absence(from_=days[row.id][0], until=days[row.id][1]),)}
        )
        if row.id in days
        else row
        for row in city.managers
    )
    added = RotaInput(
        meetings=(
            Meeting(id="team", weekday=4, from_=13 * 60, until=14 * 60, managers=_people(1, 20)),
            Meeting(id="law", date=date(2016, 3, 23), from_=540, until=720, managers=("m15",)),
        ),
        appointments=tuple(
            Appointment(
                id=f"t{n}", manager=who, date=date(2016, 3, day), from_=start, until=start + 60
            )
            for n, (who, day, start) in enumerate(
                (("m05", 23, 600), ("m12", 22, 840), ("m24", 22, 570), ("m19", 21, 600))
            )
        ),
        half_days=(HalfDay(manager="m07", date=date(2016, 3, 22), half="afternoon"),),
        interpreters=(Interpreter(id="i1", languages=("ti",)),),
        bookings=(Booking(id="k1", site="siloah", language="ti"),),
    )
    return city.model_copy(update={"managers": managers, "rota": added})


def _people(first: int, last: int) -> tuple[str, ...]:
    return tuple(f"m{n:02d}" for n in range(first, last + 1))


def sheets(city: Scenario) -> dict[Language, str]:
    """Return the sheet of the week as HTML, in both languages."""
    plan = allocator.plan(city).plan
    assert plan is not None
    rota = allocator.rota(city, plan, WEEK)
    asked = WeekFacts(Facts(city), plan, WEEK)
    return {"de": rota_html(asked, rota, View("de")), "en": rota_html(asked, rota, View("en"))}


def chromium(folder: Path, *words: str) -> None:
    """Run Chromium without a window and without the network."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or "google-chrome"
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars")
    alone = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
    profile = f"--user-data-dir={folder / 'profile'}"
    subprocess.run([program, *quiet, *alone, profile, *words], check=True, capture_output=True)


def small(file: Path) -> None:
    """Write a picture again with no more colours than it needs."""
    with Image.open(file) as picture:
        few = picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for lang, page in sheets(week()).items():
            file = folder / f"{lang}.html"
            file.write_text(page, encoding="utf-8")
            pdf, picture = folder / f"{lang}.pdf", ROOT / "docs" / f"rota-sheet.{lang}"
            chromium(folder, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", file.as_uri())
            words = ["-png", "-r", str(DOTS), "-l", "1", "-singlefile", str(pdf), str(picture)]
            subprocess.run(["pdftoppm", *words], check=True)
            small(picture.with_name(f"{picture.name}.png"))
        phone = page.replace("<details>", "<details open>", 8)
        file.write_text(phone, encoding="utf-8")
        shot = f"--screenshot={ROOT / 'docs' / 'rota-phone.en.png'}"
        chromium(folder, "--window-size=400,860", shot, file.as_uri())
        small(ROOT / "docs" / "rota-phone.en.png")


if __name__ == "__main__":
    main()
