"""What ``check`` says around the broken rules: the comparison and the inversions of need."""

TEXTS = {
    "check_title": {"en": "{name}, {start} - {end}", "de": "{name}, {start} - {end}"},
    "check_clean": {
        "en": "RULES         all {rules} rules hold",
        "de": "REGELN        alle {rules} Regeln gelten",
    },
    "check_broken": {
        "en": "RULES         {broken} of {rules} rules broken, in {places} {places:place|places}",
        "de": "REGELN        {broken} von {rules} Regeln gebrochen, an {places} "
        "{places:Stelle|Stellen}",
    },
    "check_rule": {"en": " {title} ({name}): {places}", "de": " {title} ({name}): {places}"},
    "check_until": {
        "en": "So until {month} ({n} months).",
        "de": "So bis {month} ({n} Monate).",
    },
    "check_more": {
        "en": "   ... and {n} more (--verbose)",
        "de": "   ... und {n} weitere (--verbose)",
    },
    "check_figures": {"en": "FIGURES", "de": "ZAHLEN"},
    "check_this": {"en": "this plan", "de": "dieser Plan"},
    "check_bound": {"en": "no plan below", "de": "kein Plan unter"},
    "check_other": {"en": "other plan", "de": "anderer Plan"},
    "check_none": {"en": "-", "de": "-"},
    "check_unserved": {
        "en": "Resident-days without anyone",
        "de": "Personentage ohne jemanden",
    },
    "check_uncovered": {"en": "Hours not covered", "de": "Nicht gedeckte Stunden"},
    "check_missing_posts": {"en": "  missing posts", "de": "  fehlende Stellen"},
    "check_missed_visits": {"en": "  missed visits", "de": "  ausgefallene Besuche"},
    "check_overload": {"en": "  capacity exceeded", "de": "  Kapazität überschritten"},
    "check_orphaned": {"en": "  cases without a person", "de": "  Fälle ohne Begleitung"},
    "check_points": {"en": "Points of waiting", "de": "Wartepunkte"},
    "check_nothing": {"en": "  if nobody were started", "de": "  wenn niemand begonnen würde"},
    "check_effort": {"en": "Hours of effort", "de": "Aufwand in Stunden"},
    "check_travel": {"en": "  travel", "de": "  Wege"},
    "check_handover": {"en": "  handovers", "de": "  Fallübergaben"},
    "check_interpreting": {"en": "  interpreting", "de": "  Dolmetschen"},
    "check_spread": {"en": "  uneven load", "de": "  ungleiche Auslastung"},
    "check_waiting": {
        "en": "People never started, {band}",
        "de": "Nie begonnene Personen, {band}",
    },
    "check_band_urgent": {"en": "urgent", "de": "dringlich"},
    "check_band_high": {"en": "high", "de": "erhöht"},
    "check_band_normal": {"en": "normal", "de": "normal"},
    "check_share": {
        "en": "PROVEN        {share} % of what can be avoided is avoided",
        "de": "NACHGEWIESEN  {share} % des vermeidbaren Wartens werden vermieden",
    },
    "check_unproven_other_scenario": {
        "en": "PROVEN        nothing: the plan was made for another scenario; were there "
        "--variant, --set or --change?",
        "de": "NACHGEWIESEN  nichts: Der Plan entstand für ein anderes Szenario; mit --variant, "
        "--set oder --change?",
    },
    "check_unproven_refuted": {
        "en": "PROVEN        nothing: this plan is below the bound that it states",
        "de": "NACHGEWIESEN  nichts: Dieser Plan liegt unter der Schranke, die er nennt",
    },
    "check_unproven_less_covered": {
        "en": "PROVEN        nothing: the bound is about plans that leave no more uncovered",
        "de": "NACHGEWIESEN  nichts: Die Schranke gilt für Pläne, in denen nicht mehr fehlt",
    },
    "check_no_inversions": {
        "en": "ORDER         no case of lower points starts before one of higher points",
        "de": "REIHENFOLGE   kein Fall mit weniger Punkten beginnt vor einem mit mehr",
    },
    "check_inversions": {
        "en": "ORDER         {n} {n:time|times} a case of lower points starts first:",
        "de": "REIHENFOLGE   {n}-mal beginnt ein Fall mit weniger Punkten zuerst:",
    },
    "inversion": {
        "en": "{waiting} ({points} points) waits in {month}, while {manager} starts {started} "
        "({started_points}): {why}.",
        "de": "{waiting} ({points} Punkte) wartet im {month}, während {manager} {started} "
        "({started_points}) beginnt: {why}.",
    },
    "inversion.no_skill": {
        "en": "nobody there has the skill it requires",
        "de": "niemand dort hat die verlangte Qualifikation",
    },
    "inversion.pinned": {
        "en": "a pin keeps it from them",
        "de": "eine Festlegung steht dagegen",
    },
    "inversion.cap": {
        "en": "it would exceed their limit of people",
        "de": "die Obergrenze der Personen wäre überschritten",
    },
    "inversion.interpreter": {
        "en": "no interpreter is left",
        "de": "es ist kein Dolmetschen mehr übrig",
    },
    "inversion.minutes": {
        "en": "it is {minutes} h short",
        "de": "es fehlen {minutes} Stunden",
    },
    "inversion.worth": {
        "en": "the same hours start cases worth more points together",
        "de": "dieselben Stunden reichen für Fälle, die zusammen mehr Punkte haben",
    },
    "inversion.none": {
        "en": "no reason in that month; an exchange would fit and be worth more points",
        "de": "in diesem Monat ohne Grund; ein Tausch wäre möglich und mehr Punkte wert",
    },
    "cli_option_against": {
        "en": "Compare with a second plan, side by side.",
        "de": "Mit einem zweiten Plan vergleichen, nebeneinander.",
    },
    "cli_option_out_check": {
        "en": "Write the result as JSON.",
        "de": "Das Ergebnis als JSON schreiben.",
    },
}
