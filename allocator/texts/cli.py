"""What the command line says: help, options, slips, and the lines around a result."""

TEXTS = {
    "cli_about": {
        "en": "Decides where a city's integration managers work and whom they accompany, and "
        "proves how good each plan is. The plan is a proposal; a person decides.",
        "de": "Plant, wo die Integrationsmanager:innen einer Stadt arbeiten und wen sie "
        "begleiten, und weist nach, wie gut jeder Plan ist. Der Plan ist ein Vorschlag; "
        "entschieden wird von Menschen.",
    },
    "cli_commands": {"en": "Commands", "de": "Befehle"},
    "cli_command_plan": {
        "en": "Plan a city and write the plan.",
        "de": "Eine Stadt planen und den Plan schreiben.",
    },
    "cli_command_show": {
        "en": "Show a plan on one page.",
        "de": "Einen Plan auf einer Seite zeigen.",
    },
    "cli_command_explain": {
        "en": "Explain a case, a manager or a site in sentences.",
        "de": "Einen Fall, eine Person oder eine Unterkunft in Sätzen erklären.",
    },
    "cli_command_check": {
        "en": "Check a plan against every rule, also one made by hand.",
        "de": "Einen Plan gegen alle Regeln prüfen, auch einen von Hand gemachten.",
    },
    "cli_command_validate": {
        "en": "List everything that is wrong or odd in a scenario.",
        "de": "Alles auflisten, was in einem Szenario falsch oder auffällig ist.",
    },
    "cli_command_schema": {
        "en": "Print the JSON Schema of a file.",
        "de": "Das JSON-Schema einer Datei ausgeben.",
    },
    "cli_command_new": {
        "en": "Write a small scenario and templates to start from.",
        "de": "Ein kleines Szenario und Vorlagen für den Anfang schreiben.",
    },
    "cli_command_demo": {
        "en": "Plan Hannover in March 2016, from what is installed.",
        "de": "Hannover im März 2016 planen, aus dem installierten Paket.",
    },
    "cli_option_lang": {
        "en": "Language of what is printed; by default that of the system.",
        "de": "Sprache der Ausgabe; ohne Angabe die des Systems.",
    },
    "cli_option_format": {
        "en": "What is printed.",
        "de": "Was ausgegeben wird.",
    },
    "cli_option_variant": {
        "en": "Plan a named variant of the scenario.",
        "de": "Eine benannte Variante des Szenarios planen.",
    },
    "cli_option_set": {
        "en": "Change one value, as in policy.caseload.months=9 (may be repeated).",
        "de": "Einen Wert ändern, etwa policy.caseload.months=9 (mehrfach möglich).",
    },
    "cli_option_names": {
        "en": "Table of id and display name; names are shown, never stored.",
        "de": "Tabelle aus Kennung und Anzeigename; Namen werden gezeigt, nie gespeichert.",
    },
    "cli_option_verbose": {
        "en": "Show minutes, values and proven bounds as well.",
        "de": "Auch Minuten, Werte und bewiesene Schranken zeigen.",
    },
    "cli_option_quiet": {
        "en": "Print nothing but faults.",
        "de": "Nur Fehler ausgeben.",
    },
    "cli_option_out": {
        "en": "File for the plan; without it NAME.plan.json in the current folder.",
        "de": "Datei für den Plan; ohne Angabe NAME.plan.json im aktuellen Ordner.",
    },
    "cli_option_seed": {
        "en": "Seed of the search; the same seed gives the same plan.",
        "de": "Startwert der Suche; derselbe Wert ergibt denselben Plan.",
    },
    "cli_option_time_limit": {
        "en": "Seconds after which the best plan so far is returned.",
        "de": "Sekunden, nach denen der bis dahin beste Plan genommen wird.",
    },
    "cli_option_share": {
        "en": "Stop once this share of what can be achieved is proven, as in 0.99.",
        "de": "Aufhören, sobald dieser Anteil des Erreichbaren bewiesen ist, etwa 0.99.",
    },
    "cli_option_exact": {
        "en": "Search until nothing better can exist (for tiny scenarios).",
        "de": "Suchen, bis nichts Besseres mehr möglich ist (für winzige Szenarien).",
    },
    "cli_option_assumed": {
        "en": "List every number that is assumed, and why.",
        "de": "Jede angenommene Zahl auflisten, mit Begründung.",
    },
    "cli_option_case": {"en": "Id of a case.", "de": "Kennung eines Falls."},
    "cli_option_manager": {
        "en": "Id of an integration manager.",
        "de": "Kennung einer:eines Integrationsmanager:in.",
    },
    "cli_option_site": {"en": "Id of a site.", "de": "Kennung einer Unterkunft."},
    "cli_column": {"en": "column {column}", "de": "Spalte {column}"},
    "cli_row": {"en": "row {row}", "de": "Zeile {row}"},
    "cli_faults_one": {"en": "1 fault; nothing was done.", "de": "1 Fehler; nichts wurde getan."},
    "cli_faults_other": {
        "en": "{n} faults; nothing was done.",
        "de": "{n} Fehler; nichts wurde getan.",
    },
    "cli_usage": {"en": "Error: {message}", "de": "Fehler: {message}"},
    "cli_see_help": {"en": "Help: {command} --help", "de": "Hilfe: {command} --help"},
    "cli_help_usage": {"en": "Usage:", "de": "Aufruf:"},
    "cli_help_options": {"en": "Options", "de": "Optionen"},
    "cli_help_arguments": {"en": "Positional arguments", "de": "Angaben"},
    "cli_help_help": {"en": "Show this help.", "de": "Diese Hilfe zeigen."},
    "cli_help_version": {"en": "Show the version.", "de": "Die Version zeigen."},
    "cli_help_default": {"en": "default", "de": "Vorgabe"},
    "cli_help_required": {"en": "required", "de": "erforderlich"},
    "cli_slip_command": {"en": "No command is given", "de": "Es fehlt ein Befehl"},
    "cli_slip_extra": {"en": "Too much: {name}", "de": "Zu viel: {name}"},
    "cli_slip_NoSuchOption": {
        "en": "No such option: {name}",
        "de": "Diese Option gibt es nicht: {name}",
    },
    "cli_slip_NoSuchCommand": {
        "en": "No such command: {name}",
        "de": "Diesen Befehl gibt es nicht: {name}",
    },
    "cli_slip_MissingParameter": {"en": "Missing: {name}", "de": "Es fehlt: {name}"},
    "cli_slip_BadParameter": {
        "en": "Invalid value for {name}: {message}",
        "de": "Ungültiger Wert für {name}: {message}",
    },
    "cli_slip_choice": {
        "en": "Invalid value for {name}; it is one of {choices}",
        "de": "Ungültiger Wert für {name}; möglich: {choices}",
    },
    "cli_slip_range": {
        "en": "Invalid value for {name}; it is a number from {least} to {most}",
        "de": "Ungültiger Wert für {name}; richtig ist eine Zahl von {least} bis {most}",
    },
    "cli_slip_least": {
        "en": "Invalid value for {name}; it is a number from {least}",
        "de": "Ungültiger Wert für {name}; richtig ist eine Zahl ab {least}",
    },
    "cli_slip_BadOptionUsage": {
        "en": "Wrong use of {name}",
        "de": "Falsch verwendet: {name}",
    },
    "cli_file": {
        "en": "The file cannot be used: {file} ({why})",
        "de": "Die Datei lässt sich nicht verwenden: {file} ({why})",
    },
    "cli_file_missing": {
        "en": "there is no such file or folder",
        "de": "diese Datei oder diesen Ordner gibt es nicht",
    },
    "cli_file_folder": {"en": "it is a folder", "de": "das ist ein Ordner"},
    "cli_file_rights": {"en": "no permission", "de": "die Rechte dafür fehlen"},
    "cli_file_full": {"en": "no space is left", "de": "der Speicherplatz reicht nicht"},
    "cli_not_a_number": {
        "en": "{value} is not a number.",
        "de": "{value} ist keine Zahl.",
    },
    "cli_out_is_input": {
        "en": "The result would replace {file}, which is read; name another file after {option}.",
        "de": "Das Ergebnis würde {file} ersetzen, das gelesen wird; bitte bei {option} eine "
        "andere Datei nennen.",
    },
    "cli_other_scenario": {
        "en": "Note: the plan was made for another scenario; were there --variant, --set or "
        "--change?",
        "de": "Hinweis: Der Plan entstand für ein anderes Szenario; mit --variant, --set oder "
        "--change?",
    },
    "cli_no_folder": {
        "en": "There is no folder for {file}; make it, or name another file after {option}.",
        "de": "Für {file} gibt es keinen Ordner; bitte anlegen oder bei {option} eine andere Datei "
        "nennen.",
    },
    "cli_out_twice": {
        "en": "{option} and {other} name the same file {file}; name another one.",
        "de": "{option} und {other} nennen dieselbe Datei {file}; bitte eine andere nennen.",
    },
    "cli_interrupted": {"en": "Stopped.", "de": "Abgebrochen."},
    "cli_contradiction": {
        "en": "This scenario contradicts itself; there is no plan. These cannot hold together:",
        "de": "Dieses Szenario widerspricht sich; es gibt keinen Plan. Zusammen geht nicht:",
    },
    "cli_unchecked": {
        "en": "The plan did not pass the independent check and is not shown. This is a fault of "
        "allocator; please report it: {details}",
        "de": "Der Plan hat die unabhängige Prüfung nicht bestanden und wird nicht gezeigt. Das "
        "ist ein Fehler in allocator; bitte melden: {details}",
    },
    "cli_edited": {
        "en": "This plan was edited since it was planned: its figures are those from before. "
        "Run: allocator check SCENARIO PLAN",
        "de": "Dieser Plan wurde nach der Planung geändert: Die Zahlen sind die von vorher. "
        "Bitte ausführen: allocator check SCENARIO PLAN",
    },
    "show_no_overview": {
        "en": "this plan holds no overview (it was made by hand): allocator check SCENARIO PLAN",
        "de": "dieser Plan enthält keine Übersicht (er ist von Hand gemacht): "
        "allocator check SCENARIO PLAN",
    },
    "show_bad_overview": {
        "en": "the overview in this plan is damaged; plan again, or: allocator check SCENARIO PLAN",
        "de": "die Übersicht in diesem Plan ist beschädigt; bitte neu planen, oder: "
        "allocator check SCENARIO PLAN",
    },
    "names_large": {
        "en": "a table of names has at most 16 MiB",
        "de": "eine Namenstabelle hat höchstens 16 MiB",
    },
    "names_row": {
        "en": "a row of the table of names is an id, used once, and a name",
        "de": "eine Zeile der Namenstabelle ist eine Kennung, nur einmal verwendet, und ein Name",
    },
    "names_object": {
        "en": "names in JSON are one object: id to name",
        "de": "Namen in JSON sind ein Objekt: Kennung zu Name",
    },
    "cli_planning": {"en": "Planning", "de": "Plane"},
    "cli_proven": {"en": "{share} proven", "de": "{share} bewiesen"},
}
