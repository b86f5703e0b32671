"""Simulation: the command simulate, its page, and what can be wrong with what was asked."""

TEXTS = {
    "cli_command_simulate": {
        "en": "Simulate a city week by week: how long people wait, when staff run short, how sure.",
        "de": "Eine Stadt Woche für Woche simulieren: wie lange gewartet wird, ab wann es nicht "
        "reicht, wie sicher das ist.",
    },
    "simulate_option_replications": {
        "en": "Courses that are simulated; more make the numbers surer.",
        "de": "Wie viele Verläufe simuliert werden; mehr machen die Zahlen sicherer.",
    },
    "simulate_option_seed": {
        "en": "Seed of chance: the same seed gives the same numbers.",
        "de": "Startwert des Zufalls: Derselbe Wert gibt dieselben Zahlen.",
    },
    "simulate_option_weeks": {
        "en": "Weeks from the first day of the scenario on.",
        "de": "Wochen ab dem ersten Tag des Szenarios.",
    },
    "simulate_option_plan": {
        "en": "The plan in force: who works where on the first day; without it the city is "
        "planned first.",
        "de": "Der geltende Plan: wer am ersten Tag wo arbeitet; ohne Angabe wird die Stadt "
        "zuerst geplant.",
    },
    "simulate_option_keep": {
        "en": "Folder that keeps each course as it is done; a simulation that was stopped goes "
        "on from there.",
        "de": "Ordner, der jeden Verlauf aufbewahrt, sobald er fertig ist; eine abgebrochene "
        "Simulation wird von dort fortgesetzt.",
    },
    "simulate_option_history": {
        "en": "CSV with new cases of past weeks in order (column cases): arrivals are drawn from "
        "it.",
        "de": "CSV mit neuen Fällen vergangener Wochen der Reihe nach (Spalte Fälle): Zugänge "
        "werden daraus gezogen.",
    },
    "simulate_option_workers": {
        "en": "Courses at once; by default as many as there are processors.",
        "de": "Wie viele Verläufe zugleich; ohne Angabe so viele, wie es Prozessoren gibt.",
    },
    "simulate_option_out": {
        "en": "File for all figures of all weeks, as JSON.",
        "de": "Datei für alle Zahlen aller Wochen, als JSON.",
    },
    # Faults of what was asked
    "simulate_contradiction": {
        "en": "{name} contradicts itself, so there is nothing to simulate; 'allocator plan' says "
        "why.",
        "de": "{name} widerspricht sich selbst und lässt sich nicht simulieren; „allocator plan“ "
        "sagt, warum.",
    },
    "simulate_history": {
        "en": "A history needs a column 'cases' of whole numbers, at least four weeks and not "
        "all 0.",
        "de": "Eine Vorgeschichte braucht eine Spalte „Fälle“ mit ganzen Zahlen, mindestens vier "
        "Wochen und nicht nur 0.",
    },
    # The page
    "simulate_title": {
        "en": "{name}, {weeks} weeks from {start}: {courses} courses",
        "de": "{name}, {weeks} Wochen ab {start}: {courses} Verläufe",
    },
    "simulate_base": {"en": "base", "de": "Ausgangslage"},
    "simulate_question": {"en": "QUESTION", "de": "FRAGE"},
    "simulate_no_variant": {
        "en": "What may become of the city as it is?",
        "de": "Was kann aus der Stadt werden, wie sie ist?",
    },
    "simulate_answer": {"en": "ANSWER", "de": "ANTWORT"},
    "simulate_urgent": {
        "en": "{share} of urgent cases start within 4 weeks.",
        "de": "{share} der dringlichen Fälle beginnen binnen 4 Wochen.",
    },
    "simulate_lasts": {
        "en": "{name}: staff suffice in all courses.",
        "de": "{name}: Das Personal reicht in allen Verläufen.",
    },
    "simulate_lacks": {
        "en": "{name}: the hours for cases suffice in all courses, but {n} hours are missing on "
        "average.",
        "de": "{name}: Die Stunden für Fälle reichen in allen Verläufen, doch im Mittel fehlen "
        "{n} Stunden.",
    },
    "simulate_mostly": {
        "en": "{name}: staff run short in {share} of the courses.",
        "de": "{name}: In {share} der Verläufe reicht das Personal nicht.",
    },
    "simulate_breaks": {
        "en": "{name}: staff do not suffice from {month} on, with {share}.",
        "de": "{name}: Ab {month} reicht das Personal nicht, mit {share}.",
    },
    "simulate_breaks_late": {
        "en": "{name}: staff do not suffice from {month} on, with {share}; by {late} with "
        "{late_share}.",
        "de": "{name}: Ab {month} reicht das Personal nicht, mit {share}; bis {late} mit "
        "{late_share}.",
    },
    "simulate_figures": {"en": "OVER ALL WEEKS", "de": "ÜBER ALLE WOCHEN"},
    "simulate_urgent_within": {
        "en": "urgent started within {weeks} weeks",
        "de": "dringlich, Beginn binnen {weeks} Wochen",
    },
    "simulate_urgent_kept": {
        "en": "weeks in which all urgent did (4)",
        "de": "Wochen, in denen das allen gelang (4)",
    },
    "simulate_waiting": {"en": "people waiting", "de": "Wartende"},
    "simulate_waiting_urgent": {"en": "of these urgent", "de": "davon dringlich"},
    "simulate_load": {"en": "load", "de": "Auslastung"},
    "simulate_uncovered": {"en": "hours missing in all", "de": "fehlende Stunden insgesamt"},
    "simulate_changes": {
        "en": "cases that change person",
        "de": "Fälle, deren Bezugsperson wechselt",
    },
    "simulate_break": {"en": "STAFF RUN SHORT", "de": "DAS PERSONAL REICHT NICHT"},
    "simulate_break_share": {"en": "share of the courses", "de": "Anteil der Verläufe"},
    "simulate_break_p10": {"en": "one course in ten from", "de": "jeder zehnte ab"},
    "simulate_break_p50": {"en": "half of them from", "de": "die Hälfte ab"},
    "simulate_break_p90": {"en": "nine in ten from", "de": "neun von zehn ab"},
    "simulate_never": {"en": "no", "de": "nein"},
    "simulate_at": {
        "en": "PEOPLE WAITING, middle (8 of 10 courses)",
        "de": "WARTENDE, Mitte (8 von 10 Verläufen)",
    },
    "simulate_load_at": {
        "en": "LOAD, middle (8 of 10 courses)",
        "de": "AUSLASTUNG, Mitte (8 von 10 Verläufen)",
    },
    "simulate_band_urgent": {"en": "{month}: urgent", "de": "{month}: dringlich"},
    "simulate_band_high": {"en": "{month}: high", "de": "{month}: erhöht"},
    "simulate_band_normal": {"en": "{month}: normal", "de": "{month}: normal"},
    "simulate_against": {"en": "AGAINST THE BASE", "de": "GEGEN DIE AUSGANGSLAGE"},
    "simulate_sure": {"en": "HOW SURE", "de": "WIE SICHER"},
    "simulate_sure_text": {
        "en": "In brackets where the mean lies with 95 % confidence, or 8 of 10 courses. In all "
        "plans the same people arrive and the same colleagues fall ill.",
        "de": "In Klammern, wo der Mittelwert mit 95 % Sicherheit liegt, oder 8 von 10 Verläufen. "
        "In allen Plänen kommen dieselben Menschen und werden dieselben Personen krank.",
    },
    "simulate_assumed": {"en": "ASSUMED", "de": "ANGENOMMEN"},
    "simulate_chances": {
        "en": "all chances: {leaves} of the staff leave a year, {illnesses} illnesses a year of "
        "{days} days, {no_show} do not come back, {late} of closings late",
        "de": "alle Wahrscheinlichkeiten: {leaves} des Personals gehen im Jahr, {illnesses} "
        "Krankheiten im Jahr zu {days} Tagen, {no_show} kommen nicht wieder, {late} der "
        "Schließungen später",
    },
    "simulate_not_in": {"en": "NOT IN IT", "de": "NICHT DRIN"},
    "simulate_left_out": {
        "en": "people who leave the list by themselves, cases that take longer, new rules, changes "
        "of post to suit the caseload",
        "de": "Menschen, die von selbst von der Liste gehen, Fälle, die länger dauern, neue "
        "Regeln, Wechsel des Einsatzorts wegen der Auslastung",
    },
    "simulate_foot": {
        "en": "Proposals made by calculation, not decided. Numbers of people and cases under 5 are "
        "suppressed.",
        "de": "Rechnerische Vorschläge, nicht entschieden. Zahlen von Menschen und Fällen unter 5 "
        "werden nicht gezeigt.",
    },
    "simulate_progress": {
        "en": "{done} of {all} courses",
        "de": "{done} von {all} Verläufen",
    },
    "simulate_csv_plan": {"en": "plan", "de": "Plan"},
    "simulate_csv_week": {"en": "week", "de": "Woche"},
    "simulate_csv_key": {"en": "quantity", "de": "Größe"},
    "simulate_csv_value": {"en": "value", "de": "Wert"},
}
