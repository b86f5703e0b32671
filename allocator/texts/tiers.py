"""The four tiers and the page about rules, for ``docs/rules.md`` and ``docs/rules.de.md``."""

TEXTS = {
    "rules_page.title": {"en": "Rules and tiers", "de": "Regeln und Stufen"},
    "rules_page.intro": {
        "en": "Generated from the code (`python -m allocator.checks.docs`); do not edit. "
        "`allocator check` tests each rule on every plan, also on those made by hand, and says "
        "by how much it is broken.",
        "de": "Aus dem Code erzeugt (`python -m allocator.checks.docs`); nicht bearbeiten. "
        "`allocator check` prüft jede Regel an jedem Plan, auch an von Hand gemachten, und sagt, "
        "um wie viel sie verletzt ist.",
    },
    "rules_page.formula": {"en": "Rule", "de": "Regel"},
    "rules_page.kind": {"en": "Kind", "de": "Art"},
    "rules_page.reads": {"en": "Reads", "de": "Liest"},
    "rules_page.example": {"en": "Example", "de": "Beispiel"},
    "rules_page.tiers": {
        "en": "What is minimised, in this order",
        "de": "Was möglichst klein sein soll, in dieser Reihenfolge",
    },
    "rules_page.tier": {"en": "tier {n}", "de": "Stufe {n}"},
    "tier.unserved.title": {"en": "Unserved", "de": "Ohne Betreuung"},
    "tier.unserved.formula": {
        "en": "Sum of residents x open working days over open sites with residents and nobody "
        "posted or on a round there; sites visited on request only do not count.",
        "de": "Summe aus Bewohner:innen x geöffneten Arbeitstagen über geöffnete Orte, an denen "
        "niemand eingesetzt oder zuständig ist; Orte mit Besuch nur auf Anfrage zählen nicht.",
    },
    "tier.unserved.example": {
        "en": "40 residents, 21 days, nobody: 840 resident-days.",
        "de": "40 Bewohner:innen, 21 Tage, niemand: 840 Personentage.",
    },
    "tier.uncovered.title": {"en": "Uncovered minutes", "de": "Nicht gedeckte Minuten"},
    "tier.uncovered.formula": {
        "en": "Missing posts x 39 x 60 / 5 x open days + missed visits / 2 x minutes x open days "
        "/ 5 + minutes below a balance of 0 + minutes of running cases that nobody holds, each "
        "rounded half up once.",
        "de": "Fehlende Stellen x 39 x 60 / 5 x geöffnete Tage + ausgefallene Besuche / 2 x "
        "Minuten x geöffnete Tage / 5 + Minuten unter einem Saldo von 0 + Minuten laufender "
        "Fälle ohne Begleitung, jeweils einmal kaufmännisch gerundet.",
    },
    "tier.uncovered.example": {
        "en": "Half a post missing over 20 days: 0.5 x 468 x 20 = 4,680 minutes.",
        "de": "Eine halbe Stelle fehlt an 20 Tagen: 0,5 x 468 x 20 = 4.680 Minuten.",
    },
    "tier.waiting.title": {"en": "Need-weighted waiting", "de": "Warten nach Bedarf"},
    "tier.waiting.formula": {
        "en": "Over all cases, expected ones included, and all months from the one containing "
        "`opened` (at the earliest the first of the plan) to the one before the start: points "
        "of the month x (1 + 0.5 x (persons - 1)).",
        "de": "Über alle Fälle, erwartete eingeschlossen, und alle Monate vom Monat der "
        "Eröffnung (frühestens dem ersten des Plans) bis zum Monat vor dem Beginn: Punkte des "
        "Monats x (1 + 0,5 x (Personen - 1)).",
    },
    "tier.waiting.example": {
        "en": "A couple with 60 and then 65 points waits two months: 125 x 1.5 = 187.5.",
        "de": "Ein Paar mit 60 und dann 65 Punkten wartet zwei Monate: 125 x 1,5 = 187,5.",
    },
    "tier.effort.title": {"en": "Effort", "de": "Aufwand"},
    "tier.effort.formula": {
        "en": "Minutes of travel, handovers and interpreting (with the factor less without it), "
        "and the sum over managers and months of |casework + reserved - rho x usable|, usable = "
        "available - overhead - office hours - travel, rho the month's overall ratio.",
        "de": "Minuten für Wege, Fallübergaben und Dolmetschen (mit Faktor weniger ohne), "
        "dazu die Summe über Personen und Monate von |Fallarbeit + vorgehalten - rho x nutzbar|, "
        "nutzbar = verfügbar - Besprechungen - Sprechstunden - Wege, rho das Verhältnis des "
        "ganzen Monats.",
    },
    "tier.effort.example": {
        "en": "Two managers with 6,000 usable minutes each, one with 5,000 and one with 4,000 of "
        "casework: rho = 0.75, spread 1,000.",
        "de": "Zwei Personen mit je 6.000 nutzbaren Minuten, 5.000 und 4.000 Minuten Fallarbeit: "
        "rho = 0,75, Ungleichheit 1.000.",
    },
}
