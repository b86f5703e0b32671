"""What ``validate`` and ``schema`` say."""

TEXTS = {
    "input_source": {
        "en": "{name}  {table}, {n} {n:row|rows}",
        "de": "{name}  {table}, {n} {n:Zeile|Zeilen}",
    },
    "input_source_file": {"en": "{name}", "de": "{name}"},
    "input_read": {"en": "READ", "de": "GELESEN"},
    "input_summary": {
        "en": "{name}, {first} to {last}: sites {sites}, managers {managers}, section heads "
        "{heads}, running cases {running}, waiting {waiting}, profiles of arrivals {profiles}, "
        "variants {variants}",
        "de": "{name}, {first} bis {last}: Unterkünfte {sites}, Integrationsmanager:innen "
        "{managers}, Leitungen {heads}, laufende Fälle {running}, wartende {waiting}, Profile "
        "von Zuweisungen {profiles}, Varianten {variants}",
    },
    "input_faults": {"en": "FAULTS", "de": "FEHLER"},
    "input_oddities": {"en": "TO LOOK AT", "de": "AUFFÄLLIG"},
    "input_none": {"en": "none", "de": "keine"},
    "input_more": {
        "en": "and {n} more of the same kind",
        "de": "und {n} weitere gleicher Art",
    },
    "input_result_fine": {
        "en": "This scenario can be planned.",
        "de": "Dieses Szenario lässt sich planen.",
    },
    "input_result_one": {
        "en": "1 fault: this scenario cannot be planned yet.",
        "de": "1 Fehler: Dieses Szenario lässt sich noch nicht planen.",
    },
    "input_result_other": {
        "en": "{n} faults: this scenario cannot be planned yet.",
        "de": "{n} Fehler: Dieses Szenario lässt sich noch nicht planen.",
    },
    "input_schema_argument": {
        "en": "Which file: scenario, plan, or the table of cases.",
        "de": "Welche Datei: Szenario, Plan oder die Tabelle der Fälle.",
    },
}
