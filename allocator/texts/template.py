"""The commented scenario that ``allocator new`` writes, and what the command says."""

_EN = """\
# A small made-up city to start from. Replace its tables by your own, one after the other;
# `allocator validate scenario.yaml` says what does not fit yet.
#
# No names, birth dates, nationalities, diagnoses or reasons: ids only. Fields that would
# hold personal data are refused.

name: Sampletown
state: NI              # federal state, for the public holidays (NI, BW, NW, ...)
start: 2025-01         # first month of the plan
months: 12

# Offices from which managers set out; the first counts where a manager names none.
bases:
  - id: office
    location:
      lat: 52.2650
      lon: 10.5210

# Each table stands in a CSV file beside this one, with a comma or semicolon, in UTF-8 or as
# Excel saves it, with English or German headers. Instead of all of them the workbook can be
# used: delete the lines from here to `moves`, and write
#   workbook: tables.xlsx
sites: sites.csv
managers: managers.csv
cases: cases.csv
tables:
  residents: residents.csv     # residents from a day on, for sites where they change
  absences: absences.csv       # days away; a reason is never asked for
  moves: moves.csv             # where people go when a site closes

# New cases a month that are expected, by kind; without a site split over all by residents.
arrivals:
  profiles:
    - id: family
      needs: [little_german]
      languages: [ar]
      persons: 4
    - id: trauma
      needs: [trauma, little_german]
      languages: [fa, ar]
  expected:
    - profile: family
      expected: 0.5
    - profile: trauma
      expected: 1.5
      until: 2025-06

# Hours of interpreters a month; a language that is not listed is not limited.
interpreters:
  - language: ti
    hours: 40

# Every parameter has a default; give only what differs in your city (see docs/input.md).
policy:
  caseload:
    months: 8
  hours:
    expected_absence: 0.16

# Named small sets of changes: allocator plan scenario.yaml --variant rising
variants:
  - id: rising
    changes:
      - change: arrivals
        factor: 1.5
        from: 2025-04

# Where numbers come from: source, derived or assumed. `--assumed` lists the last kind.
marks:
  - path: sites
    mark: assumed
    note: A made-up city
  - path: managers
    mark: assumed
    note: Made-up people
  - path: cases
    mark: assumed
    note: Made-up cases, no real person behind any row
  - path: arrivals
    mark: assumed
    note: Made-up numbers
"""

_DE = """\
# Eine kleine erfundene Stadt für den Anfang. Bitte die Tabellen nach und nach durch eigene
# ersetzen; `allocator validate scenario.yaml` sagt, was noch nicht passt.
#
# Keine Namen, Geburtsdaten, Nationalitäten, Diagnosen oder Gründe: nur Kennungen. Felder, die
# personenbezogene Daten enthalten würden, werden abgelehnt.

name: Musterstadt
state: NI              # Bundesland, für die Feiertage (NI, BW, NW, ...)
start: 2025-01         # erster Planmonat
months: 12

# Dienststellen, von denen aus gearbeitet wird; die erste gilt, wo keine angegeben ist.
bases:
  - id: office
    location:
      lat: 52.2650
      lon: 10.5210

# Jede Tabelle steht in einer CSV-Datei daneben, mit Komma oder Semikolon, in UTF-8 oder so,
# wie Excel sie speichert, mit deutschen oder englischen Überschriften. Statt aller Tabellen
# geht die Arbeitsmappe: die Zeilen von hier bis `moves` löschen und schreiben
#   workbook: tables.xlsx
sites: sites.csv
managers: managers.csv
cases: cases.csv
tables:
  residents: residents.csv     # Belegung ab einem Tag, wo sie sich ändert
  absences: absences.csv       # freie Tage; nach Gründen wird nie gefragt
  moves: moves.csv             # wohin Menschen gehen, wenn eine Unterkunft schließt

# Erwartete neue Fälle im Monat nach Art; ohne Unterkunft nach Belegung auf alle verteilt.
arrivals:
  profiles:
    - id: family
      needs: [little_german]
      languages: [ar]
      persons: 4
    - id: trauma
      needs: [trauma, little_german]
      languages: [fa, ar]
  expected:
    - profile: family
      expected: 0.5
    - profile: trauma
      expected: 1.5
      until: 2025-06

# Stunden Dolmetschen im Monat; eine Sprache, die hier fehlt, ist nicht begrenzt.
interpreters:
  - language: ti
    hours: 40

# Jeder Parameter hat einen Vorgabewert; anzugeben ist nur, was in Ihrer Stadt anders ist
# (siehe docs/input.md).
policy:
  caseload:
    months: 8
  hours:
    expected_absence: 0.16

# Benannte kleine Änderungen: allocator plan scenario.yaml --variant rising
variants:
  - id: rising
    changes:
      - change: arrivals
        factor: 1.5
        from: 2025-04

# Woher Zahlen kommen: source (Quelle), derived (abgeleitet) oder assumed (angenommen).
# `--assumed` listet die angenommenen auf.
marks:
  - path: sites
    mark: assumed
    note: Erfundene Stadt
  - path: managers
    mark: assumed
    note: Erfundene Personen
  - path: cases
    mark: assumed
    note: Erfundene Fälle, hinter keiner Zeile steht ein Mensch
  - path: arrivals
    mark: assumed
    note: Erfundene Zahlen
"""

TEXTS = {
    "template_scenario": {"en": _EN.strip(), "de": _DE.strip()},
    "new_exists": {
        "en": "This file exists already; nothing was written. Name a new folder.",
        "de": "Diese Datei gibt es schon; nichts wurde geschrieben. Bitte einen neuen Ordner "
        "angeben.",
    },
    "new_folder": {
        "en": "No folder can be made here.",
        "de": "Hier lässt sich kein Ordner anlegen.",
    },
    "new_written": {"en": "Written to {folder}: {files}", "de": "In {folder} angelegt: {files}"},
    "new_next": {
        "en": "Replace the tables by your own, then: allocator validate {file}",
        "de": "Die Tabellen durch eigene ersetzen, dann: allocator validate {file} --lang de",
    },
    "new_option_plan": {
        "en": "Plan the new scenario at once.",
        "de": "Das neue Szenario gleich planen.",
    },
}
