"""Faults of files, tables and calls: what cannot be read, and what would be right."""

TEXTS = {
    # Files
    "file_missing": {
        "en": "There is no such file.",
        "de": "Diese Datei gibt es nicht.",
    },
    "file_irregular": {
        "en": "This is not a file that can be read, but a folder or a device.",
        "de": "Das ist keine lesbare Datei, sondern ein Ordner oder ein Gerät.",
    },
    "file_unreadable": {
        "en": "The file cannot be opened; check its name and its permissions.",
        "de": "Die Datei lässt sich nicht öffnen; bitte Namen und Rechte prüfen.",
    },
    "file_too_large": {
        "en": "The file is too large; at most {limit} are read.",
        "de": "Die Datei ist zu groß; höchstens {limit} werden gelesen.",
    },
    "not_utf8": {
        "en": "This line is not UTF-8 text; save the file as UTF-8.",
        "de": "Diese Zeile ist kein UTF-8-Text; bitte die Datei als UTF-8 speichern.",
    },
    "control_character": {
        "en": "This line holds a control character; only text, tabs and line ends may stand here.",
        "de": "Diese Zeile enthält ein Steuerzeichen; erlaubt sind nur Text, Tabulatoren und "
        "Zeilenenden.",
    },
    "not_text": {
        "en": "This is no text file; save the table as CSV (UTF-8).",
        "de": "Das ist keine Textdatei; bitte die Tabelle als CSV (UTF-8) speichern.",
    },
    "scenario_mapping": {
        "en": "A scenario begins with fields such as name, state and start, one a line.",
        "de": "Ein Szenario beginnt mit Feldern wie name, state und start, eines je Zeile.",
    },
    # YAML
    "yaml_syntax": {
        "en": "This cannot be read as YAML; check indentation, colons and quotation marks near "
        "this line.",
        "de": "Das ist kein lesbares YAML; bitte Einrückung, Doppelpunkte und Anführungszeichen "
        "um diese Zeile prüfen.",
    },
    "yaml_colon": {
        "en": "A colon is missing here, or there is one too many; put a text that holds "
        "colons in quotation marks.",
        "de": "Hier fehlt ein Doppelpunkt, oder es ist einer zu viel; Text mit Doppelpunkten "
        "gehört in Anführungszeichen.",
    },
    "yaml_quote": {
        "en": "A text in quotation marks is not closed, or holds a backslash that means nothing.",
        "de": "Ein Text in Anführungszeichen ist nicht geschlossen oder enthält einen Rückstrich "
        "ohne Bedeutung.",
    },
    "yaml_character": {
        "en": "No value can begin like this; indent with blanks instead of tabs, and put a text "
        "that begins with a special character in quotation marks.",
        "de": "So kann kein Wert beginnen; bitte mit Leerzeichen statt Tabulatoren einrücken und "
        "Text, der mit einem Sonderzeichen beginnt, in Anführungszeichen setzen.",
    },
    "yaml_bracket": {
        "en": "A bracket opened before is not closed, or a comma is missing.",
        "de": "Eine vorher geöffnete Klammer ist nicht geschlossen, oder es fehlt ein Komma.",
    },
    "yaml_indent": {
        "en": "The indentation does not fit the lines above; fields of one row begin in one "
        "column.",
        "de": "Die Einrückung passt nicht zu den Zeilen davor; Felder einer Zeile beginnen in "
        "derselben Spalte.",
    },
    "yaml_alias": {
        "en": "Anchors and aliases (& and *) are not read; write the value out.",
        "de": "Anker und Verweise (& und *) werden nicht gelesen; bitte den Wert ausschreiben.",
    },
    "yaml_tag": {
        "en": "Tags (!) are not read; write the plain value.",
        "de": "Typangaben (!) werden nicht gelesen; bitte den einfachen Wert schreiben.",
    },
    "yaml_duplicate": {
        "en": "{field} stands here already, on line {first}; keep one of them.",
        "de": "{field} steht hier schon, in Zeile {first}; bitte nur eines behalten.",
    },
    "yaml_key": {
        "en": "The name of a field is a plain word, not a list or a group of fields.",
        "de": "Der Name eines Feldes ist ein einfaches Wort, keine Liste oder Gruppe.",
    },
    "yaml_documents": {
        "en": "A scenario is one document; remove the line --- and what follows, or put it in a "
        "file of its own.",
        "de": "Ein Szenario ist ein einziges Dokument; bitte die Zeile --- und das Folgende "
        "entfernen oder in eine eigene Datei stellen.",
    },
    "yaml_depth": {
        "en": "Fields are nested more than {limit} deep; nothing in a scenario is.",
        "de": "Felder sind tiefer als {limit} Ebenen verschachtelt; in einem Szenario ist nichts "
        "so tief.",
    },
    "yaml_nodes": {
        "en": "The file holds more than {limit} values; put large tables into CSV files.",
        "de": "Die Datei enthält mehr als {limit} Werte; große Tabellen gehören in CSV-Dateien.",
    },
    # JSON
    "json_syntax": {
        "en": "This cannot be read as JSON; check brackets, commas and quotation marks.",
        "de": "Das ist kein lesbares JSON; bitte Klammern, Kommas und Anführungszeichen prüfen.",
    },
    "json_duplicate": {
        "en": "{field} stands twice in the same group of fields; keep one of them.",
        "de": "{field} steht zweimal in derselben Gruppe von Feldern; bitte nur eines behalten.",
    },
    "plan_mapping": {
        "en": "A plan is a JSON object with keys such as posts, tours and caseload.",
        "de": "Ein Plan ist ein JSON-Objekt mit Schlüsseln wie posts, tours und caseload.",
    },
    # Tables
    "table_twice": {
        "en": "The table {table} is given more than once; keep it in one place.",
        "de": "Die Tabelle {table} ist mehrfach angegeben; bitte nur an einer Stelle.",
    },
    "table_kind": {
        "en": "{table} is a list of rows, or the name of a CSV file.",
        "de": "{table} ist eine Liste von Zeilen oder der Name einer CSV-Datei.",
    },
    "table_file": {
        "en": "The file of the table {table} must end in .csv; an Excel file is named as workbook.",
        "de": "Die Datei der Tabelle {table} muss auf .csv enden; eine Excel-Datei steht unter "
        "workbook.",
    },
    "table_empty": {
        "en": "The table has no header row; the first row names the columns.",
        "de": "Der Tabelle fehlt die Kopfzeile; die erste Zeile nennt die Spalten.",
    },
    "table_too_long": {
        "en": "The table has more than {limit} rows.",
        "de": "Die Tabelle hat mehr als {limit} Zeilen.",
    },
    "table_too_wide": {
        "en": "This row has more than {limit} cells.",
        "de": "Diese Zeile hat mehr als {limit} Zellen.",
    },
    "csv_quote": {
        "en": "A quotation mark in the row that begins here is not closed.",
        "de": "In der Zeile, die hier beginnt, ist ein Anführungszeichen nicht geschlossen.",
    },
    "header_unknown": {
        "en": "No column of this table is called {header}; remove it, or see docs/input.md for "
        "the headers that are understood.",
        "de": "Keine Spalte dieser Tabelle heißt {header}; bitte entfernen, die verstandenen "
        "Überschriften stehen in docs/input.md.",
    },
    "header_twice": {
        "en": "The columns {header} and {other} mean the same; keep one of them.",
        "de": "Die Spalten {header} und {other} bedeuten dasselbe; bitte nur eine behalten.",
    },
    "cell_without_header": {
        "en": "Column {column} holds a value but has no header; a decimal comma in a file "
        "separated by commas needs quotation marks.",
        "de": "Spalte {column} enthält einen Wert, hat aber keine Überschrift; ein Dezimalkomma "
        "in einer mit Kommas getrennten Datei gehört in Anführungszeichen.",
    },
    "cell_whole": {
        "en": "{value} is no whole number; write digits alone, such as 4 or 1250.",
        "de": "{value} ist keine ganze Zahl; bitte nur Ziffern schreiben, etwa 4 oder 1250.",
    },
    "cell_number": {
        "en": "{value} is no number; write 19.5 or 19,5.",
        "de": "{value} ist keine Zahl; bitte 19,5 oder 19.5 schreiben.",
    },
    "cell_date": {
        "en": "{value} is no date; write 2016-03-01 or 01.03.2016.",
        "de": "{value} ist kein Datum; bitte 01.03.2016 oder 2016-03-01 schreiben.",
    },
    "cell_month": {
        "en": "{value} is no month; write 2016-03 or 03.2016.",
        "de": "{value} ist kein Monat; bitte 03.2016 oder 2016-03 schreiben.",
    },
    "cell_flag": {
        "en": "{value} is neither yes nor no.",
        "de": "{value} ist weder ja noch nein.",
    },
    "cell_windows": {
        "en": "{value} is no time of the week; write Mon 09:00-12:00 | Thu 14:00-16:00.",
        "de": "{value} ist keine Zeit der Woche; bitte Mo 09:00-12:00 | Do 14:00-16:00 schreiben.",
    },
    "given_twice": {
        "en": "{field} of {id} stands in its own row and in the table {table}; keep one of them.",
        "de": "{field} von {id} steht in der eigenen Zeile und in der Tabelle {table}; bitte nur "
        "eines behalten.",
    },
    # Excel
    "workbook_name": {
        "en": "workbook names one Excel file that ends in .xlsx.",
        "de": "workbook nennt eine Excel-Datei, die auf .xlsx endet.",
    },
    "not_workbook": {
        "en": "This is no Excel workbook that can be read; save it again as .xlsx, without a "
        "password.",
        "de": "Das ist keine lesbare Excel-Arbeitsmappe; bitte neu als .xlsx und ohne Kennwort "
        "speichern.",
    },
    "workbook_too_large": {
        "en": "The workbook unpacks to more than can be read ({limit}); put large tables into "
        "CSV files.",
        "de": "Die Arbeitsmappe ist ausgepackt zu groß ({limit} sind möglich); große Tabellen "
        "gehören in CSV-Dateien.",
    },
    "workbook_entities": {
        "en": "The workbook holds XML entities, which Excel never writes; it is not read.",
        "de": "Die Arbeitsmappe enthält XML-Entitäten, die Excel nie schreibt; sie wird nicht "
        "gelesen.",
    },
    "formula_error": {
        "en": "The cell holds the error {value}; repair the formula or enter the value.",
        "de": "Die Zelle enthält den Fehler {value}; bitte die Formel berichtigen oder den Wert "
        "eintragen.",
    },
    "formula_empty": {
        "en": "Cell {cell} holds a formula without a result; open the file in Excel, save it, "
        "or enter the value.",
        "de": "Zelle {cell} enthält eine Formel ohne Ergebnis; bitte die Datei in Excel öffnen "
        "und speichern oder den Wert eintragen.",
    },
    # Command line and variants
    "set_form": {
        "en": "Write PATH=VALUE, as in policy.caseload.months=9.",
        "de": "Bitte PFAD=WERT schreiben, etwa policy.caseload.months=9.",
    },
    "set_path": {
        "en": "There is no {part} there.",
        "de": "{part} gibt es dort nicht.",
    },
    "unknown_variant": {
        "en": "The scenario has no variant {id}.",
        "de": "Das Szenario hat keine Variante {id}.",
    },
}
