"""Re-planning: the command replan, what is forced and what is chosen, and the frontier."""

TEXTS = {
    "cli_command_replan": {
        "en": "Plan again after changes, as near to the plan in force as is worth it.",
        "de": "Nach Änderungen neu planen, so nah am geltenden Plan, wie es sich lohnt.",
    },
    "replan_option_freeze": {
        "en": "First month that may change; earlier ones stay as in the plan in force.",
        "de": "Erster Monat, der sich ändern darf; frühere bleiben wie im geltenden Plan.",
    },
    "freeze_form": {
        "en": "'{word}' is no month, as in 2016-06.",
        "de": "„{word}“ ist kein Monat wie 2016-06.",
    },
    "replan_option_moves": {
        "en": "People whose place of work may change at most, beyond those who must.",
        "de": "Wie viele Personen höchstens den Einsatzort wechseln, über die nötigen hinaus.",
    },
    "replan_option_handovers": {
        "en": "Running cases that may change their person at most, beyond those that must.",
        "de": "Wie viele laufende Fälle höchstens die Bezugsperson wechseln, über die nötigen "
        "hinaus.",
    },
    "replan_option_frontier": {
        "en": "Show what 0, 1, 2, 4 and 8 moves (or handovers) would reach, and write no plan.",
        "de": "Zeigen, was 0, 1, 2, 4 und 8 Wechsel (oder mit handovers Fallübergaben) erreichen "
        "würden; schreibt keinen Plan.",
    },
    "replan_option_anew": {
        "en": "Plan from scratch as well, for comparison; takes longer.",
        "de": "Zum Vergleich auch ganz neu planen; dauert länger.",
    },
    "replan_option_plot": {
        "en": "Draw the frontier as a picture (SVG).",
        "de": "Die Auswahl als Bild (SVG) zeichnen.",
    },
    "replan_title": {
        "en": "{name}, {start} - {end}, planned again",
        "de": "{name}, {start} - {end}, neu geplant",
    },
    "replan_nothing": {
        "en": "Nothing has changed: the plan in force stays as it is.",
        "de": "Es hat sich nichts geändert: der geltende Plan bleibt, wie er ist.",
    },
    "replan_forced": {"en": "FORCED", "de": "NÖTIG"},
    "replan_chosen": {"en": "CHOSEN", "de": "GEWÄHLT"},
    "replan_touched": {"en": "{moves}, {handovers}", "de": "{moves}, {handovers}"},
    "replan_moves_one": {
        "en": "1 person changes place of work ({who})",
        "de": "1 Person wechselt den Einsatzort ({who})",
    },
    "replan_moves_other": {
        "en": "{n} people change place of work ({who})",
        "de": "{n} Personen wechseln den Einsatzort ({who})",
    },
    "replan_moves_none": {
        "en": "nobody changes place of work",
        "de": "niemand wechselt den Einsatzort",
    },
    "replan_handovers_one": {
        "en": "1 running case changes person",
        "de": "1 laufender Fall wechselt die Bezugsperson",
    },
    "replan_handovers_other": {
        "en": "{n} running cases change person",
        "de": "{n} laufende Fälle wechseln die Bezugsperson",
    },
    "replan_handovers_none": {
        "en": "no running case changes person",
        "de": "kein laufender Fall wechselt die Bezugsperson",
    },
    "replan_limits": {"en": "LIMITS", "de": "GRENZEN"},
    "replan_limited": {
        "en": "Beyond what is forced, allowed: {allowed}. This leaves {left}. "
        "With {takes}: {would}.",
        "de": "Über das Nötige hinaus erlaubt: {allowed}. So bleiben {left}. Mit {takes}: {would}.",
    },
    "replan_limit_moves_one": {"en": "1 move", "de": "1 Wechsel des Einsatzorts"},
    "replan_limit_moves_other": {"en": "{n} moves", "de": "{n} Wechsel des Einsatzorts"},
    "replan_limit_handovers_one": {"en": "1 handover", "de": "1 Fallübergabe"},
    "replan_limit_handovers_other": {"en": "{n} handovers", "de": "{n} Fallübergaben"},
    "replan_limit_days": {
        "en": "{n} resident-days without anyone",
        "de": "{n} Personentage ohne jemanden",
    },
    "replan_limit_hours": {"en": "{n} hours not covered", "de": "{n} Stunden nicht gedeckt"},
    "replan_compared": {"en": "COMPARED", "de": "VERGLEICH"},
    "replan_carried_on": {"en": "carried on", "de": "weiter wie bisher"},
    "replan_repaired": {"en": "least repair", "de": "nur das Nötige"},
    "replan_again": {"en": "this plan", "de": "dieser Plan"},
    "replan_anew": {"en": "planned anew", "de": "ganz neu geplant"},
    "replan_bound": {"en": "no plan below", "de": "kein Plan unter"},
    "replan_broken": {"en": "rules broken", "de": "verletzte Regeln"},
    "replan_unserved": {"en": "resident-days without anyone", "de": "Personentage ohne jemanden"},
    "replan_uncovered": {"en": "hours not covered", "de": "nicht gedeckte Stunden"},
    "replan_waiting": {"en": "points of waiting", "de": "Wartepunkte"},
    "replan_moved": {"en": "people moved", "de": "Wechsel des Ortes"},
    "replan_handed_over": {"en": "cases handed over", "de": "Fallübergaben"},
    "replan_moved_short": {"en": "moved", "de": "Wechsel"},
    "replan_handed_short": {"en": "handed over", "de": "Übergaben"},
    "replan_frontier_moves": {"en": "MOVES ALLOWED", "de": "ERLAUBTE WECHSEL"},
    "replan_frontier_handovers": {"en": "HANDOVERS ALLOWED", "de": "ERLAUBTE ÜBERGABEN"},
    "replan_knee_moves": {
        "en": "{n}: most of what moves can gain",
        "de": "{n}: das meiste dessen, was Wechsel bringen",
    },
    "replan_knee_handovers": {
        "en": "{n}: most of what handovers can gain",
        "de": "{n}: das meiste dessen, was Fallübergaben bringen",
    },
    "replan_none_moves": {
        "en": "Moves gain nothing: what is forced is enough.",
        "de": "Wechsel bringen nichts: das Nötige genügt.",
    },
    "replan_none_handovers": {
        "en": "Handovers gain nothing: what is forced is enough.",
        "de": "Fallübergaben bringen nichts: das Nötige genügt.",
    },
    "replan_axis_moves": {
        "en": "{what}, by moves allowed",
        "de": "{what} nach erlaubten Wechseln",
    },
    "replan_axis_handovers": {
        "en": "{what}, by handovers allowed",
        "de": "{what} nach erlaubten Fallübergaben",
    },
}
"""Texts of re-planning."""
