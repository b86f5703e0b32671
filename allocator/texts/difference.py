"""What ``diff`` says: who loses, what moves, who changes person, who starts earlier or later."""

TEXTS = {
    "cli_command_diff": {
        "en": "Show what differs between two plans, and who loses.",
        "de": "Zeigen, worin sich zwei Pläne unterscheiden und wer verliert.",
    },
    "cli_option_scenario": {
        "en": "Scenario of the plans: says why, and counts people by need. With --change it is "
        "that of the second plan.",
        "de": "Szenario der Pläne: nennt Gründe und zählt Menschen nach Bedarf. Mit --change ist "
        "es das des zweiten Plans.",
    },
    "cli_option_html": {
        "en": "File for one page to hand in, as HTML.",
        "de": "Datei für eine Seite zum Vorlegen, als HTML.",
    },
    "cli_out_difference": {
        "en": "File for the whole difference, as JSON.",
        "de": "Datei für den vollständigen Unterschied, als JSON.",
    },
    "cli_first_plan": {"en": "The first plan (in force).", "de": "Der erste (geltende) Plan."},
    "difference_of_other": {
        "en": "This is the difference of another plan: it turns exactly one plan into another.",
        "de": "Das ist der Unterschied zu einem anderen Plan: Er macht aus genau einem Plan einen "
        "anderen.",
    },
    "difference_without_scenario": {
        "en": "Changes say nothing without a scenario: add --scenario FILE.",
        "de": "Änderungen sagen nichts ohne Szenario: bitte --scenario DATEI ergänzen.",
    },
    "diff_title": {
        "en": "{name}{first} - {last}: the second plan against the first",
        "de": "{name}{first} - {last}: der zweite Plan gegenüber dem ersten",
    },
    "diff_title_none": {"en": "{name}two plans", "de": "{name}zwei Pläne"},
    "diff_none": {"en": "MONTHS", "de": "MONATE"},
    "diff_no_months": {
        "en": "The two plans have no month in common.",
        "de": "Die beiden Pläne haben keinen Monat gemeinsam.",
    },
    "diff_losers": {"en": "WHO LOSES", "de": "WER VERLIERT"},
    "diff_no_losers": {
        "en": "nobody: no band waits longer, no site is served worse",
        "de": "niemand: Keine Gruppe wartet länger, keine Unterkunft ist schlechter versorgt",
    },
    "diff_losers_unknown": {
        "en": "no site is left alone; who else loses is known with --scenario",
        "de": "keine Unterkunft bleibt allein; wer sonst verliert, ist mit --scenario bekannt",
    },
    "diff_loser_waiting": {
        "en": "{who} need: {after} months of waiting instead of {before}, from {month}",
        "de": "Bedarf {who}: {after} Wartemonate statt {before}, ab {month}",
    },
    "diff_loser_little": {
        "en": "{who} need: a little more waiting (before {before}, after {after}), from {month}",
        "de": "Bedarf {who}: etwas mehr Warten (vorher {before}, nachher {after}), ab {month}",
    },
    "diff_loser_unserved": {
        "en": "{who}: {after} resident-days without anyone instead of {before}, from {month}",
        "de": "{who}: {after} Personentage ohne jemanden statt {before}, ab {month}",
    },
    "diff_loser_missing_posts": {
        "en": "{who}: {after} hours of posts missing instead of {before}, from {month}",
        "de": "{who}: {after} Stunden an Stellen fehlen statt {before}, ab {month}",
    },
    "diff_loser_missed_visits": {
        "en": "{who}: {after} hours of visits missed instead of {before}, from {month}",
        "de": "{who}: {after} Stunden an Besuchen fallen aus statt {before}, ab {month}",
    },
    "diff_loser_nobody": {
        "en": "{who}: nobody there in {after} months instead of {before}, from {month}",
        "de": "{who}: in {after} Monaten niemand dort statt in {before}, ab {month}",
    },
    "diff_more_one": {"en": "and 1 more (--verbose)", "de": "und 1 weitere (--verbose)"},
    "diff_more_other": {"en": "and {n} more (--verbose)", "de": "und {n} weitere (--verbose)"},
    "diff_more_rows_one": {"en": "and 1 more", "de": "und 1 weitere"},
    "diff_more_rows_other": {"en": "and {n} more", "de": "und {n} weitere"},
    "diff_places": {"en": "PLACES", "de": "EINSATZORTE"},
    "diff_posts_one": {"en": "1 person works elsewhere", "de": "1 Person arbeitet anderswo"},
    "diff_posts_other": {
        "en": "{n} people work elsewhere",
        "de": "{n} Personen arbeiten anderswo",
    },
    "diff_forced_one": {
        "en": "(1 cannot stay)",
        "de": "(1 kann nicht bleiben)",
    },
    "diff_forced_other": {
        "en": "({n} cannot stay)",
        "de": "({n} können nicht bleiben)",
    },
    "diff_unforced_one": {"en": "(and could stay)", "de": "(und könnte bleiben)"},
    "diff_unforced_other": {
        "en": "(and all {n} could stay)",
        "de": "(und alle {n} könnten bleiben)",
    },
    "diff_new_one": {"en": ", 1 is new", "de": ", 1 ist neu"},
    "diff_new_other": {"en": ", {n} are new", "de": ", {n} sind neu"},
    "diff_gone_one": {"en": ", 1 leaves", "de": ", 1 scheidet aus"},
    "diff_gone_other": {"en": ", {n} leave", "de": ", {n} scheiden aus"},
    "diff_post_mobile": {"en": "mobile", "de": "mobil"},
    "diff_post_floater": {"en": "floater", "de": "Springer:in"},
    "diff_post_none": {"en": "no post", "de": "kein Einsatzort"},
    "diff_from": {"en": "from {first}", "de": "ab {first}"},
    "diff_only": {"en": "in {first} only", "de": "nur im {first}"},
    "diff_span": {"en": "{first} to {last}", "de": "{first} bis {last}"},
    "diff_head_person": {"en": "person", "de": "Person"},
    "diff_head_place": {"en": "place of work", "de": "Einsatzort"},
    "diff_head_sites": {"en": "sites", "de": "Unterkünfte"},
    "diff_head_case": {"en": "case", "de": "Fall"},
    "diff_head_when": {"en": "when", "de": "wann"},
    "diff_head_why": {"en": "why", "de": "warum"},
    "diff_why_contract": {
        "en": "contract begins or ends",
        "de": "Vertrag beginnt oder endet",
    },
    "diff_why_pinned": {"en": "decided by hand", "de": "von Hand festgelegt"},
    "diff_why_closes": {"en": "the site is closed", "de": "die Unterkunft ist geschlossen"},
    "diff_why_mobile": {
        "en": "the site has no team of its own any more",
        "de": "die Unterkunft hat kein eigenes Team mehr",
    },
    "diff_why_too_many": {
        "en": "one too many at the site",
        "de": "eine Person zu viel in der Unterkunft",
    },
    "diff_why_missing": {
        "en": "somebody is missing there",
        "de": "dort fehlt jemand",
    },
    "diff_why_exchanged": {
        "en": "with somebody else less is missing there",
        "de": "mit einer anderen Person fehlt dort weniger",
    },
    "diff_why_choice": {
        "en": "chosen: nothing forces it",
        "de": "gewählt: nichts erzwingt es",
    },
    "diff_why_away": {"en": "the former person is away", "de": "die bisherige Person ist abwesend"},
    "diff_why_moved": {
        "en": "the former person is not at the site any more",
        "de": "die bisherige Person ist nicht mehr in der Unterkunft",
    },
    "diff_why_overload": {
        "en": "capacity of the former person exceeded",
        "de": "Kapazität der bisherigen Person überschritten",
    },
    "diff_why_no_one": {"en": "nobody may hold it", "de": "niemand kann ihn übernehmen"},
    "diff_sites": {"en": "SITES", "de": "UNTERKÜNFTE"},
    "diff_site": {
        "en": "{site}: {before} → {after} {when}",
        "de": "{site}: {before} → {after} {when}",
    },
    "diff_service_fixed": {"en": "team of its own", "de": "eigenes Team"},
    "diff_service_mobile": {"en": "mobile", "de": "mobil"},
    "diff_service_nobody": {"en": "nobody", "de": "niemand"},
    "diff_service_closed": {"en": "closed", "de": "geschlossen"},
    "diff_rounds": {"en": "AREAS", "de": "GEBIETE"},
    "diff_areas_one": {
        "en": "1 mobile person has another area of responsibility",
        "de": "1 mobile Person hat ein anderes Zuständigkeitsgebiet",
    },
    "diff_areas_other": {
        "en": "{n} mobile people have another area of responsibility",
        "de": "{n} mobile Personen haben ein anderes Zuständigkeitsgebiet",
    },
    "diff_contact": {
        "en": "contact person of other sites",
        "de": "Ansprechperson anderer Unterkünfte",
    },
    "diff_cases": {"en": "CASES", "de": "FÄLLE"},
    "diff_persons_one": {"en": "1 case changes person", "de": "1 Fall wechselt die Bezugsperson"},
    "diff_persons_other": {
        "en": "{n} cases change person",
        "de": "{n} Fälle wechseln die Bezugsperson",
    },
    "diff_handover": {
        "en": ": {hours} hours of handover",
        "de": ": {hours} Stunden Fallübergabe",
    },
    "diff_no_longer_one": {
        "en": "1 case no longer changes person as planned before",
        "de": "1 Fall wechselt nicht mehr wie bisher geplant",
    },
    "diff_no_longer_other": {
        "en": "{n} cases no longer change person as planned before",
        "de": "{n} Fälle wechseln nicht mehr wie bisher geplant",
    },
    "diff_reason_one": {"en": "1 change: {why}", "de": "1 Wechsel: {why}"},
    "diff_reason_other": {"en": "{n} changes: {why}", "de": "{n} Wechsel: {why}"},
    "diff_no_starts": {
        "en": "every waiting case starts as before",
        "de": "alle wartenden Fälle beginnen wie bisher",
    },
    "diff_band_people": {"en": "people", "de": "Personen"},
    "diff_band_cases": {"en": "cases", "de": "Fälle"},
    "diff_band_unknown": {"en": "need not known", "de": "Bedarf unbekannt"},
    "diff_head_earlier": {"en": "earlier", "de": "früher"},
    "diff_head_later": {"en": "later", "de": "später"},
    "diff_head_never": {"en": "not any more", "de": "nicht mehr"},
    "diff_head_newly": {"en": "now as well", "de": "neu"},
    "diff_head_waiting_before": {"en": "months waited", "de": "Wartemonate"},
    "diff_head_waiting_after": {"en": "after", "de": "nachher"},
    "diff_hours": {"en": "HOURS", "de": "STUNDEN"},
    "diff_unit_hours": {"en": "hours of all", "de": "Stunden aller"},
    "diff_head_before": {"en": "before", "de": "vorher"},
    "diff_head_after": {"en": "after", "de": "nachher"},
    "diff_head_change": {"en": "change", "de": "Änderung"},
    "diff_head_bound": {"en": "no plan below", "de": "kein Plan unter"},
    "diff_entry_available": {"en": "available", "de": "verfügbar"},
    "diff_entry_overhead": {"en": "meetings, documentation", "de": "Besprechung, Dokumentation"},
    "diff_entry_office_hours": {"en": "office hours, visits", "de": "Sprechstunden, Besuche"},
    "diff_entry_travel": {"en": "travel", "de": "Wege"},
    "diff_entry_handover": {"en": "handovers", "de": "Fallübergaben"},
    "diff_entry_casework": {"en": "casework", "de": "Fallarbeit"},
    "diff_entry_reserved": {"en": "expected cases", "de": "erwartete Fälle"},
    "diff_entry_balance": {"en": "left", "de": "übrig"},
    "diff_edited_first": {
        "en": "The first plan was edited since: its figures here are those from before. With "
        "--scenario they are counted anew.",
        "de": "Der erste Plan wurde seither geändert: Seine Zahlen hier sind die von vorher. Mit "
        "--scenario werden sie neu gezählt.",
    },
    "diff_edited_second": {
        "en": "The second plan was edited since: its figures here are those from before. With "
        "--scenario they are counted anew.",
        "de": "Der zweite Plan wurde seither geändert: Seine Zahlen hier sind die von vorher. Mit "
        "--scenario werden sie neu gezählt.",
    },
    "diff_edited_both": {
        "en": "Both plans were edited since: their figures here are those from before. With "
        "--scenario they are counted anew.",
        "de": "Beide Pläne wurden seither geändert: Ihre Zahlen hier sind die von vorher. Mit "
        "--scenario werden sie neu gezählt.",
    },
    "diff_tiers": {"en": "AIMS", "de": "ZIELE"},
    "diff_aim": {"en": "aim", "de": "Ziel"},
    "diff_tier_1": {"en": "resident-days without anyone", "de": "Personentage ohne jemanden"},
    "diff_tier_2": {"en": "hours not covered", "de": "nicht gedeckte Stunden"},
    "diff_tier_3": {"en": "points of waiting", "de": "Wartepunkte"},
    "diff_tier_4": {"en": "hours of effort", "de": "Aufwand in Stunden"},
    "diff_csv_part": {"en": "part", "de": "Teil"},
    "diff_csv_item": {"en": "item", "de": "Eintrag"},
    "diff_csv_month": {"en": "from", "de": "von"},
    "diff_csv_until": {"en": "to", "de": "bis"},
    "diff_csv_before": {"en": "before", "de": "vorher"},
    "diff_csv_after": {"en": "after", "de": "nachher"},
    "diff_csv_why": {"en": "why", "de": "warum"},
    "diff_draft": {"en": "DRAFT", "de": "ENTWURF"},
    "diff_html_question": {"en": "What changes", "de": "Was sich ändert"},
    "diff_html_decision": {"en": "Decision", "de": "Entscheidung"},
    "diff_html_foot": {
        "en": "A proposal; a person decides. Cells under 5, and what would give them away, are "
        "suppressed. Every rule can be checked: allocator check.",
        "de": "Ein Vorschlag; entschieden wird von Menschen. Zellen unter 5 und was sie verraten "
        "würde sind unterdrückt. Alle Regeln lassen sich prüfen: allocator check.",
    },
}
