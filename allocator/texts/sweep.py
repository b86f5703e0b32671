"""Grids of variants: the command sweep, its page, its report."""

TEXTS = {
    "cli_command_sweep": {
        "en": "Plan every combination of a grid: arrivals, thresholds, posts; as heat maps.",
        "de": "Alle Kombinationen eines Rasters planen: Zuweisungen, Schwellen, Stellen; als "
        "Wärmekarten.",
    },
    "sweep_option_out": {
        "en": "File for all figures as JSON, written as they come; an interrupted call goes on "
        "from it.",
        "de": "Datei für alle Zahlen als JSON, fortlaufend geschrieben; nach einem Abbruch geht "
        "es von dort weiter.",
    },
    # Faults
    "sweep_mapping": {
        "en": "A grid is a mapping with 'scenario' and 'axes'.",
        "de": "Ein Raster besteht aus „scenario“ und „axes“.",
    },
    "sweep_axis": {
        "en": "An axis has either 'changes' and 'values', or 'options'.",
        "de": "Eine Achse hat entweder „changes“ und „values“ oder „options“.",
    },
    "sweep_today": {
        "en": "'today' is none of the values of this axis.",
        "de": "„today“ ist keiner der Werte dieser Achse.",
    },
    "sweep_many": {
        "en": "{n} combinations are too many; at most {most}.",
        "de": "{n} Kombinationen sind zu viele; höchstens {most}.",
    },
    "sweep_hole": {
        "en": "The changes of {name} have more holes than the {n} values given for them.",
        "de": "Die Änderungen von {name} haben mehr Lücken, als Werte ({n}) dafür da sind.",
    },
    # The page
    "sweep_title": {
        "en": "{name}, {start} - {end}: every combination",
        "de": "{name}, {start} - {end}: alle Kombinationen",
    },
    "sweep_axis_line": {"en": "{name}: {values}?", "de": "{name}: {values}?"},
    "sweep_short": {
        "en": "Staff do not suffice in {n} of {all} combinations (by hand, as expected, or "
        "hours are missing in the plan).",
        "de": "In {n} von {all} Kombinationen reicht das Personal nicht (rechnerisch, wie "
        "erwartet, oder im Plan fehlen Stunden).",
    },
    "sweep_missing_cells": {
        "en": "{n} combinations have no plan.",
        "de": "{n} Kombinationen haben keinen Plan.",
    },
    "sweep_most": {
        "en": "Most {what}: {n}, with {where}.",
        "de": "Am meisten {what}: {n}, bei {where}.",
    },
    "sweep_no_plan": {"en": "no plan", "de": "kein Plan"},
    "sweep_value": {"en": "value", "de": "Wert"},
    "sweep_urgent": {
        "en": "urgent people waiting, {month}",
        "de": "Wartende dringlich, {month}",
    },
    "sweep_high": {
        "en": "people with high need waiting, {month}",
        "de": "Wartende erhöht, {month}",
    },
    "sweep_missing": {"en": "hours missing in all", "de": "fehlende Stunden insgesamt"},
    "sweep_load": {"en": "load, {month}", "de": "Auslastung, {month}"},
    "sweep_started": {"en": "cases started in all", "de": "begonnene Fälle insgesamt"},
    "sweep_growth": {
        "en": "list grows a month by (by hand)",
        "de": "Liste wächst im Monat um (rechnerisch)",
    },
    "sweep_changes": {
        "en": "cases that change person",
        "de": "Fälle, Bezugsperson wechselt",
    },
    "sweep_cost": {"en": "cost, million EUR a year", "de": "Kosten, Mio. EUR im Jahr"},
    "sweep_effects": {
        "en": "Effect of each value, against today",
        "de": "Wirkung jedes Werts, gegen heute",
    },
    "sweep_instead": {
        "en": "{name}: {label} instead of {usual}",
        "de": "{name}: {label} statt {usual}",
    },
    "sweep_mean": {"en": "mean", "de": "im Mittel"},
    "sweep_range": {"en": "from … to", "de": "von … bis"},
    "sweep_better": {"en": "better in", "de": "besser in"},
    "sweep_worse": {"en": "worse in", "de": "schlechter in"},
    "sweep_unsure": {"en": "not proven in", "de": "unbewiesen in"},
    "sweep_is_today": {"en": "{label} (today)", "de": "{label} (heute)"},
    "sweep_pairs": {"en": "of", "de": "von"},
    "sweep_effects_note": {
        "en": "Each difference is between two plans that have everything else in common. Numbers "
        "that are suppressed are left out. ≈ and 'not proven': the waiting of both plans differs "
        "by less than what is not proven of them, or the other way, so that this is no finding.",
        "de": "Jeder Unterschied besteht zwischen zwei Plänen, die alles andere gemeinsam haben. "
        "Unterdrückte Zahlen bleiben außen vor. ≈ und „unbewiesen“: Das Warten beider Pläne "
        "unterscheidet sich um weniger, als an ihnen unbewiesen ist, oder in die andere Richtung; "
        "das ist kein Befund.",
    },
    "sweep_loses": {
        "en": "{what}: {who}: {n} on average; worse in {worse} of {all} combinations.",
        "de": "{what}: {who}: im Mittel {n}; schlechter in {worse} von {all} Kombinationen.",
    },
    "sweep_nobody": {
        "en": "no value makes more people with urgent or high need wait than today's",
        "de": "kein Wert lässt mehr Personen mit dringlichem oder erhöhtem Bedarf warten als der "
        "heutige",
    },
    "sweep_alt": {
        "en": "Heat map: {what}. The most: {n}, with {where}.",
        "de": "Wärmekarte: {what}. Am meisten: {n}, bei {where}.",
    },
}
"""Texts of grids."""
