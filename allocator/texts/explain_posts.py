"""What ``explain`` says about a manager or a site."""

TEXTS = {
    # -- a manager -----------------------------------------------------------------------
    "explain_head": {
        "en": "{manager} heads a section and takes no place of work and no cases.",
        "de": "{manager} leitet ein Sachgebiet und hat keinen Einsatzort und keine Fälle.",
    },
    "explain_manager_out": {
        "en": "{manager} has no contract in the months of this plan.",
        "de": "{manager} hat in den Monaten dieses Plans keinen Vertrag.",
    },
    "explain_manager": {
        "en": "{manager} works {hours} {hours:hour|hours} a week.",
        "de": "{manager} arbeitet {hours} {hours:Stunde|Stunden} in der Woche.",
    },
    "explain_manager_languages": {
        "en": "Languages besides German: {languages}.",
        "de": "Sprachen neben Deutsch: {languages}.",
    },
    "explain_manager_skills": {"en": "Skills: {skills}.", "de": "Fachkenntnisse: {skills}."},
    "explain_post_fixed": {
        "en": "{span}: place of work {site}.",
        "de": "{span}: Einsatzort {site}.",
    },
    "explain_post_mobile_one": {
        "en": "{span}: mobile, responsible for {sites}.",
        "de": "{span}: mobil, zuständig für {sites}.",
    },
    "explain_post_mobile_other": {
        "en": "{span}: mobile, responsible for {n} sites: {sites}.",
        "de": "{span}: mobil, zuständig für {n} Unterkünfte: {sites}.",
    },
    "explain_post_leads": {
        "en": "contact person for {sites}",
        "de": "Ansprechperson für {sites}",
    },
    "explain_post_floater": {
        "en": "{span}: floater, stands in where someone is missing.",
        "de": "{span}: Springer:in, vertritt, wo jemand fehlt.",
    },
    "explain_post_changed": {
        "en": "this is a change against today",
        "de": "das ist eine Änderung gegenüber heute",
    },
    "explain_post_kept": {"en": "as today", "de": "wie heute"},
    "explain_leads_new": {
        "en": "contact person anew for {sites}",
        "de": "neu Ansprechperson für {sites}",
    },
    "explain_leads_gone": {
        "en": "no longer contact person for {sites}",
        "de": "nicht mehr Ansprechperson für {sites}",
    },
    "explain_tours": {"en": "Tours in {month}:", "de": "Touren im {month}:"},
    "explain_tour": {
        "en": "week {week}, {weekday}: {sites}",
        "de": "Woche {week}, {weekday}: {sites}",
    },
    "explain_weekday_1": {"en": "Monday", "de": "Montag"},
    "explain_weekday_2": {"en": "Tuesday", "de": "Dienstag"},
    "explain_weekday_3": {"en": "Wednesday", "de": "Mittwoch"},
    "explain_weekday_4": {"en": "Thursday", "de": "Donnerstag"},
    "explain_weekday_5": {"en": "Friday", "de": "Freitag"},
    "explain_cases_now_one": {
        "en": "Accompanies 1 case now; people: {people} of at most {most}.",
        "de": "Begleitet jetzt 1 Fall; Menschen: {people} von höchstens {most}.",
    },
    "explain_cases_now_other": {
        "en": "Accompanies {n} cases now; people: {people} of at most {most}.",
        "de": "Begleitet jetzt {n} Fälle; Menschen: {people} von höchstens {most}.",
    },
    "explain_cases_started_one": {
        "en": "Starts 1 waiting case inside this plan; people: {people}.",
        "de": "Beginnt in diesem Plan 1 wartenden Fall; Menschen: {people}.",
    },
    "explain_cases_started_other": {
        "en": "Starts {n} waiting cases inside this plan; people: {people}.",
        "de": "Beginnt in diesem Plan {n} wartende Fälle; Menschen: {people}.",
    },
    "explain_cases_band_one": {"en": "{band}: 1 case", "de": "{band}: 1 Fall"},
    "explain_cases_band_other": {"en": "{band}: {n} cases", "de": "{band}: {n} Fälle"},
    "explain_cases_taken_one": {
        "en": "Takes over 1 case from someone else.",
        "de": "Übernimmt 1 Fall von jemand anderem.",
    },
    "explain_cases_taken_other": {
        "en": "Takes over {n} cases from others.",
        "de": "Übernimmt {n} Fälle von anderen.",
    },
    "explain_cases_interpreted_one": {
        "en": "1 case needs an interpreter.",
        "de": "Bei 1 Fall wird gedolmetscht.",
    },
    "explain_cases_interpreted_other": {
        "en": "{n} cases need an interpreter.",
        "de": "Bei {n} Fällen wird gedolmetscht.",
    },
    "explain_over_one": {
        "en": "Capacity is exceeded by {hours} {hours:hour|hours} {span}.",
        "de": "Kapazität ist {span} um {hours} {hours:Stunde|Stunden} überschritten.",
    },
    "explain_over_other": {
        "en": "Capacity is exceeded by {hours} {hours:hour|hours} in {n} months, {span}.",
        "de": "Kapazität ist in {n} Monaten um {hours} {hours:Stunde|Stunden} überschritten, "
        "{span}.",
    },
    "explain_ledger": {"en": "Hours by month", "de": "Stunden je Monat"},
    "explain_ledger_available": {"en": "available", "de": "verfügbar"},
    "explain_ledger_overhead": {"en": "meetings, records", "de": "Besprechung, Doku"},
    "explain_ledger_office_hours": {"en": "office hours, visits", "de": "Sprechst., Besuche"},
    "explain_ledger_travel": {"en": "travel", "de": "Wege"},
    "explain_ledger_handover": {"en": "handovers", "de": "Fallübergaben"},
    "explain_ledger_casework": {"en": "casework", "de": "Fallarbeit"},
    "explain_ledger_reserved": {"en": "kept for expected", "de": "für erwartete Fälle"},
    "explain_ledger_balance": {"en": "free", "de": "frei"},
    # -- a site --------------------------------------------------------------------------
    "explain_site_closed": {
        "en": "{site} is not open in {month}.",
        "de": "{site} ist im {month} nicht geöffnet.",
    },
    "explain_site_residents": {
        "en": "{site} has {n} residents in {month}.",
        "de": "{site} hat im {month} {n} Bewohner:innen.",
    },
    "explain_site_places": {
        "en": "{site} is staffed by its places: {n} in {month}.",
        "de": "{site} wird nach Plätzen besetzt: {n} im {month}.",
    },
    "explain_site_district": {
        "en": "people live in their own flats here: always mobile",
        "de": "hier wohnen Menschen in eigenen Wohnungen: immer mobil",
    },
    "explain_site_mobile": {
        "en": "mobile: a site gets a team of its own from {start} on, and keeps it until it "
        "falls below {stop}",
        "de": "mobil: ein eigenes Team gibt es ab {start}, und es bleibt, bis {stop} "
        "unterschritten sind",
    },
    "explain_site_fixed": {
        "en": "a team of its own: from {start} on, and until it falls below {stop}",
        "de": "eigenes Team: ab {start}, und bis {stop} unterschritten sind",
    },
    "explain_site_standard_one": {
        "en": "standard 1 post: one full-time post per full {per}, at least {least} people; it "
        "falls only {slack} below the full number",
        "de": "Soll 1 Stelle: eine Vollzeitstelle je volle {per}, mindestens {least} Personen; "
        "es sinkt erst {slack} unter der vollen Zahl",
    },
    "explain_site_standard_other": {
        "en": "standard {n} posts: one full-time post per full {per}, at least {least} people; it "
        "falls only {slack} below the full number",
        "de": "Soll {n} Stellen: eine Vollzeitstelle je volle {per}, mindestens {least} Personen; "
        "es sinkt erst {slack} unter der vollen Zahl",
    },
    "explain_flip_below_fixed": {
        "en": "{to} posts below {at} ({away} fewer)",
        "de": "{to} Stellen unter {at} ({away} weniger)",
    },
    "explain_flip_below_mobile": {
        "en": "mobile below {at} ({away} fewer)",
        "de": "mobil unter {at} ({away} weniger)",
    },
    "explain_flip_from_fixed": {
        "en": "{to} posts from {at} ({away} more)",
        "de": "{to} Stellen ab {at} ({away} mehr)",
    },
    "explain_later_closed": {
        "en": "closed from {month} on",
        "de": "ab {month} geschlossen",
    },
    "explain_later_mobile": {
        "en": "mobile from {month} on ({people} people)",
        "de": "mobil ab {month} ({people} Menschen)",
    },
    "explain_later_fixed_one": {
        "en": "1 post from {month} on ({people} people)",
        "de": "1 Stelle ab {month} ({people} Menschen)",
    },
    "explain_later_fixed_other": {
        "en": "{n} posts from {month} on ({people} people)",
        "de": "{n} Stellen ab {month} ({people} Menschen)",
    },
    "explain_team_nobody": {
        "en": "Nobody is responsible for it in {month}.",
        "de": "Im {month} ist niemand zuständig.",
    },
    "explain_team_fixed_one": {
        "en": "Team: {team}, {hours} {hours:hour|hours} a week.",
        "de": "Team: {team}, {hours} {hours:Stunde|Stunden} in der Woche.",
    },
    "explain_team_fixed_other": {
        "en": "Team of {n}: {team}, {hours} {hours:hour|hours} a week together.",
        "de": "Team aus {n}: {team}, zusammen {hours} {hours:Stunde|Stunden} in der Woche.",
    },
    "explain_team_missing": {
        "en": "{posts} {posts:post is|posts are} missing",
        "de": "{posts} {posts:Stelle fehlt|Stellen fehlen}",
    },
    "explain_team_lead": {
        "en": "Contact person: {lead}.",
        "de": "Ansprechperson: {lead}.",
    },
    "explain_team_no_lead": {
        "en": "There is no contact person.",
        "de": "Es gibt keine Ansprechperson.",
    },
    "explain_team_no_visits": {
        "en": "Responsible: {team}; no visits are due there.",
        "de": "Zuständig: {team}; Besuche sind dort nicht vorgesehen.",
    },
    "explain_team_others": {
        "en": "cases also with {team}",
        "de": "Fälle auch bei {team}",
    },
    "explain_visits_on_request": {
        "en": "Visits are made on request only.",
        "de": "Besuche nur auf Anfrage.",
    },
    "explain_visits_one": {
        "en": "Every two weeks 1 visit of {minutes} minutes; planned: {made}.",
        "de": "Alle zwei Wochen 1 Besuch von {minutes} Minuten; geplant: {made}.",
    },
    "explain_visits_other": {
        "en": "In two weeks {n} visits of {minutes} minutes; planned: {made}.",
        "de": "In zwei Wochen {n} Besuche von {minutes} Minuten; geplant: {made}.",
    },
    "explain_site_cases": {
        "en": "Cases: {running} running, {started} started inside this plan, {waiting} waiting; "
        "people accompanied now: {people}.",
        "de": "Fälle: {running} laufend, {started} in diesem Plan begonnen, {waiting} wartend; "
        "jetzt begleitete Menschen: {people}.",
    },
    "explain_site_reason_one": {"en": "1 waits: {why}", "de": "1 wartet: {why}"},
    "explain_site_reason_other": {"en": "{n} wait: {why}", "de": "{n} warten: {why}"},
    "explain_reason_no_team": {
        "en": "nobody is responsible there long enough",
        "de": "niemand ist dort lange genug zuständig",
    },
    "explain_reason_no_skill": {
        "en": "nobody on the team has the skill",
        "de": "im Team fehlt die Fachkenntnis",
    },
    "explain_reason_pinned": {
        "en": "a person decided so",
        "de": "ein Mensch hat es so entschieden",
    },
    "explain_reason_cap": {
        "en": "everyone accompanies as many people as allowed",
        "de": "alle begleiten schon so viele Menschen wie erlaubt",
    },
    "explain_reason_interpreter": {
        "en": "no hours of interpreters are left",
        "de": "keine Stunden zum Dolmetschen mehr frei",
    },
    "explain_reason_full": {"en": "no hours are free", "de": "keine Stunden frei"},
    "explain_price_none": {
        "en": "One more hour a week here would spare nobody any waiting.",
        "de": "Eine Stunde mehr in der Woche würde hier niemandem Warten ersparen.",
    },
    "explain_price": {
        "en": "One more hour a week in {month} would spare {points} points of waiting: as much "
        "as {weeks} weeks for someone urgent.",
        "de": "Eine Stunde mehr in der Woche im {month} würde {points} Punkte Warten ersparen: so "
        "viel wie {weeks} Wochen für einen dringlichen Fall.",
    },
    "explain_price_language": {
        "en": "One more hour a week in {month} by someone who speaks {language} would spare "
        "{points} points of waiting: as much as {weeks} weeks for someone urgent.",
        "de": "Eine Stunde mehr in der Woche im {month} von jemandem mit der Sprache {language} "
        "würde {points} Punkte Warten ersparen: so viel wie {weeks} Wochen für einen "
        "dringlichen Fall.",
    },
}
