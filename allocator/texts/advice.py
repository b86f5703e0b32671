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
        "en": "resident-days without anyone, more",
        "de": "Personentage ohne jemanden, mehr",
    },
    "recommend_uncovered": {"en": "hours not covered, more", "de": "nicht gedeckte Stunden, mehr"},
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
        "de": "Dolmetschen, {hours} h",
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
    # -- assign --------------------------------------------------------------------------
    "cli_command_assign": {
        "en": "Assign a case by hand: show the effect, then write the decision as a change.",
        "de": "Einen Fall von Hand zuweisen: die Wirkung zeigen, dann die Entscheidung als "
        "Änderung schreiben.",
    },
    "assign_option_from": {
        "en": "First month in which the manager may begin.",
        "de": "Erster Monat, in dem die Person beginnen darf.",
    },
    "assign_option_reason": {
        "en": "Why; one word of a list, since a text about a case would be personal data.",
        "de": "Warum; ein Wort aus einer Liste, denn ein Text über einen Fall wäre "
        "personenbezogen.",
    },
    "assign_option_out": {
        "en": "File of changes that the decision is added to; without it NAME.changes.yaml.",
        "de": "Änderungsdatei, die ergänzt wird; ohne Angabe NAME.changes.yaml.",
    },
    "assign_option_yes": {
        "en": "Write it; without this the effect is only shown.",
        "de": "Schreiben; sonst wird nur die Wirkung gezeigt.",
    },
    "assign_head": {"en": "Case {case} to {manager}", "de": "Fall {case} an {manager}"},
    "assign_refused": {
        "en": "This is not possible, and nothing was written:",
        "de": "Das ist nicht möglich; es wurde nichts geschrieben:",
    },
    "assign_off_team": {
        "en": "{manager} is not on the team of {site} in any month from {month} on",
        "de": "{manager} gehört ab {month} in keinem Monat zum Team von {site}",
    },
    "assign_starts": {
        "en": "Planned again with this decision, it starts in {month}.",
        "de": "Mit dieser Entscheidung neu geplant, beginnt er im {month}.",
    },
    "assign_possible": {
        "en": "{month} would be possible, but others are in greater need.",
        "de": "Möglich wäre {month}, aber der Bedarf anderer ist größer.",
    },
    "assign_waits": {
        "en": "Planned again with this decision, it still waits: from {month} on it would be "
        "possible, but others are in greater need.",
        "de": "Mit dieser Entscheidung neu geplant, wartet er weiter: Ab {month} wäre es möglich, "
        "aber der Bedarf anderer ist größer.",
    },
    "assign_later_one": {"en": "1 case waits longer: {who}", "de": "1 Fall wartet länger: {who}"},
    "assign_later_other": {
        "en": "{n} cases wait longer: {who}",
        "de": "{n} Fälle warten länger: {who}",
    },
    "assign_later_none": {
        "en": "No other case waits longer.",
        "de": "Kein anderer Fall wartet länger.",
    },
    "assign_earlier_one": {
        "en": "1 case starts earlier: {who}",
        "de": "1 Fall beginnt früher: {who}",
    },
    "assign_earlier_other": {
        "en": "{n} cases start earlier: {who}",
        "de": "{n} Fälle beginnen früher: {who}",
    },
    "assign_earlier_none": {
        "en": "No other case starts earlier.",
        "de": "Kein anderer Fall beginnt früher.",
    },
    "assign_never": {"en": "not", "de": "nicht"},
    "assign_not_yet": {
        "en": "Nothing is written yet. With --yes '{words}' goes into {file}.",
        "de": "Noch ist nichts geschrieben. Mit --yes kommt „{words}“ in {file}.",
    },
    "assign_stands": {
        "en": "'{words}' stands in {file} already. Plan again with: replan --changes {file}",
        "de": "„{words}“ steht schon in {file}. Neu planen mit: replan --changes {file}",
    },
    "assign_written": {
        "en": "'{words}' -> {file}. Plan again with: replan --changes {file}",
        "de": "„{words}“ -> {file}. Neu planen mit: replan --changes {file}",
    },
    # -- advise --------------------------------------------------------------------------
    "cli_command_advise": {
        "en": "Say what would end a shortage, what it costs, and what it does.",
        "de": "Sagen, was einen Engpass beendet, was es kostet und was es bewirkt.",
    },
    "advise_now": {
        "en": "As it is: {days} resident-days without anyone, {hours} hours not covered, {people} "
        "people in urgent cases that never start, {points} points of waiting.",
        "de": "So wie es ist: {days} Personentage ohne jemanden, {hours} nicht gedeckte Stunden, "
        "{people} Menschen in dringlichen Fällen, die nie beginnen, {points} Wartepunkte.",
    },
    "advise_nothing": {
        "en": "Nothing is uncovered, and every urgent case starts: no measure is needed.",
        "de": "Alles ist gedeckt, und jeder dringliche Fall beginnt: Es braucht keine Maßnahme.",
    },
    "advise_measure": {"en": "MEASURE", "de": "MASSNAHME"},
    "advise_eur": {"en": "EUR/year", "de": "EUR/Jahr"},
    "advise_clears": {"en": "enough", "de": "reicht"},
    "advise_breaks": {"en": "short from", "de": "knapp ab"},
    "advise_lasts": {"en": "never", "de": "nie"},
    "advise_breaks_now": {
        "en": "From {month} on the hours do not suffice for those who come (by hand).",
        "de": "Ab {month} reichen die Stunden nicht für alle, die kommen (von Hand gerechnet).",
    },
    "advise_unserved": {"en": "days alone", "de": "Tage ohne"},
    "advise_uncovered": {"en": "hours open", "de": "Std. offen"},
    "advise_urgent": {"en": "urgent left", "de": "dringl. offen"},
    "advise_waiting": {"en": "waiting, more", "de": "Warten, mehr"},
    "advise_moves": {"en": "moved", "de": "Wechsel"},
    "advise_replan": {"en": "plan again", "de": "neu planen"},
    "advise_hire": {"en": "hire {n}", "de": "{n} Stellen mehr"},
    "advise_hire_one": {"en": "hire {n}", "de": "{n} Stelle mehr"},
    "advise_extra": {"en": "hire {n}, teams larger", "de": "{n} Stellen, Teams größer"},
    "advise_threshold": {"en": "raise the threshold", "de": "Schwelle anheben"},
    "advise_lend": {"en": "lend somebody", "de": "jemanden ausleihen"},
    "advise_visits": {"en": "fewer visits", "de": "weniger Besuche"},
    "advise_words": {
        "en": "AS CHANGES, for allocator replan",
        "de": "ALS ÄNDERUNGEN, für allocator replan",
    },
    "advise_no_change": {"en": "(no change)", "de": "(keine Änderung)"},
    "advise_promise": {
        "en": "Each line is what planning again with it gave, in one pass. A person decides.",
        "de": "Jede Zeile ist, was neues Planen damit ergab, in einem Durchgang. Entschieden wird "
        "von Menschen.",
    },
}
"""Texts of advice."""
