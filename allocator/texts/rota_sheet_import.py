"""What ``rota import`` says, and what is wrong with a cell or a workbook."""

TEXTS = {
    "cli_command_rota_import": {
        "en": "Read a week edited in its Excel sheet back, check and compare it.",
        "de": "Eine in Excel geänderte Woche zurücklesen, prüfen und vergleichen.",
    },
    "cli_option_rota_import_rota": {
        "en": "Rota that the workbook was made from, where it does not hold it itself; may be "
        "given more than once.",
        "de": "Wochenplan, aus dem die Mappe entstand, falls sie ihn nicht selbst enthält; auch "
        "mehrfach möglich.",
    },
    "cli_option_rota_import_out": {
        "en": "File for the edited rota; where there are several weeks, the week is put before "
        "its ending.",
        "de": "Datei für den geänderten Wochenplan; bei mehreren Wochen kommt die Woche vor die "
        "Endung.",
    },
    # The page
    "rota_import_cells_one": {
        "en": "{name}: {n} cell was edited",
        "de": "{name}: {n} Zelle wurde geändert",
    },
    "rota_import_cells_other": {
        "en": "{name}: {n} cells were edited",
        "de": "{name}: {n} Zellen wurden geändert",
    },
    "rota_import_cell": {
        "en": "{cell} {manager}, {day} {half}: {before} -> {after}",
        "de": "{cell} {manager}, {day} {half}: {before} -> {after}",
    },
    "rota_import_other_scenario": {
        "en": "NOTE          the week was made from another scenario: were there --change, "
        "--variant or --set?",
        "de": "HINWEIS       die Woche entstand aus einem anderen Szenario: mit --change, "
        "--variant oder --set?",
    },
    "rota_import_other_plan": {
        "en": "NOTE          the week was made from another plan",
        "de": "HINWEIS       die Woche entstand aus einem anderen Plan",
    },
    "rota_import_changes": {"en": "CHANGES", "de": "ÄNDERUNGEN"},
    "rota_import_away": {
        "en": "AWAY          checked with these absences; for check and --repair, too:",
        "de": "NICHT DA      mit diesen Abwesenheiten geprüft; auch für check und --repair:",
    },
    "rota_import_half": {
        "en": "{manager} is away on {day} ({half}): an entry of rota.half_days",
        "de": "{manager} ist am {day} nicht da ({half}): ein Eintrag in rota.half_days",
    },
    "rota_import_morning": {"en": "morning", "de": "vormittags"},
    "rota_import_afternoon": {"en": "afternoon", "de": "nachmittags"},
    "rota_import_caused_one": {
        "en": "BROKEN        in {n} place by these edits:",
        "de": "GEBROCHEN     durch diese Änderungen an {n} Stelle:",
    },
    "rota_import_caused_other": {
        "en": "BROKEN        in {n} places by these edits:",
        "de": "GEBROCHEN     durch diese Änderungen an {n} Stellen:",
    },
    "rota_import_none": {
        "en": "RULES         the edits break none",
        "de": "REGELN        die Änderungen brechen keine",
    },
    "rota_import_cured_one": {
        "en": "MENDED        in {n} place by these edits:",
        "de": "BEHOBEN       durch diese Änderungen an {n} Stelle:",
    },
    "rota_import_cured_other": {
        "en": "MENDED        in {n} places by these edits:",
        "de": "BEHOBEN       durch diese Änderungen an {n} Stellen:",
    },
    "rota_import_left_one": {
        "en": "BEFORE        broken in {n} place already; allocator check --rota names it",
        "de": "VORHER        schon an {n} Stelle gebrochen; allocator check --rota nennt sie",
    },
    "rota_import_left_other": {
        "en": "BEFORE        broken in {n} places already; allocator check --rota names them",
        "de": "VORHER        schon an {n} Stellen gebrochen; allocator check --rota nennt sie",
    },
    "rota_import_written": {
        "en": "Proposal, not decided -> {files}",
        "de": "Vorschlag, nicht entschieden -> {files}",
    },
    # What is wrong with a workbook
    "rota_book_no_week": {
        "en": "No sheet of a week is in here; a workbook that allocator rota --xlsx wrote has one "
        "for each.",
        "de": "Hier ist kein Blatt einer Woche; eine Mappe von allocator rota --xlsx hat für jede "
        "Woche eines.",
    },
    "rota_book_twice": {
        "en": "The week {week} stands on two sheets; keep one of them.",
        "de": "Die Woche {week} steht auf zwei Blättern; behalten Sie eines davon.",
    },
    "rota_book_store": {
        "en": "The hidden sheet allocator was changed and cannot be read; give the rota that the "
        "workbook was made from with --rota, and delete that sheet.",
        "de": "Das verborgene Blatt allocator wurde verändert und ist nicht lesbar; löschen Sie es "
        "und geben Sie den Wochenplan, aus dem die Mappe entstand, mit --rota an.",
    },
    "rota_book_no_rota": {
        "en": "Nothing says what week {week} was before; give its rota with --rota.",
        "de": "Wie die Woche {week} vorher aussah, steht nirgends; geben Sie ihren Wochenplan mit "
        "--rota an.",
    },
    "rota_book_columns": {
        "en": "Columns of week {week} are missing or stand there twice: {columns}. Undo that; "
        "the hidden first row says which half day a column is.",
        "de": "Spalten der Woche {week} fehlen oder sind doppelt: {columns}. Machen Sie das "
        "rückgängig; die verborgene erste Zeile sagt, welcher halbe Tag eine Spalte ist.",
    },
    "rota_book_row": {
        "en": "Whose row is this ({manager})? The hidden first column has to hold an id.",
        "de": "Wessen Zeile ist das ({manager})? In der verborgenen ersten Spalte fehlt die "
        "Kennung.",
    },
    "rota_book_row_twice": {
        "en": "{manager} has two rows; keep one.",
        "de": "{manager} hat zwei Zeilen; behalten Sie eine.",
    },
    "rota_book_nobody": {
        "en": "{manager} has a row, but is no manager in contract in this week.",
        "de": "{manager} hat eine Zeile, ist in dieser Woche aber nicht unter Vertrag.",
    },
    "rota_book_no_row": {
        "en": "The row of {manager} is missing; put it back. Who is not there has - in it.",
        "de": "Die Zeile von {manager} fehlt; fügen Sie sie wieder ein. Wer nicht da ist, hat dort "
        "ein -.",
    },
    # What is wrong with a cell
    "rota_cell_form": {
        "en": "'{text}' cannot be understood. Write a letter, hours and place such as V 9-11:30 "
        "Nordstadt, - for not there, or . for casework.",
        "de": "„{text}“ ist nicht zu verstehen. Schreiben Sie Buchstabe, Uhrzeit und Ort wie "
        "B 9-11:30 Nordstadt, - für nicht da oder . für Fallarbeit.",
    },
    "rota_cell_either": {
        "en": "'{text}' can mean two things: write . for casework or - for not there.",
        "de": "„{text}“ kann zweierlei heißen: Schreiben Sie . für Fallarbeit oder - für nicht da.",
    },
    "rota_cell_hours": {
        "en": "'{text}': hours are on the quarter hour and end after they begin, such as 9-11:30.",
        "de": "„{text}“: Uhrzeiten liegen auf der Viertelstunde und enden nach ihrem Beginn, zum "
        "Beispiel 9-11:30.",
    },
    "rota_cell_afternoon": {
        "en": "'{text}' is in the afternoon; write it into the cell to the right, or other hours.",
        "de": "„{text}“ liegt am Nachmittag; schreiben Sie es in die Zelle rechts daneben oder "
        "andere Uhrzeiten.",
    },
    "rota_cell_morning": {
        "en": "'{text}' is in the morning; write it into the cell to the left, or other hours.",
        "de": "„{text}“ liegt am Vormittag; schreiben Sie es in die Zelle links daneben oder "
        "andere Uhrzeiten.",
    },
    "rota_cell_place": {
        "en": "No place is called '{name}'; the sheet How to write lists them.",
        "de": "Kein Ort heißt „{name}“; das Blatt Schreibweise nennt alle.",
    },
    "rota_cell_no_place": {
        "en": "Where? Visits, and office hours of people without a site of their own, name a "
        "place: V 9-11 Nordstadt.",
        "de": "Wo? Besuche und Sprechstunden von Personen ohne eigenen Standort nennen einen Ort: "
        "B 9-11 Nordstadt.",
    },
    "rota_cell_interpreter": {
        "en": "Who interprets? After + stands an interpreter of the scenario, not '{name}'.",
        "de": "Wer dolmetscht? Nach + steht jemand aus der Liste der Dolmetschenden, nicht "
        "„{name}“.",
    },
}
