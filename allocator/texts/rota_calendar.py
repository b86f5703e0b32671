"""What calendar files say, and what is said about them."""

TEXTS = {
    "cli_option_ics": {
        "en": "Also write a calendar file for each person into this folder, ID.ics; files that "
        "are there are continued.",
        "de": "Auch eine Kalenderdatei je Person in diesen Ordner schreiben, KENNUNG.ics; "
        "vorhandene werden fortgeführt.",
    },
    "cli_option_without_cases": {
        "en": "Name no cases on sheets and in calendars.",
        "de": "Auf Blättern und in Kalendern keine Fälle nennen.",
    },
    "cli_option_as_is": {
        "en": "Write sheets, calendars, pages and accounts of this rota as it is, also one edited "
        "by hand; it is checked, none is made.",
        "de": "Blätter, Kalender, Seiten und Konten dieses Wochenplans schreiben, wie er ist, auch "
        "von Hand geändert; er wird geprüft, keiner wird gemacht.",
    },
    "calendar_unreadable": {
        "en": "This is no calendar that can be read; delete it or choose another folder.",
        "de": "Das ist kein lesbarer Kalender; löschen Sie ihn oder wählen Sie einen anderen "
        "Ordner.",
    },
    "calendar_foreign": {
        "en": "This calendar was not written by `allocator rota`; its events would be cancelled. "
        "Choose another folder.",
        "de": "Diesen Kalender hat nicht `allocator rota` geschrieben; seine Termine würden "
        "abgesagt. Wählen Sie einen anderen Ordner.",
    },
    "calendar_name": {"en": "Rota {manager}", "de": "Wochenplan {manager}"},
    "calendar_office_hour": {"en": "Office hours {place}", "de": "Sprechstunde {place}"},
    "calendar_visit": {"en": "Visit {place}", "de": "Besuch {place}"},
    "calendar_meeting": {"en": "Meeting {item}", "de": "Besprechung {item}"},
    "calendar_appointment": {"en": "Appointment", "de": "Termin"},
    "calendar_travel": {"en": "Way to {place}", "de": "Weg: {place}"},
    "calendar_cancelled": {"en": "Cancelled: {what}", "de": "Entfällt: {what}"},
    "calendar_case": {"en": "Case {case}", "de": "Fall {case}"},
    "calendar_interpret": {"en": "Interpreting: {what}", "de": "Dolmetschen: {what}"},
    "calendar_together": {"en": "With {who}", "de": "Mit {who}"},
    "calendar_interpreter": {"en": "With interpreter {who}", "de": "Mit Dolmetscher:in {who}"},
    "rota_place_own": {"en": "own place of work", "de": "eigener Einsatzort"},
}
