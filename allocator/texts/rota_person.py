"""What is said to one person about their week, and about running accounts."""

TEXTS = {
    "cli_option_accounts": {
        "en": "File of the running accounts: what everybody had beyond their share in past weeks "
        "is read, counts, and is written with these weeks. For team leads only.",
        "de": "Datei der laufenden Konten: Was alle in früheren Wochen über ihrem Anteil hatten, "
        "wird gelesen, zählt und wird mit diesen Wochen geschrieben. Nur für die Teamleitung.",
    },
    "cli_option_accounts_check": {
        "en": "Running accounts that the rotas were made with.",
        "de": "Laufende Konten, mit denen die Wochenpläne gemacht wurden.",
    },
    "cli_option_pages": {
        "en": "Also write a page for each person into this folder, ID.html and ID.txt: the week, "
        "what there is to do about cases and why, their account, how to object. For that person "
        "and their team lead only.",
        "de": "Auch eine Seite je Person in diesen Ordner schreiben, KENNUNG.html und "
        "KENNUNG.txt: die Woche, was bei Fällen ansteht und warum, das Konto, wie man "
        "widerspricht. Nur für diese Person und ihre Teamleitung.",
    },
    "person_title": {"en": "{manager}, week {week}", "de": "{manager}, Woche {week}"},
    "person_about": {
        "en": "For {manager} and their team lead only. A proposal; a person decides.",
        "de": "Nur für {manager} und die Teamleitung. Ein Vorschlag; entschieden wird von "
        "Menschen.",
    },
    "person_week": {"en": "My week", "de": "Meine Woche"},
    "person_free": {
        "en": "{hours} hours free for casework and documentation",
        "de": "{hours} Stunden frei für Fallarbeit und Dokumentation",
    },
    "person_break": {"en": "{minutes} minutes of break", "de": "{minutes} Minuten Pause"},
    "person_uncovered": {"en": "Not covered", "de": "Nicht abgedeckt"},
    "person_holiday": {"en": "public holiday", "de": "Feiertag"},
    "person_beyond": {
        "en": "beyond the months of the plan",
        "de": "außerhalb der Monate des Plans",
    },
    "person_away": {"en": "not there", "de": "nicht da"},
    "person_off": {"en": "no working day", "de": "kein Arbeitstag"},
    "person_to": {"en": "to {place}", "de": "nach: {place}"},
    "person_cases": {"en": "Cases", "de": "Fälle"},
    "person_cases_none": {
        "en": "Nothing to start, to hand over, to end or to review.",
        "de": "Nichts zu beginnen, zu übergeben, zu beenden oder zu überprüfen.",
    },
    "person_cases_left_out": {
        "en": "Cases are left out of this page.",
        "de": "Fälle sind auf dieser Seite weggelassen.",
    },
    "person_start": {"en": "To start this month", "de": "Diesen Monat zu beginnen"},
    "person_take": {
        "en": "To take over, this month or next",
        "de": "Zu übernehmen, diesen oder nächsten Monat",
    },
    "person_hand": {
        "en": "To hand over, this month or next",
        "de": "Abzugeben, diesen oder nächsten Monat",
    },
    "person_end": {"en": "Ending this month", "de": "Endet diesen Monat"},
    "person_review": {"en": "Due for review", "de": "Plan zu überprüfen"},
    "person_case_one": {
        "en": "{case}, {site}, {n} person",
        "de": "{case}, {site}, {n} Person",
    },
    "person_case_other": {
        "en": "{case}, {site}, {n} people",
        "de": "{case}, {site}, {n} Personen",
    },
    "person_expected_one": {
        "en": "and about {n} case that is not known yet",
        "de": "und etwa {n} Fall, der noch nicht bekannt ist",
    },
    "person_expected_other": {
        "en": "and about {n} cases that are not known yet",
        "de": "und etwa {n} Fälle, die noch nicht bekannt sind",
    },
    "person_points": {
        "en": "its turn in {month}: {points} points ({items})",
        "de": "an der Reihe im {month}: {points} Punkte ({items})",
    },
    "person_orphaned": {
        "en": "from {month} on nobody can accompany it by the plan; the team lead has to decide",
        "de": "ab {month} kann ihn nach dem Plan niemand begleiten; die Teamleitung muss "
        "entscheiden",
    },
    "person_ends_one": {
        "en": "the {n} month since {start} is over",
        "de": "der {n} Monat seit {start} ist um",
    },
    "person_ends_other": {
        "en": "the {n} months since {start} are over; the team lead may prolong it",
        "de": "die {n} Monate seit {start} sind um; die Teamleitung kann verlängern",
    },
    "person_ends_overdue": {
        "en": "it runs since {start}, beyond its months: end it, or ask for it to be prolonged",
        "de": "er läuft seit {start}, länger als vorgesehen: beenden oder Verlängerung beantragen",
    },
    "person_ends_extended": {
        "en": "it was prolonged until {month}",
        "de": "er war bis {month} verlängert",
    },
    "person_ends_leaves": {
        "en": "the people leave city accommodation after {month}",
        "de": "die Menschen verlassen nach {month} die städtische Unterbringung",
    },
    "person_reviewed": {"en": "{case} due on {due}", "de": "{case} fällig am {due}"},
    "person_reviewed_agreed": {
        "en": "{case} due on {due} (plan of {agreed})",
        "de": "{case} fällig am {due} (Plan vom {agreed})",
    },
    "person_account": {"en": "My account", "de": "Mein Konto"},
    "person_account_office": {
        "en": "office hours: {week} hours beside my share this week, {whole} with the weeks before",
        "de": "Sprechstunden: {week} Stunden gegenüber meinem Anteil in dieser Woche, {whole} mit "
        "den Wochen davor",
    },
    "person_account_unpopular": {
        "en": "late and Friday-afternoon office hours: {week} hours beside my share this week, "
        "{whole} with the weeks before",
        "de": "späte und Freitagnachmittags-Sprechstunden: {week} Stunden gegenüber meinem Anteil "
        "in dieser Woche, {whole} mit den Wochen davor",
    },
    "person_account_hours": {
        "en": "working time: {week} hours beside the contract this week, {whole} with the weeks "
        "before",
        "de": "Arbeitszeit: {week} Stunden gegenüber dem Vertrag in dieser Woche, {whole} mit den "
        "Wochen davor",
    },
    "person_object": {"en": "If this is not right", "de": "Wenn das so nicht geht"},
    "person_object_head": {
        "en": "Tell your team lead ({heads}); nobody has to give reasons of their own.",
        "de": "Sagen Sie es Ihrer Teamleitung ({heads}); eigene Gründe muss niemand nennen.",
    },
    "person_object_how": {
        "en": "A time: a wish or a half day away is entered and the week is made anew. A case: it "
        "can be pinned to somebody else, or kept from {manager}. Who else could take it, and what "
        "is counted for and against, says `allocator explain`. What changes stands on a new page.",
        "de": "Eine Zeit: Ein Wunsch oder ein freier halber Tag wird eingetragen und die Woche neu "
        "gemacht. Ein Fall: Er kann jemand anderem fest zugeteilt oder von {manager} ferngehalten "
        "werden. Wer ihn sonst übernehmen könnte und was dafür und dagegen spricht, sagt "
        "`allocator explain`. Was sich ändert, steht auf einer neuen Seite.",
    },
}
