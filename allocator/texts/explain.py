"""What ``explain`` says about a case: points, why this person, why it waits, what helps."""

TEXTS = {
    "explain_one_of": {
        "en": "name exactly one of --case, --manager and --site",
        "de": "bitte genau eines von --case, --manager und --site angeben",
    },
    "explain_unknown": {
        "en": "is not in this scenario.",
        "de": "steht nicht in diesem Szenario.",
    },
    # -- a case --------------------------------------------------------------------------
    "explain_case_one": {
        "en": "Case {case} lives at {site}: 1 person, speaks {languages}.",
        "de": "Fall {case} wohnt in {site}: 1 Person, Sprache {languages}.",
    },
    "explain_case_other": {
        "en": "Case {case} lives at {site}: {n} people, speak {languages}.",
        "de": "Fall {case} wohnt in {site}: {n} Personen, Sprache {languages}.",
    },
    "explain_case_german_one": {
        "en": "Case {case} lives at {site}: 1 person, no other language needed.",
        "de": "Fall {case} wohnt in {site}: 1 Person, keine weitere Sprache nötig.",
    },
    "explain_case_german_other": {
        "en": "Case {case} lives at {site}: {n} people, no other language needed.",
        "de": "Fall {case} wohnt in {site}: {n} Personen, keine weitere Sprache nötig.",
    },
    "explain_case_moves": {
        "en": "From {month} on it lives at {site}.",
        "de": "Ab {month} wohnt er in {site}.",
    },
    "explain_case_leaves": {
        "en": "From {month} on the city is no longer responsible for it.",
        "de": "Ab {month} ist die Stadt nicht mehr zuständig.",
    },
    "explain_opens_later": {
        "en": "It is opened in {month}, after the months of this plan.",
        "de": "Er wird im {month} eröffnet, nach den Monaten dieses Plans.",
    },
    "explain_points": {
        "en": "Points of need in {month}:",
        "de": "Bedarfspunkte im {month}:",
    },
    "explain_points_item": {"en": "{points} {what}", "de": "{points} {what}"},
    "explain_points_sum": {
        "en": "= {points} points: {band}",
        "de": "= {points} Punkte: {band}",
    },
    "explain_points_weight_one": {
        "en": "Its waiting counts {weight} times: {points} points a month.",
        "de": "Das Warten zählt {weight}-fach: {points} Punkte im Monat.",
    },
    "explain_points_weight_other": {
        "en": "With {n} people its waiting counts {weight} times: {points} points a month.",
        "de": "Bei {n} Personen zählt das Warten {weight}-fach: {points} Punkte im Monat.",
    },
    "need_base": {"en": "every case", "de": "jeder Fall"},
    "need_given": {"en": "given by the city", "de": "von der Stadt angegeben"},
    "need_waiting": {"en": "time of waiting so far", "de": "bisherige Wartezeit"},
    "need_trauma": {"en": "trauma", "de": "Trauma"},
    "need_disability": {"en": "disability", "de": "Behinderung"},
    "need_job_start": {"en": "job start soon", "de": "Arbeitsbeginn steht bevor"},
    "need_protection": {"en": "protection from violence", "de": "Gewaltschutz"},
    "need_pregnancy": {"en": "pregnancy", "de": "Schwangerschaft"},
    "need_move_out": {"en": "move-out soon", "de": "Auszug steht bevor"},
    "need_benefit_change": {
        "en": "change of benefit soon",
        "de": "Wechsel der Leistung steht bevor",
    },
    "need_single_parent": {"en": "single parent", "de": "alleinerziehend"},
    "need_young_adult": {
        "en": "care leaver or young adult",
        "de": "Careleaver:in oder junge:r Erwachsene:r",
    },
    "need_little_german": {"en": "little German", "de": "geringe Deutschkenntnisse"},
    "need_unknown": {"en": "needs unknown yet", "de": "Bedarf noch unbekannt"},
    "explain_running": {
        "en": "{manager} accompanies it since {start}; it is planned to end with {end}.",
        "de": "{manager} begleitet ihn seit {start}; geplant bis einschließlich {end}.",
    },
    "explain_overdue": {
        "en": "It is past its months: someone has to decide whether it ends or is prolonged.",
        "de": "Er ist über seine Monate hinaus: Es ist zu entscheiden, ob er endet oder "
        "verlängert wird.",
    },
    "explain_handover": {
        "en": "In {month} {manager} takes it over from {before}, because {why}; the handover "
        "takes {hours} {hours:hour|hours}.",
        "de": "Im {month} übernimmt {manager} ihn von {before}, weil {why}; die Fallübergabe "
        "kostet {hours} {hours:Stunde|Stunden}.",
    },
    "explain_handover_left": {
        "en": "they no longer work here then",
        "de": "diese Person dann nicht mehr hier arbeitet",
    },
    "explain_handover_away": {
        "en": "they are away for long",
        "de": "diese Person lange abwesend ist",
    },
    "explain_handover_moved": {
        "en": "they no longer work at its site",
        "de": "diese Person nicht mehr an der Unterkunft des Falls arbeitet",
    },
    "explain_handover_full": {
        "en": "their capacity would be exceeded",
        "de": "deren Kapazität sonst überschritten wäre",
    },
    "explain_handover_voluntary": {
        "en": "the plan found that better, without being forced to",
        "de": "es der Plan so besser fand, ohne dass es nötig war",
    },
    "explain_orphaned": {
        "en": "From {month} on nobody can take it over ({team} on the team):",
        "de": "Ab {month} kann ihn niemand übernehmen ({team} im Team):",
    },
    "explain_started": {
        "en": "{manager} starts it in {start}; it runs to {end}.",
        "de": "{manager} beginnt im {start}; der Fall läuft bis {end}.",
    },
    "explain_waited_one": {
        "en": "It waits 1 month before that. In {month}:",
        "de": "Bis dahin wartet er 1 Monat. Im {month}:",
    },
    "explain_waited_other": {
        "en": "It waits {n} months before that. In {month}:",
        "de": "Bis dahin wartet er {n} Monate. Im {month}:",
    },
    "explain_why_team": {
        "en": "{manager} is on the team of {site}",
        "de": "{manager} gehört zum Team von {site}",
    },
    "explain_why_only": {
        "en": "{manager} is the only one on the team of {site}",
        "de": "{manager} ist als Einzige:r im Team von {site}",
    },
    "explain_why_aftercare": {
        "en": "{manager} no longer works at {site} and keeps it for aftercare",
        "de": "{manager} arbeitet nicht mehr in {site} und behält ihn zur Nachbetreuung",
    },
    "explain_why_speaks": {
        "en": "{manager} shares a language with it: {languages}",
        "de": "{manager} spricht eine gemeinsame Sprache: {languages}",
    },
    "explain_why_interpreter": {
        "en": "{manager} needs an interpreter: {hours} {hours:hour|hours} more inside this plan",
        "de": "{manager} braucht jemanden zum Dolmetschen: {hours} {hours:Stunde|Stunden} mehr in "
        "diesem Plan",
    },
    "explain_why_skills": {
        "en": "{manager} has what it needs: {skills}",
        "de": "{manager} bringt mit, was nötig ist: {skills}",
    },
    "explain_why_hours": {
        "en": "it takes {first} {first:hour|hours} in {month} and {hours} {hours:hour|hours} "
        "inside this plan",
        "de": "er braucht {first} {first:Stunde|Stunden} im {month} und {hours} "
        "{hours:Stunde|Stunden} in diesem Plan",
    },
    "explain_why_free": {
        "en": "{manager} has the hours: in the tightest month, {month}, {hours} are left",
        "de": "{manager} hat die Stunden: im knappsten Monat, {month}, bleiben {hours} frei",
    },
    "explain_why_over": {
        "en": "capacity of {manager} is exceeded by {hours} {hours:hour|hours} in {month}",
        "de": "Kapazität von {manager} ist im {month} um {hours} {hours:Stunde|Stunden} "
        "überschritten",
    },
    "explain_others_none": {
        "en": "Nobody else is on the team of {site}.",
        "de": "Sonst ist niemand im Team von {site}.",
    },
    "explain_others": {"en": "Who else could take it:", "de": "Wer sonst in Frage kommt:"},
    "explain_others_more_one": {"en": "and 1 more", "de": "und 1 weitere Person"},
    "explain_others_more_other": {"en": "and {n} more", "de": "und {n} weitere Personen"},
    "explain_other_could": {
        "en": "{manager} could, at no extra cost ({hours} {hours:hour|hours})",
        "de": "{manager} könnte es, ohne Mehraufwand ({hours} {hours:Stunde|Stunden})",
    },
    "explain_other_longer": {
        "en": "{manager} could, but needs an interpreter: {hours} {hours:hour|hours}, {extra} more",
        "de": "{manager} könnte es, braucht aber jemanden zum Dolmetschen: {hours} "
        "{hours:Stunde|Stunden}, {extra} mehr",
    },
    "explain_other_points": {
        "en": "{manager} could ({hours} {hours:hour|hours}); others would wait longer, by "
        "{points} points",
        "de": "{manager} könnte es ({hours} {hours:Stunde|Stunden}); andere warteten länger, um "
        "{points} Punkte",
    },
    "explain_waits_one": {
        "en": "It is not started in the month of this plan. Why:",
        "de": "Er beginnt nicht im Monat dieses Plans. Warum:",
    },
    "explain_waits_other": {
        "en": "It is not started within the {n} months of this plan. Why:",
        "de": "Er beginnt nicht innerhalb der {n} Monate dieses Plans. Warum:",
    },
    "explain_nobody": {
        "en": "nobody is responsible for {site} in {month}",
        "de": "für {site} ist im {month} niemand zuständig",
    },
    "explain_obstacle_full_one": {
        "en": "{manager} is full: {hours} {hours:hour is|hours are} missing in {month}",
        "de": "{manager} ist ausgelastet: {hours} {hours:Stunde fehlt|Stunden fehlen} im {month}",
    },
    "explain_obstacle_full_other": {
        "en": "{manager} is full: {hours} {hours:hour is|hours are} missing in {n} months, most "
        "in {month} ({most})",
        "de": "{manager} ist ausgelastet: {hours} {hours:Stunde fehlt|Stunden fehlen} in {n} "
        "Monaten, am meisten im {month} ({most})",
    },
    "explain_obstacle_no_team": {
        "en": "{manager} is not on the team for all of its months",
        "de": "{manager} ist nicht über alle seine Monate im Team",
    },
    "explain_obstacle_no_skill": {
        "en": "{manager} lacks a skill that it requires: {skills}",
        "de": "{manager} fehlt eine nötige Fachkenntnis: {skills}",
    },
    "explain_obstacle_pinned": {
        "en": "a person decided that it does not go to {manager}",
        "de": "ein Mensch hat entschieden, dass er nicht zu {manager} kommt",
    },
    "explain_obstacle_cap": {
        "en": "{manager} already accompanies as many people as allowed ({people})",
        "de": "{manager} begleitet schon so viele Menschen wie erlaubt ({people})",
    },
    "explain_obstacle_interpreter": {
        "en": "{manager} needs an interpreter for {language}, and no hours are left",
        "de": "{manager} braucht jemanden zum Dolmetschen ({language}), und dafür sind keine "
        "Stunden mehr frei",
    },
    "explain_obstacle_worth": {
        "en": "nothing is in the way at {manager}: the hours are free as planned",
        "de": "bei {manager} steht nichts dagegen: Die Stunden sind nach Plan frei",
    },
    "explain_possible": {
        "en": "First month in which it could start as planned: {month}, with {manager}.",
        "de": "Erster Monat, in dem er nach Plan beginnen könnte: {month}, bei {manager}.",
    },
    "explain_possible_never": {
        "en": "As planned, it cannot start before the end of {month}.",
        "de": "Nach Plan kann er bis Ende {month} nicht beginnen.",
    },
    "explain_change": {
        "en": "What would start it in {month} (each of these is enough, checked):",
        "de": "Was ihn im {month} beginnen ließe (jedes für sich genügt, geprüft):",
    },
    "explain_change_none": {
        "en": "No single change was found that starts it in {month}.",
        "de": "Keine einzelne Änderung gefunden, mit der er im {month} beginnt.",
    },
    "explain_change_team": {
        "en": "To start it in {month}, someone has to become responsible for its site.",
        "de": "Damit er im {month} beginnt, muss jemand für seine Unterkunft zuständig werden.",
    },
    "explain_change_free": {
        "en": "{manager} simply starts it: no rule is in the way",
        "de": "{manager} beginnt ihn einfach: keine Regel steht dagegen",
    },
    "explain_change_hours_one": {
        "en": "{hours} more hours at {manager} {span}{also}",
        "de": "{hours} {hours:Stunde|Stunden} mehr bei {manager} {span}{also}",
    },
    "explain_change_hours_other": {
        "en": "{hours} more hours at {manager} in {n} months, {span}{also}",
        "de": "{hours} {hours:Stunde|Stunden} mehr bei {manager} in {n} Monaten, {span}{also}",
    },
    "explain_change_pool": {
        "en": "{hours} more hours of interpreting for {language}, {span}{also}",
        "de": "{hours} {hours:Stunde|Stunden} mehr Dolmetschen für {language}, {span}{also}",
    },
    "explain_change_cap": {
        "en": "{manager} may accompany {people} more people{also}",
        "de": "{manager} darf {people} Menschen mehr begleiten{also}",
    },
    "explain_change_skill": {
        "en": "{manager} acquires the skill it requires ({skills}){also}",
        "de": "{manager} erwirbt die nötige Fachkenntnis ({skills}){also}",
    },
    "explain_also": {"en": ", together with:", "de": ", zusammen mit:"},
    "explain_also_not": {"en": "", "de": ""},
    "explain_change_instead": {
        "en": "case {case} ({points} points), which {manager} starts in {month}, waits instead",
        "de": "Fall {case} ({points} Punkte), den {manager} im {month} beginnt, wartet stattdessen",
    },
    "explain_change_expected": {
        "en": "{cases} expected cases ({points} points a month together) wait instead of starting "
        "{span} with {manager}",
        "de": "{cases} erwartete Fälle (zusammen {points} Punkte im Monat) warten, statt {span} "
        "bei {manager} zu beginnen",
    },
    "explain_change_language": {
        "en": "{manager} speaks {language}, or someone who does works in their place",
        "de": "{manager} spricht {language}, oder jemand mit dieser Sprache arbeitet an "
        "dieser Stelle",
    },
}
