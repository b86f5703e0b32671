"""Changes in words: the help page of the grammar, and what is wrong with a sentence."""

TEXTS = {
    "cli_command_changes": {
        "en": "Show how changes are written in words.",
        "de": "Zeigen, wie man Änderungen in Worten schreibt.",
    },
    "cli_option_change": {
        "en": 'A change in words, as in "close siloah 2016-06-15" (may be repeated; all forms: '
        "allocator changes).",
        "de": 'Eine Änderung in Worten, etwa "close siloah 2016-06-15" (mehrfach möglich; alle '
        "Formen: allocator changes).",
    },
    "cli_option_changes": {
        "en": "YAML file with a list of changes, as data or in words (may be repeated).",
        "de": "YAML-Datei mit einer Liste von Änderungen, als Daten oder in Worten (mehrfach "
        "möglich).",
    },
    "cli_in_force": {
        "en": "Plan whose posts, areas and running cases are the present.",
        "de": "Plan, dessen Einsatzorte, Gebiete und laufende Fälle der heutige Stand sind.",
    },
    "cli_as_of": {
        "en": "With --in-force: day or month in which the new plan begins, as in 2016-06-01.",
        "de": "Mit --in-force: Tag oder Monat, mit dem der neue Plan beginnt, etwa 2016-06-01.",
    },
    "as_of_alone": {
        "en": "A day says nothing without the plan whose state of that day is meant: add "
        "--in-force PLAN.",
        "de": "Ein Stichtag sagt nichts ohne den Plan, dessen Stand gemeint ist: bitte "
        "--in-force PLAN ergänzen.",
    },
    "as_of_form": {
        "en": "'{word}' is no day, as in 2016-06-01, and no month, as in 2016-06.",
        "de": "„{word}“ ist weder ein Tag wie 2016-06-01 noch ein Monat wie 2016-06.",
    },
    "as_of_outside": {
        "en": "{month} is not planned: this scenario reaches from {first} to {last}.",
        "de": "{month} ist nicht geplant: Dieses Szenario reicht von {first} bis {last}.",
    },
    "changes_head": {"en": "CHANGES IN WORDS", "de": "ÄNDERUNGEN IN WORTEN"},
    "changes_intro": {
        "en": 'Written as --change "…", or one a line in a file for --changes. Words in small '
        "letters stand as they are; [ ] may be left out, in any order.",
        "de": 'Als --change "…", oder zeilenweise in einer Datei für --changes. Klein '
        "Geschriebenes steht wörtlich da; [ ] darf fehlen und in beliebiger Reihenfolge stehen.",
    },
    "changes_values": {"en": "WHAT STANDS FOR WHAT", "de": "WAS WOFÜR STEHT"},
    "changes_ids": {
        "en": "ids as in the scenario",
        "de": "Kennungen wie im Szenario",
    },
    "changes_day": {
        "en": "2016-06-15; a month stands for its first day after from, for its last where "
        "something ends",
        "de": "2016-06-15; ein Monat steht für seinen ersten Tag nach from, für den letzten, wo "
        "etwas endet",
    },
    "changes_month": {"en": "2016-06", "de": "2016-06"},
    "changes_share": {
        "en": "shares that add up to 1; out for people who leave the city's care; with @DAY "
        "where they move earlier",
        "de": "Anteile, die zusammen 1 ergeben; out für Menschen, die nicht mehr betreut "
        "werden; mit @DAY, wo sie früher umziehen",
    },
    "changes_reason": {
        "en": "continuity, language, skill, place, load, wish or decision: why a person decided so",
        "de": "continuity (Kontinuität), language (Sprache), skill (Fachkenntnis), place (Ort), "
        "load (Auslastung), wish (Wunsch) oder decision: warum ein Mensch so entschieden hat",
    },
    "changes_field": {
        "en": "any field of the row in a scenario file; lists with commas, text with blanks in "
        "quotation marks",
        "de": "jedes Feld der Zeile in einer Szenariodatei; Listen mit Kommas, Text mit "
        "Leerzeichen in Anführungszeichen",
    },
    # What each kind is
    "changes_about_arrivals": {
        "en": "expected arrivals, multiplied",
        "de": "erwartete Zuweisungen und Zuzüge, vervielfacht",
    },
    "changes_about_open": {"en": "a new site", "de": "eine neue Unterkunft"},
    "changes_about_close": {
        "en": "a site closes; DAY is its last, its people move on or leave",
        "de": "eine Unterkunft schließt; DAY ist ihr letzter Tag, die Menschen ziehen um oder "
        "gehen",
    },
    "changes_about_residents": {
        "en": "residents (or places, where these staff the site)",
        "de": "Belegung (oder Plätze, wo sie das Personal bestimmen)",
    },
    "changes_about_hire": {
        "en": "new managers who are alike, called new-1, new-2 ...; fte is the share of a "
        "full-time post",
        "de": "neue Integrationsmanager:innen gleicher Art, genannt new-1, new-2 ...; fte ist "
        "der Anteil einer Vollzeitstelle",
    },
    "changes_about_join": {
        "en": "one new manager, with any field",
        "de": "ein:e neue:r Integrationsmanager:in, mit beliebigen Feldern",
    },
    "changes_about_leave": {
        "en": "a contract ends; DAY is its last",
        "de": "ein Vertrag endet; DAY ist sein letzter Tag",
    },
    "changes_about_away": {
        "en": "a manager is away, both days included",
        "de": "jemand ist abwesend, beide Tage eingeschlossen",
    },
    "changes_about_hours": {
        "en": "a manager's weekly hours",
        "de": "die Wochenstunden einer Person",
    },
    "changes_about_case_opens": {"en": "a new case", "de": "ein neuer Fall"},
    "changes_about_case_closes": {"en": "a case ends", "de": "ein Fall endet"},
    "changes_about_case_moves": {
        "en": "a case lives at another site",
        "de": "ein Fall wohnt in einer anderen Unterkunft",
    },
    "changes_about_case_needs": {
        "en": "needs of a case come (+), go (-) or get a date",
        "de": "Bedarfe eines Falls kommen (+), gehen (-) oder bekommen ein Datum",
    },
    "changes_about_pin": {
        "en": "a person decides that a case goes to a manager",
        "de": "ein Mensch entscheidet, wer einen Fall begleitet",
    },
    "changes_about_post": {
        "en": "a person decides where a manager works; mobile in place of a site",
        "de": "ein Mensch entscheidet, wo jemand arbeitet; statt einer Unterkunft auch mobile",
    },
    "changes_about_policy": {
        "en": "a value of the policy",
        "de": "ein Wert der Vorgaben",
    },
    # What is wrong with a sentence
    "changes_list": {
        "en": "A file of changes is a list: each line begins with a hyphen, then a change as "
        "data or in words.",
        "de": "Eine Datei mit Änderungen ist eine Liste: Jede Zeile beginnt mit einem "
        "Bindestrich, dann eine Änderung als Daten oder in Worten.",
    },
    "change_unknown": {
        "en": "No change begins with '{word}'. The first word is one of: {choices}. All forms: "
        "allocator changes.",
        "de": "Mit „{word}“ beginnt keine Änderung. Das erste Wort ist eines von: {choices}. Alle "
        "Formen: allocator changes.",
    },
    "change_verb": {
        "en": "'{word}' says nothing of a {head}: after its id stands one of {choices}. All "
        "forms: allocator changes.",
        "de": "„{word}“ sagt nichts über {head}: Nach der Kennung steht eines von {choices}. Alle "
        "Formen: allocator changes.",
    },
    "change_ends": {
        "en": "{wanted} is missing. Write: {form} (as in: {example}).",
        "de": "Es fehlt {wanted}. Richtig: {form} (etwa: {example}).",
    },
    "change_word": {
        "en": "'{word}' stands where {wanted} belongs. Write: {form} (as in: {example}).",
        "de": "„{word}“ steht, wo {wanted} hingehört. Richtig: {form} (etwa: {example}).",
    },
    "change_extra": {
        "en": "'{word}' does not belong here. Write: {form} (as in: {example}).",
        "de": "„{word}“ gehört nicht hierher. Richtig: {form} (etwa: {example}).",
    },
    "change_twice": {
        "en": "'{word}' is said twice. Write: {form} (as in: {example}).",
        "de": "„{word}“ steht zweimal da. Richtig: {form} (etwa: {example}).",
    },
    "change_not_word": {
        "en": "'{word}' is no id. Write: {form} (as in: {example}).",
        "de": "„{word}“ ist keine Kennung. Richtig: {form} (etwa: {example}).",
    },
    "change_not_number": {
        "en": "'{word}' is no number, as in 180 or 29.5. Write: {form} (as in: {example}).",
        "de": "„{word}“ ist keine Zahl wie 180 oder 29.5. Richtig: {form} (etwa: {example}).",
    },
    "change_not_factor": {
        "en": "'{word}' is no factor, as in x2 or x0.5. Write: {form} (as in: {example}).",
        "de": "„{word}“ ist kein Faktor wie x2 oder x0.5. Richtig: {form} (etwa: {example}).",
    },
    "change_not_month": {
        "en": "'{word}' is no month, as in 2016-05. Write: {form} (as in: {example}).",
        "de": "„{word}“ ist kein Monat wie 2016-05. Richtig: {form} (etwa: {example}).",
    },
    "change_not_day": {
        "en": "'{word}' is no day, as in 2016-06-15, and no month, as in 2016-06. Write: {form} "
        "(as in: {example}).",
        "de": "„{word}“ ist weder ein Tag wie 2016-06-15 noch ein Monat wie 2016-06. Richtig: "
        "{form} (etwa: {example}).",
    },
    "change_not_span": {
        "en": "'{word}' is no span of days, as in 2016-04-04..2016-05-13. Write: {form} (as in: "
        "{example}).",
        "de": "„{word}“ ist keine Zeitspanne wie 2016-04-04..2016-05-13. Richtig: {form} (etwa: "
        "{example}).",
    },
    "change_not_moves": {
        "en": "'{word}' does not say who goes where, as in siloah=0.6,out=0.4. Write: {form} (as "
        "in: {example}).",
        "de": "„{word}“ sagt nicht, wer wohin geht, wie in siloah=0.6,out=0.4. Richtig: {form} "
        "(etwa: {example}).",
    },
    "change_not_setting": {
        "en": "'{word}' is no path with a value, as in fixed.min_residents=150. Write: {form} (as "
        "in: {example}).",
        "de": "„{word}“ ist kein Pfad mit Wert wie fixed.min_residents=150. Richtig: {form} "
        "(etwa: {example}).",
    },
    "change_not_need": {
        "en": "'{word}' is no change of a need, as in +trauma, -trauma or +job_start=2016-06-01. "
        "Write: {form} (as in: {example}).",
        "de": "„{word}“ ändert keinen Bedarf, wie es +trauma, -trauma oder +job_start=2016-06-01 "
        "tun. Richtig: {form} (etwa: {example}).",
    },
    "change_not_value": {
        "en": "What follows on {word}= cannot be read; put text into quotation marks and close "
        "every bracket. Write: {form} (as in: {example}).",
        "de": "Was nach {word}= kommt, ist nicht lesbar; Text gehört in Anführungszeichen, und "
        "jede Klammer wird geschlossen. Richtig: {form} (etwa: {example}).",
    },
}
