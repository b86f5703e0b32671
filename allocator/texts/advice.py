"""Advice: who could take a case or a place of work, assigning by hand, ways out of a shortage."""

TEXTS = {
    # -- recommend -----------------------------------------------------------------------
    "cli_command_recommend": {
        "en": "Recommend who could take a case, or fill a place of work.",
        "de": "Vorschlagen, wer einen Fall oder einen Einsatzort übernehmen könnte.",
    },
    "recommend_option_case": {
        "en": "Id of a case, or a YAML file with the row of a new one.",
        "de": "Kennung eines Falls oder eine YAML-Datei mit der Zeile eines neuen.",
    },
    "recommend_option_vacancy": {
        "en": "Id of a site that needs somebody.",
        "de": "Kennung einer Unterkunft, in der jemand fehlt.",
    },
    "recommend_option_best": {
        "en": "How many people at most.",
        "de": "Wie viele Personen höchstens.",
    },
    "recommend_one_of": {
        "en": "Name exactly one of --case and --vacancy.",
        "de": "Bitte genau eines von --case und --vacancy angeben.",
    },
    "recommend_held": {
        "en": "This case has a person already: {manager}. Who takes over when they leave is "
        "planned by replan.",
        "de": "Dieser Fall hat schon eine Bezugsperson: {manager}. Wer übernimmt, wenn sie geht, "
        "plant replan.",
    },
    "recommend_later": {
        "en": "This case is opened only after the last month of the plan.",
        "de": "Dieser Fall beginnt erst nach dem letzten Monat des Plans.",
    },
    "recommend_case_row": {
        "en": "A file of a new case holds one row, as in {{id: C0999, site: mill, opened: "
        "2016-05-03}}.",
        "de": "Eine Datei mit einem neuen Fall enthält eine Zeile, etwa {{id: C0999, site: mill, "
        "opened: 2016-05-03}}.",
    },
    "recommend_points": {
        "en": "It has {points} points in {month}: {band}.",
        "de": "Er hat im {month} {points} Punkte: {band}.",
    },
    "recommend_gone": {
        "en": "It was accompanied by {manager}; from {month} on nobody has it.",
        "de": "Er wurde von {manager} begleitet; ab {month} hat ihn niemand.",
    },
    "recommend_who": {"en": "WHO", "de": "WER"},
    "recommend_start": {"en": "can begin in", "de": "kann beginnen im"},
    "recommend_unserved": {
        "en": "resident-days alone, more",
        "de": "Tage ohne Ansprechperson, mehr",
    },
    "recommend_uncovered": {"en": "hours not covered, more", "de": "ungedeckte Stunden, mehr"},
    "recommend_waiting": {"en": "points of waiting, more", "de": "Wartepunkte, mehr"},
    "recommend_effort": {
        "en": "hours of effort, more",
        "de": "Stunden Aufwand, mehr",
    },
    "recommend_minutes": {
        "en": "hours (in the first month)",
        "de": "Stunden (im ersten Monat)",
    },
    "recommend_hours": {"en": "{hours} ({first})", "de": "{hours} ({first})"},
    "recommend_case_points": {
        "en": "points of the case then",
        "de": "Punkte des Falls dann",
    },
    "recommend_capacity": {
        "en": "in use, tightest month",
        "de": "Auslastung, knappster Monat",
    },
    "recommend_load": {
        "en": "{before} -> {after}, {month}",
        "de": "{before} -> {after}, {month}",
    },
    "recommend_language": {"en": "language", "de": "Sprache"},
    "recommend_shared": {"en": "shared", "de": "gemeinsam"},
    "recommend_interpreter": {
        "en": "interpreter, {hours} h",
        "de": "Sprachmittlung, {hours} h",
    },
    "recommend_travel": {"en": "hours of travel, more", "de": "Stunden Fahrzeit, mehr"},
    "recommend_expected": {
        "en": "expected cases that then wait",
        "de": "erwartete Fälle, die warten",
    },
    "recommend_knew": {"en": "knew the case", "de": "kannte den Fall"},
    "recommend_yes": {"en": "yes", "de": "ja"},
    "recommend_no": {"en": "no", "de": "nein"},
    "recommend_nobody": {
        "en": "Nobody could take it inside this plan.",
        "de": "In diesem Plan könnte ihn niemand übernehmen.",
    },
    "recommend_nobody_vacancy": {
        "en": "Nobody could work there as things stand.",
        "de": "So wie es ist, könnte dort niemand arbeiten.",
    },
    "recommend_against": {"en": "NOT THESE", "de": "DIESE NICHT"},
    "recommend_dearer": {
        "en": "{manager} could from {month}, at {points} points of waiting more",
        "de": "{manager} könnte ab {month}, es kostet aber {points} Wartepunkte mehr",
    },
    "recommend_behind": {
        "en": "{manager} could from {month}, but comes after these",
        "de": "{manager} könnte ab {month}, kommt aber nach diesen",
    },
    "recommend_checked": {
        "en": "{manager} has the hours, but a rule of the whole plan would break",
        "de": "{manager} hat die Stunden, aber eine Regel des ganzen Plans wäre verletzt",
    },
    "recommend_elsewhere_one": {
        "en": "1 other is not on the team of {site}",
        "de": "1 weitere Person gehört nicht zum Team von {site}",
    },
    "recommend_elsewhere_other": {
        "en": "{n} others are not on the team of {site}",
        "de": "{n} weitere Personen gehören nicht zum Team von {site}",
    },
    "recommend_vacancy": {
        "en": "{site} lacks {posts} posts from {month} on.",
        "de": "In {site} fehlen ab {month} {posts} Stellen.",
    },
    "recommend_vacancy_none": {
        "en": "{site} lacks nobody; who could work there from {month} on:",
        "de": "In {site} fehlt niemand; wer dort ab {month} arbeiten könnte:",
    },
    "recommend_vacancy_refused": {
        "en": "{manager}: decisions that are pinned, or the rules, rule it out",
        "de": "{manager}: feste Vorgaben oder die Regeln schließen es aus",
    },
    "recommend_no_contract": {
        "en": "{manager} has no contract in {month}",
        "de": "{manager} hat im {month} keinen Vertrag",
    },
    "recommend_not_mobile": {
        "en": "{manager} goes on no rounds",
        "de": "{manager} ist nicht mobil",
    },
    "recommend_pinned": {
        "en": "a person decided where {manager} works",
        "de": "ein Mensch hat entschieden, wo {manager} arbeitet",
    },
    "recommend_untried_one": {
        "en": "1 other has less to offer there by the prices of hours, and was not tried",
        "de": "1 weitere Person hätte nach dem Wert der Stunden dort weniger beizutragen und "
        "wurde nicht durchgerechnet",
    },
    "recommend_untried_other": {
        "en": "{n} others have less to offer there by the prices of hours, and were not tried",
        "de": "{n} weitere Personen hätten nach dem Wert der Stunden dort weniger beizutragen "
        "und wurden nicht durchgerechnet",
    },
    "recommend_before": {"en": "works at", "de": "arbeitet in"},
    "recommend_mobile": {"en": "mobile", "de": "mobil"},
    "recommend_floater": {"en": "floater", "de": "Springer:in"},
    "recommend_leads": {
        "en": "contact person of sites",
        "de": "Ansprechperson für Unterkünfte",
    },
    "recommend_leaves": {
        "en": "cases handed over",
        "de": "Fälle, die sie übergibt",
    },
    "recommend_moves": {"en": "who else moves", "de": "wer sonst wechselt"},
    "recommend_order": {
        "en": "Order: what the plan as a whole gives up, tier by tier. Languages, skills, hours, "
        "place and load count; nothing else is known. A person decides.",
        "de": "Reihenfolge: was der Plan im Ganzen aufgibt, Stufe für Stufe. Es zählen Sprachen, "
        "Fachkenntnisse, Stunden, Ort und Auslastung; anderes ist nicht bekannt. Entschieden "
        "wird von Menschen.",
    },
}
"""Texts of advice."""
