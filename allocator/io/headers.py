"""The tables that may stand in files: their columns, and the headers that are understood.

This is the one documented table of headers, English and German; ``docs/input.md`` is
generated from it. To let a table have another column, or another header for one, change
it here only. Case, blanks, hyphens, underscores and umlauts make no difference in headers.
"""

from dataclasses import dataclass
from typing import Literal

from allocator.model.personal import folded

Kind = Literal["id", "text", "word", "whole", "number", "date", "month", "flag", "list", "windows"]
"""What stands in a column: see `allocator.io.cells`, which reads each kind."""


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    field
        Where the value goes in the row's tree: ``site``, ``location.lat``.
    kind
        How a cell is read.
    english, german
        Headers that are understood; the first of each is the one templates use.
    """

    field: str
    kind: Kind
    english: tuple[str, ...]
    german: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table that may stand in a CSV file or on a sheet.

    Attributes
    ----------
    name
        Name in ``tables:`` and of the sheet; for the tables of their own in a scenario also
        the key there.
    loc
        Where its rows go in the scenario's tree; for a table whose rows belong to the rows
        of another one (dated residents), that table and the field of its rows.
    german
        German name of the sheet.
    owner
        Column that names the owning row; empty for a table of its own.
    columns
        Its columns.
    """

    name: str
    loc: tuple[str, ...]
    german: str
    owner: str
    columns: tuple[Column, ...]


def _c(field: str, kind: Kind, english: str, german: str) -> Column:
    return Column(field, kind, tuple(english.split(", ")), tuple(german.split(", ")))


_ID = _c("id", "id", "id", "Kennung, Nr, Nummer")
_SITE = _c("site", "id", "site", "Unterkunft, Standort, Objekt")
_MANAGER = _c(
    "manager", "id", "manager, integration manager",
    "Integrationsmanager:in, Integrationsmanager, Integrationsmanagerin, Personal, "
    "Bezugsperson, Zuständig",
)  # fmt: skip
_FROM_DAY = _c("from", "date", "from", "ab, von, Beginn, gültig ab")
_UNTIL_DAY = _c("until", "date", "until, to", "bis, Ende")
_FROM_MONTH = _c("from", "month", "from", "ab, von, Beginn")
_UNTIL_MONTH = _c("until", "month", "until, to", "bis, Ende")
_RESIDENTS = _c("value", "whole", "value, number, residents", "Wert, Anzahl, Zahl, Belegung")
_PLACES = _c("value", "whole", "value, number, places", "Wert, Anzahl, Zahl, Plätze")
_LAT = _c("location.lat", "number", "lat, latitude", "Breite, Breitengrad")
_LON = _c("location.lon", "number", "lon, longitude, lng", "Länge, Längengrad")
_DEMAND = (
    _c("needs", "list", "needs", "Bedarfe, Bedarf"),
    _c("languages", "list", "languages, language", "Sprachen, Sprache"),
    _c("skills", "list", "skills, required skills", "Qualifikationen, Fachkenntnisse"),
    _c("persons", "whole", "persons, people", "Personen, Personenzahl"),
    _c("points", "whole", "points", "Punkte"),
    _c("minutes", "whole", "minutes, minutes a week", "Minuten, Minuten je Woche"),
)

TABLES: tuple[Table, ...] = (
    Table("sites", ("sites",), "Unterkünfte", "", (
        _c("id", "id", "id, site", "Kennung, Unterkunft, Nr, Nummer"),
        _c("name", "text", "name", "Name, Bezeichnung"),
        _c("kind", "word", "kind, type", "Art, Typ"),
        _c("residents", "whole", "residents", "Belegung, Bewohner, Bewohner:innen, Personen"),
        _c("places", "whole", "places, capacity", "Plätze, Platzzahl, Kapazität"),
        _c("staff_by", "word", "staff_by", "Bemessung, Bemessung nach"),
        _c("opens", "date", "opens", "Öffnung, öffnet, ab"),
        _c("closes", "date", "closes", "Schließung, schließt, bis"),
        _LAT, _LON,
        _c("desks", "whole", "desks", "Schreibtische, Arbeitsplätze"),
        _c("on_request", "flag", "on_request", "auf Anfrage, auf Abruf"),
        _c("standard", "whole", "standard", "Sollstellen, Soll"),
        _c("visits.per_fortnight", "whole", "visits_per_fortnight", "Besuche in zwei Wochen"),
        _c("visits.minutes", "whole", "visit_minutes", "Minuten je Besuch"),
        _c("office_hours", "windows", "office_hours", "Sprechstunden, Sprechzeiten"),
        _c("access", "windows", "access", "Zugang, Zugangszeiten"),
    )),
    Table("residents", ("sites", "residents"), "Belegung", "site", (_SITE, _FROM_DAY, _RESIDENTS)),
    Table("places", ("sites", "places"), "Plätze", "site", (_SITE, _FROM_DAY, _PLACES)),
    Table("moves", ("sites", "moves"), "Umzüge", "site", (
        _SITE,
        _c("to", "id", "to", "nach, Ziel"),
        _c("share", "number", "share", "Anteil"),
        _c("from", "date", "from", "ab, am, Tag"),
    )),
    Table("managers", ("managers",), "Personal", "", (
        _c("id", "id", "id, manager", "Kennung, Personal, Nr, Nummer"),
        _c("section", "text", "section", "Sachgebiet, Abteilung"),
        _c("role", "word", "role", "Rolle, Funktion"),
        _c("hours", "number", "hours, weekly hours", "Wochenstunden, Stunden"),
        _c("mobile", "flag", "mobile", "mobil"),
        _c("languages", "list", "languages", "Sprachen"),
        _c("skills", "list", "skills", "Qualifikationen, Fachkenntnisse"),
        _c("base", "id", "base, office", "Dienststelle, Büro"),
        _c("from", "date", "from", "ab, von, Vertragsbeginn"),
        _c("until", "date", "until, to", "bis, Vertragsende"),
        _c("max_people", "whole", "max_people", "Höchstzahl, Höchstzahl Personen"),
        _c("post", "word", "post, place of work", "Einsatzort"),
        _c("round", "list", "round", "Zuständigkeitsgebiet, Zuständig für"),
        _c("leads", "list", "leads", "Ansprechperson für, Ansprechperson"),
    )),
    Table("hours", ("managers", "hours"), "Wochenstunden", "manager", (
        _MANAGER, _FROM_DAY,
        _c("value", "number", "value, hours", "Wert, Stunden, Wochenstunden"),
    )),
    Table("absences", ("managers", "absences"), "Abwesenheiten", "manager", (
        _MANAGER, _FROM_DAY, _UNTIL_DAY,
    )),
    Table("reductions", ("managers", "reductions"), "Freistellungen", "manager", (
        _MANAGER, _FROM_DAY, _UNTIL_DAY,
        _c("share", "number", "share", "Anteil"),
    )),
    Table("bases", ("bases",), "Dienststellen", "", (_ID, _LAT, _LON)),
    Table("cases", ("cases",), "Fälle", "", (
        _c("id", "id", "id, case", "Kennung, Fall, Fallnummer"),
        _SITE,
        _c("opened", "date", "opened", "Eröffnet, eröffnet am, Falleröffnung"),
        *_DEMAND,
        _MANAGER,
        _c("start", "month", "start", "Beginn, Startmonat"),
        _c("moved_from", "id", "moved_from", "verzogen von"),
        _c("aftercare", "whole", "aftercare, months of aftercare",
           "Nachbetreuung, Monate Nachbetreuung"),
        _c("extended_until", "month", "extended_until", "verlängert bis"),
        _c("plan_agreed", "date", "plan_agreed", "Plan vereinbart, Plan vereinbart am"),
        _c("next_review", "date", "next_review", "nächste Überprüfung"),
        _c("dates.job_start", "date", "job_start", "Arbeitsbeginn"),
        _c("dates.move_out", "date", "move_out", "Auszug"),
        _c("dates.benefit_change", "date", "benefit_change", "Leistungswechsel"),
    )),
    Table("profiles", ("arrivals", "profiles"), "Profile", "", (
        _c("id", "id", "id, profile", "Kennung, Profil"), *_DEMAND,
    )),
    Table("expected", ("arrivals", "expected"), "Zuweisungen", "", (
        _c("profile", "id", "profile", "Profil"),
        _SITE, _FROM_MONTH, _UNTIL_MONTH,
        _c("expected", "number", "expected", "erwartet, Erwartungswert"),
        _c("p10", "number", "p10", "P10"),
        _c("p50", "number", "p50", "P50"),
        _c("p90", "number", "p90", "P90"),
    )),
    Table("interpreters", ("interpreters",), "Dolmetschen", "", (
        _c("language", "word", "language", "Sprache"),
        _c("from", "date", "from", "ab, gültig ab"),
        _c("hours", "number", "hours, hours a month", "Stunden, Stunden im Monat"),
    )),
    Table("travel", ("travel",), "Wege", "", (
        _c("from", "id", "from", "von"),
        _c("to", "id", "to", "nach"),
        _c("minutes", "whole", "minutes", "Minuten"),
    )),
    Table("pins", ("pins",), "Festlegungen", "", (
        _c("kind", "word", "kind", "Art"),
        _MANAGER,
        _c("site", "word", "site", "Unterkunft, Einsatzort"),
        _c("case", "id", "case", "Fall"),
        _FROM_MONTH, _UNTIL_MONTH,
    )),
    Table("marks", ("marks",), "Herkunft", "", (
        _c("path", "text", "path", "Pfad"),
        _c("mark", "word", "mark", "Herkunft"),
        _c("note", "text", "note", "Quelle"),
    )),
)  # fmt: skip

BY_NAME = {table.name: table for table in TABLES}

SHEETS = {folded(name): table for table in TABLES for name in (table.name, table.german)}
"""Tables by folded name of their sheet, English or German."""

WORDS: dict[str, dict[str, str]] = {
    "kind": {
        "gemeinschaftsunterkunft": "shelter", "notunterkunft": "emergency",
        "wohnheim": "hostel", "wohnprojekt": "housing_project", "wohnungen": "flats",
        "quartier": "district",
    },
    "pins.kind": {
        "einsatzort": "post", "nichthier": "away", "fall": "case", "nichtfall": "not_case",
        "gebiet": "round",
    },
    "staff_by": {"bewohner": "residents", "belegung": "residents", "plaetze": "places"},
    "role": {
        "integrationsmanagerin": "manager", "integrationsmanager": "manager",
        "sachgebietsleitung": "head", "leitung": "head",
    },
    "post": {"mobil": "mobile", "springer": "floater", "springerin": "floater"},
    "pins.site": {"mobil": "mobile"},
    "mark": {"quelle": "source", "abgeleitet": "derived", "angenommen": "assumed"},
    "needs": {
        "unbekannt": "unknown", "behinderung": "disability", "arbeitsbeginn": "job_start",
        "schutz": "protection", "schwangerschaft": "pregnancy", "auszug": "move_out",
        "leistungswechsel": "benefit_change", "alleinerziehend": "single_parent",
        "jungeerwachsene": "young_adult", "geringedeutschkenntnisse": "little_german",
        "wenigdeutsch": "little_german",
    },
}  # fmt: skip
"""German words in cells, folded, by field or by table and field; English ones are the model's."""


def headers_of(table: Table) -> dict[str, Column]:
    """Return the columns of `table` by folded header; its field names are understood too."""
    found = {folded(column.field): column for column in table.columns}
    for column in table.columns:
        found |= {folded(name): column for name in (*column.english, *column.german)}
    return found
