"""The rules of a weekly rota: title, formula and example."""

RULES: dict[str, dict[str, tuple[str, str]]] = {
    "readable": {
        "title": ("blocks can be read", "Einträge sind lesbar"),
        "formula": (
            "every block names a known manager and place, lies from Monday to Friday of its "
            "week, and begins and ends on the quarter hour",
            "jeder Eintrag nennt bekannte Personen und Orte, liegt von Montag bis Freitag "
            "seiner Woche und beginnt und endet zur Viertelstunde",
        ),
        "example": (
            "a visit from 09:05 to 10:00 is left out of everything else and reported",
            "ein Besuch von 09:05 bis 10:00 Uhr bleibt sonst außer Betracht und wird gemeldet",
        ),
    },
    "one_thing": {
        "title": ("one thing at a time", "eins nach dem anderen"),
        "formula": (
            "blocks of a person do not overlap",
            "Einträge einer Person überschneiden sich nicht",
        ),
        "example": (
            "a visit until 11:00 and a meeting from 10:30: half an hour too much",
            "ein Besuch bis 11:00 und eine Besprechung ab 10:30 Uhr: eine halbe Stunde zu viel",
        ),
    },
    "days_off": {
        "title": ("days off are free", "freie Tage bleiben frei"),
        "formula": (
            "no work on public holidays, in absences, on free days of part-timers, outside the "
            "contract, before or after the hours of the day",
            "keine Arbeit an Feiertagen, bei Abwesenheit, an freien Tagen in Teilzeit, "
            "außerhalb des Vertrags und des Arbeitstages",
        ),
        "example": (
            "Good Friday: nobody has a block",
            "Karfreitag: niemand hat einen Eintrag",
        ),
    },
    "week_contract": {
        "title": ("contract hours", "Vertragsstunden"),
        "formula": (
            "work of the week = contract minutes of the days somebody is there, down to the "
            "quarter hour",
            "Arbeit der Woche = Vertragszeit der Tage, an denen jemand da ist, auf die "
            "Viertelstunde abgerundet",
        ),
        "example": (
            "39 hours and one holiday: 31.2 hours, so 31 hours",
            "39 Stunden und ein Feiertag: 31,2 Stunden, also 31 Stunden",
        ),
    },
    "ten_hours": {
        "title": ("ten hours a day", "zehn Stunden am Tag"),
        "formula": (
            "work of a day without breaks <= day_minutes (600)",
            "Arbeit eines Tages ohne Pausen <= day_minutes (600)",
        ),
        "example": (
            "08:00 to 18:30 with 45 minutes of break is 9.75 hours",
            "08:00 bis 18:30 Uhr mit 45 Minuten Pause sind 9,75 Stunden",
        ),
    },
    "rest": {
        "title": ("eleven hours of rest", "elf Stunden Ruhezeit"),
        "formula": (
            "from the end of work to its start the next day >= rest_minutes (660)",
            "vom Arbeitsende bis zum Beginn am nächsten Tag >= rest_minutes (660)",
        ),
        "example": (
            "until 21:00 in the evening, so from 08:00 the next day",
            "abends bis 21:00 Uhr, am nächsten Tag also ab 08:00 Uhr",
        ),
    },
    "breaks": {
        "title": ("breaks", "Pausen"),
        "formula": (
            "30 minutes where a day has more than 6 hours of work, 45 where it has more than 9; "
            "no more than 6 hours of work without a break",
            "30 Minuten bei mehr als 6 Stunden Arbeit am Tag, 45 bei mehr als 9; nie mehr als "
            "6 Stunden Arbeit ohne Pause",
        ),
        "example": (
            "08:00 to 16:15 with a break from 12:00 to 12:30",
            "08:00 bis 16:15 Uhr mit Pause von 12:00 bis 12:30 Uhr",
        ),
    },
    "way": {
        "title": ("time to get there", "Zeit für die Wege"),
        "formula": (
            "between two places lies a block of travel at least as long as the leg; days begin "
            "and end at the own place of work",
            "zwischen zwei Orten liegt ein Weg, der mindestens so lang ist wie die Strecke; "
            "Tage beginnen und enden am eigenen Arbeitsort",
        ),
        "example": (
            "17 minutes from the office to the site: a block of 30 minutes",
            "17 Minuten von der Dienststelle zur Unterkunft: ein Eintrag von 30 Minuten",
        ),
    },
    "windows": {
        "title": ("open doors", "offene Türen"),
        "formula": (
            "visits lie in the access windows, office hours in the office windows of an open site",
            "Besuche liegen in den Zugangszeiten, Sprechstunden in den Sprechzeiten einer "
            "geöffneten Unterkunft",
        ),
        "example": (
            "access from 10:00: no visit at 09:30",
            "Zugang ab 10:00 Uhr: kein Besuch um 09:30 Uhr",
        ),
    },
    "staffed": {
        "title": ("office hours are staffed", "Sprechstunden sind besetzt"),
        "formula": (
            "in every quarter hour of the timetable as many people as it asks for, or what is "
            "missing is named as uncovered",
            "in jeder Viertelstunde so viele Personen, wie die Sprechzeiten verlangen, oder was "
            "fehlt, steht unter nicht abgedeckt",
        ),
        "example": (
            "200 residents: 4 hours a week in turns of two",
            "200 Plätze: 4 Stunden in der Woche, je zwei am Stück",
        ),
    },
    "visited": {
        "title": ("visits are made", "Besuche finden statt"),
        "formula": (
            "each visit in the plan's tours of week A or B is made in full length, or in a week "
            "with public holidays in the length of its part of working days, at most one a day "
            "and site, or named as uncovered",
            "jeder Besuch aus den Touren der Woche A oder B findet in voller Länge statt, in einer "
            "Woche mit Feiertagen so viel kürzer, wie Arbeitstage fehlen, höchstens einer je Tag "
            "und Unterkunft, oder steht unter nicht abgedeckt",
        ),
        "example": (
            "a tour on Good Friday is driven on another day of the week; its visits of two hours "
            "take an hour and a half then",
            "eine Tour am Karfreitag wird an einem anderen Tag der Woche gefahren; Besuche von "
            "zwei Stunden dauern dann anderthalb",
        ),
    },
    "stand_in": {
        "title": ("stand-ins", "Vertretung"),
        "formula": (
            "office hours and visits are done by team or contact person, else by the team of "
            "the site, a deputy, a floater or who is pinned there",
            "Sprechstunden und Besuche übernehmen Team oder Ansprechperson, sonst das Team der "
            "Unterkunft, eine Vertretung, Springer:innen oder wer dafür festgelegt ist",
        ),
        "example": (
            "m21 is away: m22, who has the site in the round too, makes the visit",
            "m21 ist nicht da: m22 mit derselben Unterkunft im Zuständigkeitsgebiet besucht sie",
        ),
    },
    "kept": {
        "title": ("meetings and appointments", "Besprechungen und Termine"),
        "formula": (
            "a meeting takes place at its time with everybody who is there then, an appointment "
            "with whose it is; or it is named",
            "eine Besprechung findet zu ihrer Zeit mit allen statt, die dann da sind, ein Termin "
            "mit der Person, die ihn hat; oder sie sind genannt",
        ),
        "example": (
            "team meeting on Tuesday at 09:00: office hours at that time are with others",
            "Teambesprechung dienstags um 09:00 Uhr: Sprechstunden übernehmen dann andere",
        ),
    },
    "interpreters": {
        "title": ("interpreters", "Dolmetschen"),
        "formula": (
            "an interpreter is at one place at a time, in their hours, with the language "
            "wanted; every booking is kept once a week, or named",
            "wer dolmetscht, ist nur an einem Ort, in den eigenen Zeiten und mit der "
            "gewünschten Sprache; jede Buchung findet einmal in der Woche statt oder ist genannt",
        ),
        "example": (
            "two sites with Tigrinya on Tuesday: one after the other, with the way between",
            "zwei Unterkünfte mit Tigrinya am Dienstag: nacheinander, mit dem Weg dazwischen",
        ),
    },
    "rota_pins": {
        "title": ("pins hold", "Festlegungen gelten"),
        "formula": (
            "visits and office hours of a pinned site are by the pinned person, on the pinned "
            "days and times; more visits than pinned days may lie on any day",
            "Besuche und Sprechstunden einer Unterkunft mit Festlegung: diese Person, diese Tage, "
            "diese Zeit; Besuche über die festgelegten Tage hinaus an beliebigen Tagen",
        ),
        "example": (
            "the site is visited on Wednesdays: no visit on Monday",
            "die Unterkunft wird mittwochs besucht: kein Besuch am Montag",
        ),
    },
    "month_hours": {
        "title": ("hours agree with the plan", "Stunden passen zum Plan"),
        "formula": (
            "free and on-site time differ from the ledger, scaled by who was really there, by "
            "at most 5 % of someone's time and 2 % of everybody's, or one turn of office hours",
            "freie Zeit und Zeit vor Ort weichen vom Stundenkonto, nach Anwesenheit "
            "umgerechnet, um höchstens 5 % der Zeit einer Person und 2 % der Zeit aller ab "
            "oder um eine Sprechstunde",
        ),
        "example": (
            "39 hours a week: within 2 hours",
            "39 Stunden in der Woche: bis auf 2 Stunden",
        ),
    },
    "stated_goals": {
        "title": ("what a rota says of itself", "Angaben des Wochenplans"),
        "formula": (
            "soft goals stated in the file = those of its blocks",
            "angegebene Ziele der Datei = Ziele nach ihren Einträgen",
        ),
        "example": (
            "a block was moved by hand: the goals are out of date",
            "ein Eintrag wurde von Hand verschoben: Die Angaben sind veraltet",
        ),
    },
}

TEXTS = {
    f"rota_rule.{rule}.{part}": {"en": en, "de": de}
    for rule, parts in RULES.items()
    for part, (en, de) in parts.items()
} | {
    "rota_rules.told": {"en": "told, not forced", "de": "wird genannt, nicht erzwungen"},
    "rota_rules.title": {"en": "Rules of a weekly rota", "de": "Regeln eines Wochenplans"},
}
