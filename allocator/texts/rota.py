"""What ``rota`` says: the grid of a week, what is uncovered, how good it is, and the command."""

TEXTS = {
    # Command
    "cli_command_rota": {
        "en": "Make weekly rotas from a plan.",
        "de": "Wochenpläne aus einem Plan machen.",
    },
    "cli_option_week": {
        "en": "ISO week, such as 2016-W10.",
        "de": "ISO-Woche, zum Beispiel 2016-W10.",
    },
    "cli_option_weeks": {
        "en": "How many weeks in a row, each after the one before.",
        "de": "Wie viele Wochen hintereinander, jede nach der vorigen.",
    },
    "cli_option_previous": {
        "en": "Rota of the week before: what stood there stays where it can.",
        "de": "Wochenplan der Vorwoche: Was dort stand, bleibt nach Möglichkeit.",
    },
    "cli_option_out_rota": {
        "en": "File for the rota; with --weeks, the week is put before its ending.",
        "de": "Datei für den Wochenplan; mit --weeks kommt die Woche vor die Endung.",
    },
    "cli_option_rota": {
        "en": "Check this weekly rota of the plan instead; may be given more than once.",
        "de": "Stattdessen diesen Wochenplan zum Plan prüfen; auch mehrfach möglich.",
    },
    "rota_week": {
        "en": "{week} is no ISO week; write 2016-W10 for the tenth week of 2016.",
        "de": "{week} ist keine ISO-Woche; die zehnte Woche 2016 schreibt man 2016-W10.",
    },
    "rota_outside": {
        "en": "No working day of {week} lies inside the months of the plan.",
        "de": "Kein Arbeitstag der Woche {week} liegt in den Monaten des Plans.",
    },
    "cli_option_repair": {
        "en": "Rota in force: make the rest of its week anew, with few changes; with --since.",
        "de": "Geltender Wochenplan: den Rest der Woche mit wenigen Änderungen neu machen; mit "
        "--since.",
    },
    "cli_option_since": {
        "en": "First day that may change, 2016-03-09; what is before it stands.",
        "de": "Erster Tag, der sich ändern darf, 2016-03-09; was davor liegt, bleibt.",
    },
    "rota_no_week": {
        "en": "Say one of these: --week 2016-W10, --repair ROTA with --since DAY, or --as-is ROTA.",
        "de": "Genau eines davon angeben: --week 2016-W10, --repair WOCHENPLAN mit --since TAG "
        "oder --as-is WOCHENPLAN.",
    },
    "rota_other_plan": {
        "en": "The scenario knows nobody to whom the plan gives a place of work: is it the plan of "
        "another city?",
        "de": "Das Szenario kennt niemanden, dem der Plan einen Einsatzort gibt: Ist es der Plan "
        "einer anderen Stadt?",
    },
    "rota_since": {
        "en": "{day} is no day of the week {week}; write the first day that may change as "
        "2016-03-09.",
        "de": "{day} ist kein Tag der Woche {week}; den ersten Tag, der sich ändern darf, schreibt "
        "man 2016-03-09.",
    },
    "rota_taken": {
        "en": "{manager} has now {activity} {place}, {day} {start}-{end}",
        "de": "{manager} hat jetzt {activity} {place}, {day} {start}-{end}",
    },
    "rota_given": {
        "en": "{manager} no longer has {activity} {place}, {day} {start}-{end}",
        "de": "{manager} hat nicht mehr {activity} {place}, {day} {start}-{end}",
    },
    "rota_no_changes": {"en": "no duty changes", "de": "kein Dienst ändert sich"},
    "rota_offers": {
        "en": "  could stand in: {offers}",
        "de": "  könnten einspringen: {offers}",
    },
    "rota_offer": {
        "en": "{manager} ({day}, {minutes} min on the way)",
        "de": "{manager} ({day}, {minutes} min Weg)",
    },
    "rota_offer_near": {
        "en": "{manager} ({day}, {minutes} min on the way; team or deputy)",
        "de": "{manager} ({day}, {minutes} min Weg; Team oder Vertretung)",
    },
    # The grid
    "rota_title": {
        "en": "{name}, {week_line}",
        "de": "{name}, {week_line}",
    },
    "rota_week_line": {
        "en": "week {week} ({first} - {last}), tours of week {letter}",
        "de": "Woche {week} ({first} - {last}), Touren der Woche {letter}",
    },
    "rota_who": {"en": "who", "de": "wer"},
    "rota_pm": {"en": "pm", "de": "nm."},
    "rota_holiday": {"en": "holiday", "de": "Feiertag"},
    "rota_beyond": {"en": "no plan", "de": "kein Plan"},
    "rota_mobile": {"en": "mobile", "de": "mobil"},
    "rota_floater": {"en": "floaters", "de": "Springer:innen"},
    "rota_short_office_hour": {"en": "O", "de": "S"},
    "rota_short_visit": {"en": "V", "de": "B"},
    "rota_short_meeting": {"en": "M", "de": "R"},
    "rota_short_appointment": {"en": "A", "de": "T"},
    "rota_short_absence": {"en": "-", "de": "-"},
    "rota_short_free": {"en": ".", "de": "."},
    "rota_legend": {
        "en": "O9-11 office hours, V9 visit from 9 and where, M meeting, A appointment, . free for "
        "casework, - not there, + with an interpreter",
        "de": "S9-11 Sprechstunde, B9 Besuch ab 9 Uhr und wo, R Besprechung, T Termin, . frei für "
        "Fallarbeit, - nicht da, + mit Dolmetschen",
    },
    "rota_draft": {"en": "PROPOSAL", "de": "VORSCHLAG"},
    "rota_html_note": {
        "en": "A proposal; a person decides. Casework has no times: when is each person's own.",
        "de": "Ein Vorschlag; entschieden wird von Menschen. Fallarbeit hat keine Uhrzeiten: Wann, "
        "bestimmt jede Person selbst.",
    },
    "cli_option_html_rota": {
        "en": "Also write the sheet for the wall and the phone as HTML; with --weeks, the week is "
        "put before its ending.",
        "de": "Auch den Aushang (A4 quer) mit Liste für das Telefon als HTML schreiben; mit "
        "--weeks kommt die Woche vor die Endung.",
    },
    "rota_label_legend": {"en": "LEGEND", "de": "ZEICHEN"},
    "rota_label_visits": {"en": "VISITS", "de": "BESUCHE"},
    "rota_label_made": {"en": "THE WEEK", "de": "DIE WOCHE"},
    "rota_label_uncovered": {"en": "NOT COVERED", "de": "NICHT ABGEDECKT"},
    "rota_label_changes": {"en": "CHANGES", "de": "ÄNDERUNGEN"},
    "rota_label_goals": {"en": "GOALS", "de": "ZIELE"},
    "rota_label_good": {"en": "HOW GOOD", "de": "WIE GUT"},
    "rota_made": {
        "en": "{office} hours of office hours, {visits} visits, {travel} hours on the way, "
        "{share} of all time free for casework",
        "de": "{office} Stunden Sprechstunde, {visits} Besuche, {travel} Stunden unterwegs, "
        "{share} aller Zeit frei für Fallarbeit",
    },
    "rota_changes_none": {
        "en": "no duty differs from last week or from the weekday of the plan",
        "de": "kein Dienst weicht von der Vorwoche oder vom Wochentag des Plans ab",
    },
    "rota_changes": {
        "en": "{hours} hours of duties differ from last week or from the weekday of the plan",
        "de": "{hours} Stunden Dienst weichen von der Vorwoche oder vom Wochentag des Plans ab",
    },
    "rota_label_holiday": {"en": "HOLIDAY", "de": "FEIERTAG"},
    "rota_holiday_line": {
        "en": "{day} is a public holiday; office hours left out: {turns}",
        "de": "{day} ist Feiertag; es entfallen die Sprechstunden: {turns}",
    },
    "rota_holiday_visits": {
        "en": "visits are shorter this week: {days} of {whole} days are worked",
        "de": "Besuche sind in dieser Woche kürzer: {days} von {whole} Tagen sind Arbeitstage",
    },
    "rota_nothing": {"en": "nothing", "de": "nichts"},
    "rota_planned_unserved": {
        "en": "by the plan nobody works at {sites}",
        "de": "laut Plan arbeitet niemand in {sites}",
    },
    "rota_planned_missing_posts": {
        "en": "by the plan posts are missing at {sites}",
        "de": "laut Plan fehlen Stellen in {sites}",
    },
    "rota_planned_missed_visits": {
        "en": "by the plan visits are missing at {sites}",
        "de": "laut Plan fehlen Besuche in {sites}",
    },
    "rota_gap_office_hour": {
        "en": "office hours at {site}, {day} {start} ({hours} hours)",
        "de": "Sprechstunde {site}, {day} {start} ({hours} Stunden)",
    },
    "rota_gap_one_of": {
        "en": "one of {people} people at the office hours {site}, {day} {start} ({hours} hours)",
        "de": "eine von {people} Personen in der Sprechstunde {site}, {day} {start} "
        "({hours} Stunden)",
    },
    "rota_gap_visit": {
        "en": "a visit of {site} ({manager})",
        "de": "ein Besuch {site} ({manager})",
    },
    "rota_gap_interpreter": {
        "en": "interpreting at {site} ({item})",
        "de": "Dolmetschen {site} ({item})",
    },
    "rota_gap_meeting": {
        "en": "{manager} cannot be at the meeting {item}, {day} {start}",
        "de": "{manager} kann nicht zur Besprechung {item}, {day} {start}",
    },
    "rota_gap_appointment": {
        "en": "{manager} cannot keep the appointment {item}, {day} {start}",
        "de": "{manager} kann den Termin {item} nicht wahrnehmen, {day} {start}",
    },
    "rota_good_best": {
        "en": "{parts} parts, each the best choice of days (proven); all hard rules hold",
        "de": "{parts} Teile, jeder mit bester Auswahl der Tage (bewiesen); alle harten Regeln "
        "gelten",
    },
    "rota_good_gap": {
        "en": "{proven} of {parts} parts proven best, the others at most {gap} from it; all hard "
        "rules hold",
        "de": "{proven} von {parts} Teilen bewiesen am besten, die anderen höchstens {gap} "
        "davon; alle harten Regeln gelten",
    },
    "rota_good_hours": {
        "en": "Somebody's hours, or everybody's, differ from the plan's month by up to {hours} h "
        "more than they may in this week alone: check --rota says whose",
        "de": "Stunden von Einzelnen oder von allen weichen in dieser Woche allein bis zu "
        "{hours} h mehr vom Monat des Plans ab als erlaubt: check --rota sagt, wessen",
    },
    "rota_written": {
        "en": "Proposal, not decided. {seconds} s -> {file}",
        "de": "Vorschlag, nicht entschieden. {seconds} s -> {file}",
    },
    "rota_goal_covered": {"en": "not covered", "de": "nicht abgedeckt"},
    "rota_goal_own": {"en": "done by stand-ins", "de": "durch Vertretung"},
    "rota_goal_share": {
        "en": "office hours above the fair share",
        "de": "Sprechstunden über dem gerechten Anteil",
    },
    "rota_goal_same": {"en": "not as last week", "de": "anders als in der Vorwoche"},
    "rota_goal_spread": {
        "en": "visits of a site on neighbouring days",
        "de": "Besuche einer Unterkunft an Nachbartagen",
    },
    "rota_goal_pieces": {
        "en": "free time in pieces that are too short",
        "de": "freie Zeit in zu kurzen Stücken",
    },
    "rota_goal_fair": {
        "en": "unpopular times above the fair share",
        "de": "unbeliebte Zeiten über dem gerechten Anteil",
    },
    "rota_goal_wishes": {"en": "against wishes", "de": "gegen Wünsche"},
    "rota_goal_travel": {"en": "on the way", "de": "unterwegs"},
    "rota_goal_line": {
        "en": "{goal}: {hours} hours ({priority})",
        "de": "{goal}: {hours} Stunden ({priority})",
    },
    "rota_priority_mandatory": {"en": "mandatory", "de": "unverzichtbar"},
    "rota_priority_high": {"en": "high", "de": "hoch"},
    "rota_priority_medium": {"en": "medium", "de": "mittel"},
    "rota_priority_low": {"en": "low", "de": "niedrig"},
    # Blocks as a table
    "rota_csv_manager": {"en": "manager", "de": "Kennung"},
    "rota_csv_date": {"en": "date", "de": "Datum"},
    "rota_csv_start": {"en": "start", "de": "Beginn"},
    "rota_csv_end": {"en": "end", "de": "Ende"},
    "rota_csv_activity": {"en": "activity", "de": "Tätigkeit"},
    "rota_csv_site": {"en": "site", "de": "Ort"},
    "rota_csv_interpreter": {"en": "interpreter", "de": "Dolmetschen"},
    "rota_activity_office_hour": {"en": "office hours", "de": "Sprechstunde"},
    "rota_activity_visit": {"en": "visit", "de": "Besuch"},
    "rota_activity_appointment": {"en": "appointment", "de": "Termin"},
    "rota_activity_meeting": {"en": "meeting", "de": "Besprechung"},
    "rota_activity_travel": {"en": "travel", "de": "Weg"},
    "rota_activity_free": {"en": "free", "de": "frei"},
    "rota_activity_absence": {"en": "absence", "de": "abwesend"},
    "rota_activity_break": {"en": "break", "de": "Pause"},
    # The check of rotas
    "rota_check_title": {
        "en": "{name}, weeks {weeks}",
        "de": "{name}, Wochen {weeks}",
    },
    "rota_check_gaps": {
        "en": "NOT COVERED   {hours} hours, all named",
        "de": "NICHT ABGEDECKT  {hours} Stunden, alle genannt",
    },
    "rota_check_hours": {
        "en": "HOURS         on site {site} hours, by the plan {site_due}; free {free}, by the "
        "plan {free_due}",
        "de": "STUNDEN       vor Ort {site} Stunden, nach dem Plan {site_due}; frei {free}, nach "
        "dem Plan {free_due}",
    },
}
