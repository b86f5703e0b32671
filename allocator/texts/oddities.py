"""Oddities of an input: nothing is wrong, but somebody should look before planning."""

TEXTS = {
    "odd_sheet": {
        "en": "The sheet {sheet} is no table and was not read.",
        "de": "Das Blatt {sheet} ist keine Tabelle und wurde nicht gelesen.",
    },
    "odd_no_base": {
        "en": "No office is given under bases; every way from and to it counts as unknown.",
        "de": "Unter bases steht keine Dienststelle; jeder Weg von und zu ihr gilt als unbekannt.",
    },
    "odd_visit_classes": {
        "en": "Every visit class has an upper limit; larger mobile sites would get no visits.",
        "de": "Jede Besuchsklasse hat eine Obergrenze; größere mobil betreute Unterkünfte bekämen "
        "keine Besuche.",
    },
    "odd_mark": {
        "en": "{path} names no part of a scenario.",
        "de": "{path} bezeichnet keinen Teil eines Szenarios.",
    },
    "odd_no_location": {
        "en": "There is neither a location nor a row of the travel table; each way counts "
        "{minutes} minutes.",
        "de": "Es gibt weder Koordinaten noch eine Zeile der Wegetabelle; jeder Weg zählt "
        "{minutes} Minuten.",
    },
    "odd_empty_site": {
        "en": "The site has neither residents nor places; it needs nobody.",
        "de": "Die Unterkunft hat weder Belegung noch Plätze; sie braucht niemanden.",
    },
    "odd_staff_by": {
        "en": "The site is staffed by {field}, but none are given; the other number stands in.",
        "de": "Bemessen wird nach {field}, angegeben ist es nicht; die andere Zahl tritt an die "
        "Stelle.",
    },
    "odd_closed": {
        "en": "The site closed on {day}, before the first month of the plan.",
        "de": "Die Unterkunft schloss am {day}, vor dem ersten Planmonat.",
    },
    "odd_no_moves": {
        "en": "The site closes on {day} and no moves are given: its people leave the city's care, "
        "their cases end.",
        "de": "Die Unterkunft schließt am {day}, Umzüge sind nicht angegeben: Die Menschen "
        "verlassen die Zuständigkeit der Stadt, ihre Fälle enden.",
    },
    "odd_move_closed": {
        "en": "{id} is not open when people move there (about {day}).",
        "de": "{id} ist nicht offen, wenn Menschen dorthin umziehen (etwa {day}).",
    },
    "odd_no_languages": {
        "en": "No languages are given; only German counts.",
        "de": "Es sind keine Sprachen angegeben; nur Deutsch zählt.",
    },
    "odd_german": {
        "en": "German need not be given; everyone speaks it.",
        "de": "Deutsch muss nicht angegeben werden; alle sprechen es.",
    },
    "odd_outside_contract": {
        "en": "The contract lies outside the months of the plan.",
        "de": "Der Vertrag liegt außerhalb der Planmonate.",
    },
    "odd_not_mobile": {
        "en": "At present on a round, but not marked as mobile: the plan cannot keep it so.",
        "de": "Derzeit mobil eingesetzt, aber nicht als mobil gekennzeichnet: Der Plan kann das "
        "nicht beibehalten.",
    },
    "odd_round": {
        "en": "Has a round, but works at {post}; only mobile managers have one.",
        "de": "Hat ein Zuständigkeitsgebiet, arbeitet aber an {post}; das haben nur mobile "
        "Integrationsmanager:innen.",
    },
    "odd_two_leads": {
        "en": "{id} is led by {other} already; a site has one contact person.",
        "de": "{id} hat mit {other} schon eine Ansprechperson; eine Unterkunft hat nur eine.",
    },
    "odd_case_closed": {
        "en": "{id} is not open during the plan.",
        "de": "{id} ist in den Planmonaten nicht offen.",
    },
    "odd_case_after_closing": {
        "en": "The case is opened on {day}, after {id} closes on {closes}; it counts as one of the "
        "people who leave the site then.",
        "de": "Der Fall wird am {day} eröffnet, nach der Schließung von {id} am {closes}; er zählt "
        "zu den Menschen, die die Unterkunft dann verlassen.",
    },
    "odd_future_case": {
        "en": "The case is opened on {day}, after the plan begins; it can start from then on.",
        "de": "Der Fall wird am {day} eröffnet, nach dem Beginn des Plans; er kann erst dann "
        "starten.",
    },
    "odd_overfull": {
        "en": "{residents} people live there, more than the {places} places; the team follows "
        "from the {field} (staff_by).",
        "de": "Dort leben {residents} Menschen, mehr als die {places} Plätze; das Team folgt aus "
        "{field} (staff_by).",
    },
    "odd_later_case": {
        "en": "The case is opened on {day}, after the months of the plan; it is not started.",
        "de": "Der Fall wird am {day} eröffnet, nach den Planmonaten; er beginnt nicht.",
    },
    "odd_points": {
        "en": "Points are given, so the needs do not count for the order.",
        "de": "Punkte sind angegeben, daher zählen die Bedarfe nicht für die Reihenfolge.",
    },
    "odd_start_before_opened": {
        "en": "The case started in {month}, before it was opened ({day}).",
        "de": "Der Fall begann {month}, bevor er eröffnet wurde ({day}).",
    },
    "odd_overdue": {
        "en": "The case should have ended in {month}; it is planned to end now and listed for "
        "decision.",
        "de": "Der Fall hätte {month} enden sollen; geplant ist das Ende jetzt, und er steht zur "
        "Entscheidung an.",
    },
    "odd_elsewhere": {
        "en": "{id} holds the case, but works neither at {site} nor in a round with it ({post}).",
        "de": "{id} hat den Fall, arbeitet aber weder an {site} noch in einem Gebiet damit "
        "({post}).",
    },
    "odd_manager_gone": {
        "en": "{id} holds the case, but the contract ended on {day}.",
        "de": "{id} hat den Fall, aber der Vertrag endete am {day}.",
    },
    "odd_language": {
        "en": "Nobody speaks {id}; {n} {n:row names|rows name} it, and interpreters are not "
        "limited for it.",
        "de": "Niemand spricht {id}; {n} {n:Zeile nennt|Zeilen nennen} es, und Dolmetschen ist "
        "dafür nicht begrenzt.",
    },
    "odd_skill": {
        "en": "Nobody has the skill {id}, which {n} {n:row requires|rows require}: cases that "
        "need it cannot start.",
        "de": "Niemand hat die Fachkenntnis {id}, die {n} {n:Zeile verlangt|Zeilen verlangen}: "
        "Fälle damit können nicht beginnen.",
    },
    "odd_expected_outside": {
        "en": "These arrivals lie outside the months of the plan.",
        "de": "Diese Zuweisungen liegen außerhalb der Planmonate.",
    },
    "odd_change_outside": {
        "en": "Nothing of this change falls into the months of the plan.",
        "de": "Nichts von dieser Änderung fällt in die Planmonate.",
    },
    "odd_long_hours": {
        "en": "{hours} hours a week are more than the law allows.",
        "de": "{hours} Wochenstunden sind mehr, als das Gesetz erlaubt.",
    },
    "odd_few_hours": {
        "en": "{hours} hours a week leave nearly nothing for cases; is that right?",
        "de": "{hours} Wochenstunden lassen fast nichts für Fälle; stimmt das?",
    },
    "odd_nobody": {
        "en": "max_people is 0: this person takes no case at all.",
        "de": "max_people ist 0: Diese Person übernimmt keinen Fall.",
    },
    "odd_long_ago": {
        "en": "The case was opened on {day}, very long before the plan; every month of waiting "
        "counts for its points. Is the year right?",
        "de": "Der Fall wurde am {day} eröffnet, sehr lange vor dem Plan; jeder Monat des Wartens "
        "zählt für die Punkte. Stimmt das Jahr?",
    },
    "odd_pin_outside": {
        "en": "This pin lies outside the months of the plan.",
        "de": "Diese Festlegung liegt außerhalb der Planmonate.",
    },
}
