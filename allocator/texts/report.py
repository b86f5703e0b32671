"""What ``show`` says: the one page about a plan."""

TEXTS = {
    "show_title": {
        "en": "{name}, {start} - {end}    {staff} staff: {heads}, {deployed} to deploy",
        "de": "{name}, {start} - {end}   {staff} Beschäftigte: {heads}, {deployed} einzusetzen",
    },
    "show_heads_one": {"en": "1 section head", "de": "1 Leitung"},
    "show_heads_other": {"en": "{n} section heads", "de": "{n} Leitungen"},
    "show_where": {"en": "WHERE, {day}", "de": "WO, {day}"},
    "show_staff": {"en": "staff", "de": "Personal"},
    "show_standard": {"en": "standard", "de": "Soll"},
    "show_residents": {"en": "residents", "de": "Personen"},
    "show_places": {"en": "{n} places", "de": "{n} Plätze"},
    "show_next_change": {"en": "next change", "de": "nächste Änderung"},
    "show_flip_below": {"en": "{to} below {at}", "de": "{to} unter {at}"},
    "show_flip_from": {"en": "{to} from {at}", "de": "{to} ab {at}"},
    "show_flip_desks": {"en": "{flip} (no desk)", "de": "{flip} (kein Platz)"},
    "show_near": {"en": "THRESHOLDS", "de": "SCHWELLEN"},
    "show_near_up": {
        "en": "{site} flips at +{n} {what}{when}: {to}",
        "de": "{site} kippt bei +{n} {what}{when}: {to}",
    },
    "show_near_down": {
        "en": "{site} would leave at −{n} {what}{when}: {to}",
        "de": "{site} fällt bei −{n} {what}{when} zurück: {to}",
    },
    "show_near_residents": {"en": "residents", "de": "Personen"},
    "show_near_places": {"en": "places", "de": "Plätzen"},
    "show_near_month": {"en": " in {month}", "de": " im {month}"},
    "show_near_more_one": {
        "en": "and 1 more site near a threshold (--verbose)",
        "de": "und 1 weitere Unterkunft nahe einer Schwelle (--verbose)",
    },
    "show_near_more_other": {
        "en": "and {n} more sites near a threshold (--verbose)",
        "de": "und {n} weitere Unterkünfte nahe einer Schwelle (--verbose)",
    },
    "show_mobile_word": {"en": "mobile", "de": "mobil"},
    "show_small_one": {"en": "mobile, 1 small site", "de": "mobil, 1 Unterkunft"},
    "show_small_other": {"en": "mobile, {n} small sites", "de": "mobil, {n} Unterkünfte"},
    "show_mobile_one": {"en": "mobile, 1 site", "de": "mobil, 1 Ort"},
    "show_mobile_other": {"en": "mobile, {n} sites", "de": "mobil, {n} Orte"},
    "show_contact_all": {
        "en": "every site has a contact person",
        "de": "überall eine Ansprechperson",
    },
    "show_contact_none": {"en": "no small sites", "de": "keine Unterkünfte"},
    "show_contact_without_one": {
        "en": "1 site without a contact person",
        "de": "1 Unterkunft ohne Ansprechperson",
    },
    "show_contact_without_other": {
        "en": "{n} sites without a contact person",
        "de": "{n} Unterkünfte ohne Ansprechperson",
    },
    "show_floater_one": {"en": "floater: {who}", "de": "Springer:in: {who}"},
    "show_floater_other": {"en": "floaters: {who}", "de": "Springer:innen: {who}"},
    "show_more_sites_one": {
        "en": "and 1 more fixed site (--verbose)",
        "de": "und 1 weitere feste Unterkunft (--verbose)",
    },
    "show_more_sites_other": {
        "en": "and {n} more fixed sites (--verbose)",
        "de": "und {n} weitere feste Unterkünfte (--verbose)",
    },
    "show_not_covered": {"en": "NOT COVERED", "de": "NICHT GEDECKT"},
    "show_nothing": {"en": "nothing", "de": "nichts"},
    "show_gap_unserved_one": {
        "en": "1 site without a contact person, {span}",
        "de": "1 Unterkunft ohne Ansprechperson, {span}",
    },
    "show_gap_unserved_other": {
        "en": "{n} sites without a contact person, {span}",
        "de": "{n} Unterkünfte ohne Ansprechperson, {span}",
    },
    "show_gap_posts": {
        "en": "{site}: up to {most} of {n} posts missing, {span} ({hours} {hours:hour|hours})",
        "de": "{site}: bis zu {most} von {n} Stellen fehlen, {span} ({hours} "
        "{hours:Stunde|Stunden})",
    },
    "show_gap_visits_one": {
        "en": "1 visit missed, {span} ({hours} {hours:hour|hours})",
        "de": "1 Besuch fällt aus, {span} ({hours} {hours:Stunde|Stunden})",
    },
    "show_gap_visits_other": {
        "en": "{n} visits missed, {span} ({hours} {hours:hour|hours})",
        "de": "{n} Besuche fallen aus, {span} ({hours} {hours:Stunde|Stunden})",
    },
    "show_gap_overload_one": {
        "en": "capacity exceeded by {hours} {hours:hour|hours} at 1 person, {span}",
        "de": "Kapazität um {hours} {hours:Stunde|Stunden} überschritten bei 1 Person, {span}",
    },
    "show_gap_overload_other": {
        "en": "capacity exceeded by {hours} {hours:hour|hours} at {n} people, {span}",
        "de": "Kapazität um {hours} {hours:Stunde|Stunden} überschritten bei {n} Personen, {span}",
    },
    "show_gap_orphaned_one": {
        "en": "1 running case that nobody can take over, {span} ({hours} {hours:hour|hours})",
        "de": "1 laufender Fall, den niemand übernehmen kann, {span} ({hours} "
        "{hours:Stunde|Stunden})",
    },
    "show_gap_orphaned_other": {
        "en": "{n} running cases that nobody can take over, {span} ({hours} {hours:hour|hours})",
        "de": "{n} laufende Fälle, die niemand übernehmen kann, {span} ({hours} "
        "{hours:Stunde|Stunden})",
    },
    "show_span_one": {"en": "in {first}", "de": "im {first}"},
    "show_span": {"en": "{first} to {last}", "de": "{first} bis {last}"},
    "show_capacity": {"en": "CAPACITY", "de": "KAPAZITÄT"},
    "show_used": {
        "en": "{used} used after expected leave and sickness{teams}",
        "de": "{used} genutzt nach erwartetem Urlaub und Krankheit{teams}",
    },
    "show_teams": {"en": " (teams {lowest}-{highest})", "de": " (Teams {lowest}-{highest})"},
    "show_used_worst": {
        "en": "most in {month}: {used}",
        "de": "am meisten im {month}: {used}",
    },
    "show_no_capacity": {
        "en": "no hours are left for casework",
        "de": "für Fallarbeit bleiben keine Stunden",
    },
    "show_people": {"en": "PEOPLE", "de": "MENSCHEN"},
    "show_accompanied": {
        "en": "{accompanied} accompanied, {waiting} waiting ({cases})",
        "de": "{accompanied} begleitet, {waiting} warten ({cases})",
    },
    "show_cases_one": {"en": "1 case", "de": "1 Fall"},
    "show_cases_other": {"en": "{n} cases", "de": "{n} Fälle"},
    "show_cases_hidden": {"en": "cases: {n}", "de": "Fälle: {n}"},
    "show_band_urgent": {"en": "urgent", "de": "dringlich"},
    "show_band_high": {"en": "high", "de": "erhöht"},
    "show_band_normal": {"en": "normal", "de": "normal"},
    "show_start_all": {"en": "all start by {month}", "de": "alle beginnen bis {month}"},
    "show_start_none": {
        "en": "none within {months}",
        "de": "niemand innerhalb von {months}",
    },
    "show_start_part": {
        "en": "{started} start by {month}, {rest} not within {months}",
        "de": "{started} beginnen bis {month}, {rest} nicht innerhalb von {months}",
    },
    "show_start_most": {
        "en": "most start by {month}, not all within {months}",
        "de": "die meisten beginnen bis {month}, nicht alle innerhalb von {months}",
    },
    "show_start_few": {
        "en": "most not within {months}",
        "de": "die meisten nicht innerhalb von {months}",
    },
    "show_months_one": {"en": "1 month", "de": "1 Monat"},
    "show_months_other": {"en": "{n} months", "de": "{n} Monaten"},
    "show_suppressed": {
        "en": "Cells under 5, and what would give them away, are suppressed.",
        "de": "Zellen unter 5 und was sie verraten würde sind unterdrückt.",
    },
    "show_flow": {"en": "FLOW", "de": "ZUFLUSS"},
    "show_flow_line": {
        "en": "starts {starts} {starts:person|people}/month, expected {expected}: list "
        "{list_from} -> {list_to} by {end}",
        "de": "{starts} {starts:Person/Monat beginnt|Personen/Monat beginnen}, {expected} "
        "erwartet: Liste {list_from} -> {list_to} bis {end}",
    },
    "show_changes": {"en": "CHANGES", "de": "ÄNDERUNGEN"},
    "show_places_changed_one": {
        "en": "1 place of work changed",
        "de": "1 Einsatzort geändert",
    },
    "show_places_changed_other": {
        "en": "{n} places of work changed",
        "de": "{n} Einsatzorte geändert",
    },
    "show_person_changed_one": {
        "en": "1 case changes person",
        "de": "1 Fall wechselt die Bezugsperson",
    },
    "show_person_changed_other": {
        "en": "{n} cases change person",
        "de": "{n} Fälle wechseln die Bezugsperson",
    },
    "show_against_today": {
        "en": "{places}, {persons} against the current plan",
        "de": "{places}, {persons} gegenüber heute",
    },
    "show_rounds_changed_one": {
        "en": "1 area of responsibility changed",
        "de": "1 Zuständigkeitsgebiet geändert",
    },
    "show_rounds_changed_other": {
        "en": "{n} areas of responsibility changed",
        "de": "{n} Zuständigkeitsgebiete geändert",
    },
    "show_later_one": {
        "en": "1 change of place of work later on",
        "de": "1 Wechsel des Einsatzorts im weiteren Verlauf",
    },
    "show_later_other": {
        "en": "{n} changes of place of work later on",
        "de": "{n} Wechsel des Einsatzorts im weiteren Verlauf",
    },
    "show_decide": {"en": "TO DECIDE", "de": "ENTSCHEIDEN"},
    "show_overdue_one": {
        "en": "1 case is past its months: end it or prolong it",
        "de": "1 Fall ist über seine Monate hinaus: beenden oder verlängern",
    },
    "show_overdue_other": {
        "en": "{n} cases are past their months: end them or prolong them",
        "de": "{n} Fälle sind über ihre Monate hinaus: beenden oder verlängern",
    },
    "show_interpreters": {"en": "INTERPRETERS", "de": "DOLMETSCHEN"},
    "show_pool": {
        "en": "{language}: no hours left ({span}){waiting}",
        "de": "{language}: keine Stunden mehr frei ({span}){waiting}",
    },
    "show_pool_some": {
        "en": "{language}: no hours left in {n} of {all} months{waiting}",
        "de": "{language}: in {n} von {all} Monaten keine Stunden mehr frei{waiting}",
    },
    "show_pool_waiting": {
        "en": ", {n} cases wait for it",
        "de": ", {n} Fälle warten darauf",
    },
    "show_pool_waiting_few": {
        "en": ", fewer than {n} cases wait for it",
        "de": ", weniger als {n} Fälle warten darauf",
    },
    "show_good": {"en": "HOW GOOD", "de": "WIE GUT"},
    "show_good_best": {
        "en": "no plan avoids more waiting (proven)",
        "de": "kein Plan vermeidet mehr Warten (bewiesen)",
    },
    "show_good_gap": {
        "en": "no plan avoids over {gap} more waiting (proven)",
        "de": "kein Plan vermeidet über {gap} mehr Warten (bewiesen)",
    },
    "show_good_unknown": {
        "en": "how much better a plan could be is not proven",
        "de": "wie viel besser ein Plan sein könnte, ist nicht bewiesen",
    },
    "show_good_unserved": {
        "en": "on {days} resident-days there is nobody; {bound} of them no plan can serve (proven)",
        "de": "an {days} Personentagen ist niemand da; {bound} davon kann kein Plan abdecken "
        "(bewiesen)",
    },
    "show_good_unserved_none": {
        "en": "on {days} resident-days there is nobody; how few are possible is not proven",
        "de": "an {days} Personentagen ist niemand da; wie wenige möglich sind, ist nicht bewiesen",
    },
    "show_good_uncovered": {
        "en": "{hours} {hours:hour is|hours are} not covered; {bound} of them no plan can cover "
        "(proven)",
        "de": "{hours} {hours:Stunde ist|Stunden sind} nicht gedeckt; {bound} davon kann kein "
        "Plan decken (bewiesen)",
    },
    "show_good_uncovered_none": {
        "en": "{hours} {hours:hour is|hours are} not covered; how few are possible is not proven",
        "de": "{hours} {hours:Stunde ist|Stunden sind} nicht gedeckt; wie wenige möglich sind, "
        "ist nicht bewiesen",
    },
    "show_broken_one": {"en": "1 rule broken: {rules}", "de": "1 Regel verletzt: {rules}"},
    "show_broken_other": {
        "en": "{n} rules broken: {rules}",
        "de": "{n} Regeln verletzt: {rules}",
    },
    "show_broken_none": {"en": "0 rules broken", "de": "0 Regeln verletzt"},
    "show_assumed": {"en": "ASSUMED", "de": "ANNAHMEN"},
    "show_assumed_none": {"en": "nothing is marked", "de": "nichts ist gekennzeichnet"},
    "show_assumed_line": {"en": "{what}: --assumed", "de": "{what}: --assumed"},
    "show_assumed_more": {"en": "{n} more", "de": "{n} weitere"},
    "show_assumed_row": {"en": "{path} ({n}): {note}", "de": "{path} ({n}): {note}"},
    "show_assumed_cases": {"en": "cases", "de": "Fälle"},
    "show_assumed_arrivals": {"en": "arrivals", "de": "Zuweisungen und Zuzüge"},
    "show_assumed_managers": {"en": "staff data", "de": "Personaldaten"},
    "show_assumed_interpreters": {"en": "interpreters", "de": "Dolmetschen"},
    "show_assumed_travel": {"en": "ways", "de": "Wege"},
    "show_assumed_policy": {"en": "policy values", "de": "Vorgaben"},
    "show_assumed_location": {"en": "{n} locations", "de": "{n} Standorte"},
    "show_assumed_sites": {"en": "{n} values of sites", "de": "{n} Angaben zu Unterkünften"},
    "show_assumed_bases": {"en": "offices", "de": "Büros"},
    "show_assumed_start": {"en": "period", "de": "Zeitraum"},
    "show_assumed_months": {"en": "length", "de": "Dauer"},
    "show_assumed_residents": {
        "en": "{n} resident numbers",
        "de": "{n} Bewohnerzahlen",
    },
    "show_assumed_places": {"en": "{n} numbers of places", "de": "{n} Platzzahlen"},
    "show_assumed_other": {"en": "{path} ({n})", "de": "{path} ({n})"},
    "show_proposal": {"en": "Proposal, not decided.", "de": "Vorschlag, nicht entschieden."},
    "show_times": {
        "en": " First plan {first} s, done {done} s",
        "de": " Erster Plan {first} s, fertig {done} s",
    },
    "show_status_limit": {
        "en": " Search limit reached.",
        "de": " Suchgrenze erreicht.",
    },
    "show_status_interrupted": {
        "en": " Stopped by hand: best plan so far.",
        "de": " Von Hand abgebrochen: bester Plan bis dahin.",
    },
    "show_written": {"en": " -> {file}", "de": " -> {file}"},
    "show_next": {"en": "Next: {commands}", "de": "Weiter: {commands}"},
    "show_next_with": {
        "en": "Next, each with {asked}: {commands}",
        "de": "Weiter, jeweils mit {asked}: {commands}",
    },
    "show_detail": {"en": "IN DETAIL", "de": "IM EINZELNEN"},
    "show_tier1": {
        "en": "resident-days without anyone: {value} ({bound})",
        "de": "Personentage ohne jemanden: {value} ({bound})",
    },
    "show_tier2": {
        "en": "uncovered minutes: {value} ({bound})",
        "de": "nicht gedeckte Minuten: {value} ({bound})",
    },
    "show_tier3": {
        "en": "points of waiting: {value} ({bound}; if nobody started: {nothing})",
        "de": "Wartepunkte: {value} ({bound}; wenn niemand begänne: {nothing})",
    },
    "show_proven": {
        "en": "proven share {share}; avoidable delay at most {days} days a case",
        "de": "bewiesener Anteil {share}; vermeidbare Verzögerung höchstens {days} Tage je Fall",
    },
    "show_tier4": {
        "en": "minutes of effort: {value} (travel {travel}, handovers {handover}, interpreting "
        "{interpreting}, uneven load {spread})",
        "de": "Aufwand in Minuten: {value} (Wege {travel}, Fallübergaben {handover}, "
        "Dolmetschen {interpreting}, ungleiche Last {spread})",
    },
    "show_made": {
        "en": "seed {seed}, version {version}, scenario {digest}",
        "de": "Startwert {seed}, Version {version}, Szenario {digest}",
    },
    "show_bound": {"en": "no plan below {bound}", "de": "kein Plan unter {bound}"},
    "show_unproven": {"en": "not proven", "de": "nicht bewiesen"},
    "show_csv_part": {"en": "part", "de": "Teil"},
    "show_csv_item": {"en": "item", "de": "Eintrag"},
    "show_csv_key": {"en": "quantity", "de": "Größe"},
    "show_csv_value": {"en": "value", "de": "Wert"},
}
