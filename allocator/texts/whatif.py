"""Variants side by side: the command whatif, its page, and the flow by hand."""

TEXTS = {
    "cli_command_whatif": {
        "en": "Plan variants side by side: people, waiting, hours, money; when staff run short.",
        "de": "Varianten nebeneinander planen: Menschen, Warten, Stunden, Geld, und ab wann es "
        "nicht reicht.",
    },
    "whatif_option_variant": {
        "en": "A variant of the scenario, a YAML file of changes, or changes in words, several "
        "with ';', with a name as in 'Winter: arrivals x1.5' (may be repeated).",
        "de": "Eine Variante des Szenarios, eine YAML-Datei mit Änderungen oder Änderungen in "
        "Worten, mehrere mit „;“, mit Namen wie „Winter: arrivals x1.5“ (mehrfach möglich).",
    },
    "whatif_option_plan": {
        "en": "The plan in force: the first column says what becomes of it as it is.",
        "de": "Der geltende Plan: Die erste Spalte sagt, was unverändert aus ihm wird.",
    },
    "whatif_option_at": {
        "en": "Month that the table shows, as in 2016-09; the seventh where not given.",
        "de": "Monat, den die Tabelle zeigt, etwa 2016-09; ohne Angabe der siebte.",
    },
    "whatif_option_out": {
        "en": "File for all figures of all months, as JSON.",
        "de": "Datei für alle Zahlen aller Monate, als JSON.",
    },
    "whatif_option_workers": {
        "en": "Plans made at once; by default as many as there are processors.",
        "de": "Wie viele Pläne zugleich entstehen; ohne Angabe so viele, wie es Prozessoren gibt.",
    },
    # Faults of what was asked
    "whatif_unknown": {
        "en": "{id} is neither a variant of the scenario nor a change; 'allocator changes' shows "
        "how changes are written.",
        "de": "{id} ist weder eine Variante des Szenarios noch eine Änderung; „allocator changes“ "
        "zeigt, wie Änderungen geschrieben werden.",
    },
    "whatif_twice": {
        "en": "Two variants are called {name}; give one of them another name.",
        "de": "Zwei Varianten heißen {name}; bitte einer einen anderen Namen geben.",
    },
    "whatif_month": {
        "en": "'{word}' is no month of this horizon, {first} to {last}.",
        "de": "„{word}“ ist kein Monat dieses Zeitraums von {first} bis {last}.",
    },
    # The page
    "whatif_title": {
        "en": "{name}, {start} - {end}: what if?",
        "de": "{name}, {start} - {end}: Was wäre, wenn?",
    },
    "whatif_about": {
        "en": "Integration management · variants side by side · month shown: {month}",
        "de": "Integrationsmanagement · Varianten nebeneinander · gezeigter Monat: {month}",
    },
    "whatif_in_force": {"en": "in force", "de": "heute weiter"},
    "whatif_base": {"en": "base", "de": "Ausgangslage"},
    "whatif_question": {"en": "QUESTION", "de": "FRAGE"},
    "whatif_answer": {"en": "ANSWER", "de": "ANTWORT"},
    "whatif_losers": {"en": "WHO LOSES", "de": "WER VERLIERT"},
    "whatif_sure": {"en": "HOW SURE", "de": "WIE SICHER"},
    "whatif_assumed": {"en": "ASSUMED", "de": "ANNAHMEN"},
    "whatif_not_in": {"en": "NOT IN IT", "de": "NICHT DRIN"},
    "whatif_variant": {"en": "{name}: {changes}", "de": "{name}: {changes}"},
    "whatif_more": {"en": "{n} more changes", "de": "{n} weitere Änderungen"},
    "whatif_no_variant": {"en": "none: only the base", "de": "keine: nur die Ausgangslage"},
    # Answers
    "whatif_lasts": {
        "en": "{name}: staff suffice{high}.",
        "de": "{name}: Das Personal reicht{high}.",
    },
    "whatif_lacks": {
        "en": "{name}: in this plan staff do not suffice: {what}.",
        "de": "{name}: In diesem Plan reicht das Personal nicht: {what}.",
    },
    "whatif_lacks_too": {
        "en": " In this plan: {what}.",
        "de": " In diesem Plan: {what}.",
    },
    "whatif_lacks_sites_one": {
        "en": "{n} site with nobody in some month",
        "de": "{n} Ort in einem Monat ohne Ansprechperson",
    },
    "whatif_lacks_sites_other": {
        "en": "{n} sites with nobody in some month",
        "de": "{n} Orte in einem Monat ohne Ansprechperson",
    },
    "whatif_lacks_hours": {"en": "{n} hours missing", "de": "{n} fehlende Stunden"},
    "whatif_breaks": {
        "en": "{name}: from {month} on, staff do not suffice{high}.{list}",
        "de": "{name}: Ab {month} reicht das Personal nicht{high}.{list}",
    },
    "whatif_high": {
        "en": "; if very many come (p90), they do not from {month} on",
        "de": "; kommen sehr viele (p90), reicht es ab {month} nicht",
    },
    "whatif_high_too": {
        "en": ", also if very many come (p90)",
        "de": ", auch wenn sehr viele kommen (p90)",
    },
    "whatif_list_grows": {
        "en": " The list grows by {n} cases a month.",
        "de": " Die Liste wächst im Monat um {n} Fälle.",
    },
    "whatif_posts_short_one": {
        "en": " By hand, {n} more post would make up for it ({eur} EUR a year).",
        "de": " Rechnerisch gleicht es {n} Stelle mehr aus ({eur} EUR im Jahr).",
    },
    "whatif_posts_short_other": {
        "en": " By hand, {n} more posts would make up for it ({eur} EUR a year).",
        "de": " Rechnerisch gleichen es {n} Stellen mehr aus ({eur} EUR im Jahr).",
    },
    "whatif_no_plan": {
        "en": "{name}: there is no plan. {why}",
        "de": "{name}: Es gibt keinen Plan. {why}",
    },
    "whatif_worse": {"en": "{name}: {what}.", "de": "{name}: {what}."},
    "whatif_worse_unserved": {
        "en": "{n} instead of {base} sites with nobody in some month",
        "de": "{n} statt {base} Orte in einem Monat ohne Ansprechperson",
    },
    "whatif_worse_hours": {
        "en": "{n} instead of {base} hours missing",
        "de": "{n} statt {base} fehlende Stunden",
    },
    "whatif_worse_urgent": {
        "en": "{n} instead of {base} urgent people wait in {month}",
        "de": "im {month} warten {n} statt {base} dringliche Personen",
    },
    "whatif_worse_high": {
        "en": "{n} instead of {base} people with high need wait in {month}",
        "de": "im {month} warten {n} statt {base} Personen mit erhöhtem Bedarf",
    },
    "whatif_worse_normal": {
        "en": "{n} instead of {base} other people wait in {month}",
        "de": "im {month} warten {n} statt {base} übrige Personen",
    },
    "whatif_urgent_wait": {
        "en": " In the plan {n} urgent people wait in {month}.",
        "de": " Im Plan warten im {month} {n} dringliche Personen.",
    },
    "whatif_worse_unsure": {
        "en": "{what} ({mark}: less than what is not proven)",
        "de": "{what} ({mark}: weniger, als unbewiesen ist)",
    },
    "whatif_worse_none": {
        "en": "nobody loses against the base in what is counted here",
        "de": "gegenüber der Ausgangslage niemand, soweit hier gezählt",
    },
    "whatif_proven": {
        "en": "No other distribution avoids over {gap} more of the avoidable waiting (proven).",
        "de": "Keine andere Verteilung vermeidet über {gap} mehr des vermeidbaren Wartens "
        "(bewiesen).",
    },
    "whatif_best": {
        "en": "No other distribution avoids more waiting (proven).",
        "de": "Keine andere Verteilung vermeidet mehr Warten (bewiesen).",
    },
    "whatif_not_proven": {
        "en": "Not every plan is proven.",
        "de": "Nicht jeder Plan ist bewiesen.",
    },
    "whatif_no_chance": {
        "en": "Arrivals are expected numbers; chance is not simulated here.",
        "de": "Zuweisungen und Zuzüge sind Erwartungswerte; der Zufall ist hier nicht simuliert.",
    },
    "whatif_apart": {
        "en": "Attention, {name}: plan and arithmetic are {gap} apart ({plan} and {hand} starts a "
        "month).",
        "de": "Achtung, {name}: Plan und Rechnung liegen {gap} auseinander ({plan} und {hand} "
        "Beginne im Monat).",
    },
    "whatif_apart_why": {
        "en": "The arithmetic knows no teams, areas, languages or caps of people.",
        "de": "Die Rechnung kennt keine Teams, Gebiete, Sprachen und Obergrenzen.",
    },
    "whatif_left_out": {
        "en": "operators' own social work, volunteers, the housing market",
        "de": "Sozialarbeit der Betreiber, Ehrenamt, Wohnungsmarkt",
    },
    "whatif_post": {
        "en": "{eur} EUR a post and year, section heads not counted",
        "de": "{eur} EUR je Stelle und Jahr, ohne Sachgebietsleitungen",
    },
    "whatif_open": {
        "en": "+: this wait is not over at the end of the months shown.",
        "de": "+: Dieses Warten ist am Ende des gezeigten Zeitraums nicht vorbei.",
    },
    "whatif_foot": {
        "en": "Proposals made by calculation, not decided. Numbers of people and cases under 5, "
        "and what would give them away, are suppressed.",
        "de": "Rechnerische Vorschläge, nicht entschieden. Zahlen von Personen und Fällen unter 5, "
        "und was sie verraten würde, sind unterdrückt.",
    },
    # The flow by hand
    "whatif_by_hand": {"en": "BY HAND, cases", "de": "VON HAND, Fälle"},
    "whatif_capacity": {"en": "hours a month for cases", "de": "Stunden im Monat für Fälle"},
    "whatif_case_hours": {
        "en": "/ hours of a case, {n} months",
        "de": ": Stunden je Fall, {n} Monate",
    },
    "whatif_possible": {"en": "= starts possible a month", "de": "= mögliche Beginne im Monat"},
    "whatif_forecast": {"en": "expected a month", "de": "im Monat erwartet"},
    "whatif_growth": {"en": "list grows a month by", "de": "Liste wächst im Monat um"},
    "whatif_open_cases": {
        "en": "at once, if all start (x {n})",
        "de": "zugleich, wenn alle beginnen (x {n})",
    },
    "whatif_breaks_expected": {
        "en": "short from: as expected",
        "de": "reicht nicht ab: wie erwartet",
    },
    "whatif_breaks_p50": {"en": " half of all months (p50)", "de": " Hälfte der Monate (p50)"},
    "whatif_breaks_p90": {"en": " one month in ten (p90)", "de": " jeder zehnte Monat (p90)"},
    "whatif_hand_starts": {
        "en": "starts a month with the ramp",
        "de": "Beginne im Monat mit Anlauf",
    },
    "whatif_plan_starts": {"en": "starts a month in the plan", "de": "Beginne im Monat im Plan"},
    "whatif_never": {"en": "no", "de": "nein"},
    # The month shown
    "whatif_at": {"en": "IN {month}", "de": "STAND {month}"},
    "whatif_posts": {"en": "fixed / mobile", "de": "fest / mobil"},
    "whatif_unserved": {"en": "sites with nobody", "de": "Orte ohne Ansprechperson"},
    "whatif_hours": {"en": "hours missing", "de": "fehlende Stunden"},
    "whatif_load": {"en": "load", "de": "Auslastung"},
    "whatif_waiting_urgent": {"en": "waiting: urgent", "de": "Wartende: dringlich"},
    "whatif_waiting_high": {"en": "waiting: high", "de": "Wartende: erhöht"},
    "whatif_waiting_normal": {"en": "waiting: normal", "de": "Wartende: normal"},
    "whatif_start_end": {"en": "cases started / ended", "de": "Fälle begonnen / beendet"},
    # The whole horizon
    "whatif_whole": {"en": "{start} - {end}", "de": "{start} - {end}"},
    "whatif_weeks_urgent": {
        "en": "weeks urgent, median/longest",
        "de": "Wochen dringlich, Median/max",
    },
    "whatif_weeks_high": {
        "en": "weeks high, median/longest",
        "de": "Wochen erhöht, Median/max",
    },
    "whatif_weeks_normal": {
        "en": "weeks normal, median/longest",
        "de": "Wochen normal, Median/max",
    },
    "whatif_weighted": {
        "en": "waiting by need, base = 100 %",
        "de": "Warten nach Bedarf (Ausgangslage 100 %)",
    },
    "whatif_unsure": {
        "en": "{mark}: the difference to the base is less than what is not proven: no finding.",
        "de": "{mark}: Der Unterschied zur Ausgangslage ist kleiner als das, was unbewiesen ist: "
        "kein Befund.",
    },
    "whatif_handovers": {
        "en": "cases that change person",
        "de": "Fälle, Bezugsperson wechselt",
    },
    "whatif_cost": {"en": "cost, million EUR a year", "de": "Kosten, Mio. EUR im Jahr"},
    "whatif_funded": {"en": " funded by others", "de": " davon gefördert"},
    "whatif_per_start": {"en": " EUR per started case", "de": " EUR je begonnenem Fall"},
    "whatif_share": {"en": "proven share", "de": "bewiesener Anteil"},
    "whatif_broken": {"en": "rules broken", "de": "verletzte Regeln"},
    # CSV
    "whatif_csv_plan": {"en": "plan", "de": "Plan"},
    "whatif_csv_month": {"en": "month", "de": "Monat"},
    "whatif_csv_key": {"en": "quantity", "de": "Größe"},
    "whatif_csv_value": {"en": "value", "de": "Wert"},
}
"""Texts of variants side by side."""
