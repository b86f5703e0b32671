"""What the sheets of a week say in Excel, and how their cells are written."""

TEXTS = {
    "cli_option_xlsx_rota": {
        "en": "Also write one Excel workbook of all weeks: the grid of each week, one sheet a "
        "site and one a person; an edited grid is read back by rota import.",
        "de": "Auch eine Excel-Mappe aller Wochen schreiben: der Plan jeder Woche, ein Blatt je "
        "Ort und eines je Person; ein geänderter Plan kommt mit rota import zurück.",
    },
    "rota_sheet_week": {"en": "Week {week}", "de": "Woche {week}"},
    "rota_sheet_guide": {"en": "How to write", "de": "Schreibweise"},
    "rota_sheet_am": {"en": "am", "de": "vm."},
    "rota_sheet_pm": {"en": "pm", "de": "nm."},
    "rota_sheet_office_hour": {"en": "office hours", "de": "Sprechstunde"},
    "rota_sheet_visit": {"en": "visit", "de": "Besuch"},
    "rota_sheet_meeting": {"en": "meeting", "de": "Besprechung"},
    "rota_sheet_appointment": {"en": "appointment", "de": "Termin"},
    "rota_sheet_free": {"en": "casework", "de": "Fallarbeit"},
    "rota_sheet_absence": {"en": "not there", "de": "nicht da"},
    "rota_sheet_plus": {"en": "+ with an interpreter", "de": "+ mit Dolmetschen"},
    "rota_sheet_with": {"en": "who", "de": "wer"},
    "rota_sheet_where": {"en": "where", "de": "wo"},
    "rota_sheet_beside": {"en": "with", "de": "mit"},
    "rota_sheet_hours": {
        "en": "Working time {work} hours, by contract {due}; {free} of them for casework",
        "de": "Arbeitszeit {work} Stunden, nach Vertrag {due}; davon {free} für Fallarbeit",
    },
    "rota_sheet_places": {"en": "Places, as cells name them", "de": "Orte, wie sie im Plan heißen"},
    "rota_sheet_interpreters": {"en": "Interpreters", "de": "Dolmetschende"},
    "rota_sheet_note": {
        "en": "A proposal; a person decides. Cells can be changed here and read back with: "
        "allocator rota import. How to write them is on the sheet How to write.",
        "de": "Ein Vorschlag; entschieden wird von Menschen. Die Zellen können hier geändert und "
        "mit allocator rota import zurückgelesen werden; das Blatt Schreibweise sagt, wie.",
    },
    "rota_sheet_how": {
        "en": "A cell says what somebody does in a half day: letter, hours, place, for example "
        "V 9-11:30 followed by the place. Two things: two lines (Alt+Enter). Nothing or . is "
        "casework. Office hours without a place are at the own site.",
        "de": "Eine Zelle sagt, was jemand an einem halben Tag tut: Buchstabe, Uhrzeit, Ort, zum "
        "Beispiel B 9-11:30 und dahinter der Ort. Zweierlei: zwei Zeilen (Alt+Eingabe). Leer oder "
        ". heißt Fallarbeit. Sprechstunde ohne Ort ist am eigenen Standort.",
    },
    "rota_sheet_how_away": {
        "en": "- means not there. No reason is asked for and none is kept.",
        "de": "- heißt nicht da. Nach dem Grund wird nicht gefragt, und keiner wird gespeichert.",
    },
    "rota_sheet_how_back": {
        "en": "Read back with: allocator rota import FILE SCENARIO PLAN. Only the sheets of weeks "
        "are read; ways, breaks and casework of the days that changed are put right.",
        "de": "Zurücklesen mit: allocator rota import DATEI SZENARIO PLAN. Gelesen werden nur die "
        "Blätter der Wochen; Wege, Pausen und Fallarbeit der geänderten Tage passen sich an.",
    },
}
