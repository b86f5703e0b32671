"""What is said where a weekly rota breaks a rule."""

TEXTS = {
    "rota_broken.readable.manager": {
        "en": "{week}: {amount} {amount:block|blocks} of {id}, whom the scenario does not know as "
        "a manager.",
        "de": "{week}: {amount} {amount:Eintrag|Einträge} von {id}; im Szenario steht niemand mit "
        "dieser Kennung unter den Integrationsmanager:innen.",
    },
    "rota_broken.readable.day": {
        "en": "{week}: {amount} {amount:block|blocks} of {id} {amount:lies|lie} outside Monday to "
        "Friday of the week.",
        "de": "{week}: {amount} {amount:Eintrag|Einträge} von {id} {amount:liegt|liegen} nicht von "
        "Montag bis Freitag der Woche.",
    },
    "rota_broken.readable.grid": {
        "en": "{week}: {amount} {amount:block|blocks} of {id} {amount:does|do} not begin and end "
        "on the quarter hour, or end before the start.",
        "de": "{week}: {amount} {amount:Eintrag|Einträge} von {id} "
        "{amount:beginnt oder endet|beginnen oder enden} nicht zur Viertelstunde "
        "oder {amount:endet vor seinem|enden vor ihrem} Beginn.",
    },
    "rota_broken.readable.site": {
        "en": "{week}: {amount} {amount:block|blocks} of {id} {amount:names|name} no place, or one "
        "that nobody knows.",
        "de": "{week}: {amount} {amount:Eintrag|Einträge} von {id} {amount:nennt|nennen} keinen "
        "oder einen unbekannten Ort.",
    },
    "rota_broken.one_thing": {
        "en": "{id} does two things at a time on {day} ({double_minutes} hours).",
        "de": "{id} tut am {day} zweierlei zugleich ({double_minutes} Stunden).",
    },
    "rota_broken.days_off": {
        "en": "{id} works {outside_minutes} hours on {day} while not there.",
        "de": "{id} arbeitet am {day} {outside_minutes} Stunden, ohne da zu sein.",
    },
    "rota_broken.week_contract.more": {
        "en": "{id} works {worked_minutes} hours; contract and absences leave {due_minutes} "
        "({excess_minutes} too many).",
        "de": "{id} arbeitet {worked_minutes} Stunden; nach Vertrag und Abwesenheiten sind es "
        "{due_minutes} ({excess_minutes} zu viel).",
    },
    "rota_broken.week_contract.less": {
        "en": "{id} works {worked_minutes} hours; contract and absences leave {due_minutes} "
        "({excess_minutes} too few).",
        "de": "{id} arbeitet {worked_minutes} Stunden; nach Vertrag und Abwesenheiten sind es "
        "{due_minutes} ({excess_minutes} zu wenig).",
    },
    "rota_broken.ten_hours": {
        "en": "{id} works {worked_minutes} hours on {day}; {limit_minutes} are allowed.",
        "de": "{id} arbeitet am {day} {worked_minutes} Stunden; erlaubt sind {limit_minutes}.",
    },
    "rota_broken.rest": {
        "en": "{id} has {free_minutes} hours of rest after {day}; {least_minutes} are due.",
        "de": "{id} hat nach dem {day} {free_minutes} Stunden Ruhezeit; {least_minutes} sind "
        "vorgeschrieben.",
    },
    "rota_broken.breaks.short": {
        "en": "{id} has {given_minutes} hours of break on {day}; {due_minutes} are due.",
        "de": "{id} hat am {day} {given_minutes} Stunden Pause; {due_minutes} sind vorgeschrieben.",
    },
    "rota_broken.breaks.run": {
        "en": "{id} works {run_minutes} hours without a break on {day}; {limit_minutes} are "
        "allowed.",
        "de": "{id} arbeitet am {day} {run_minutes} Stunden ohne Pause; erlaubt sind "
        "{limit_minutes}.",
    },
    "rota_broken.way": {
        "en": "{id} lacks {missing_minutes} hours to get from place to place on {day}.",
        "de": "{id} fehlen am {day} {missing_minutes} Stunden für die Wege.",
    },
    "rota_broken.windows": {
        "en": "{id} is at {site} on {day} for {outside_minutes} hours outside the times agreed "
        "with the site.",
        "de": "{id} ist am {day} {outside_minutes} Stunden außerhalb der vereinbarten Zeiten an "
        "der Unterkunft {site}.",
    },
    "rota_broken.staffed.unnamed": {
        "en": "Office hours at {site} are not staffed on {day} for {open_minutes} hours, and it "
        "is not said.",
        "de": "Die Sprechstunde an der Unterkunft {site} ist am {day} {open_minutes} Stunden "
        "nicht besetzt, ohne dass es genannt wird.",
    },
    "rota_broken.staffed.needless": {
        "en": "Office hours at {site} on {day} are named as uncovered for {open_minutes} hours "
        "in which somebody is there.",
        "de": "Die Sprechstunde an der Unterkunft {site} steht am {day} für {open_minutes} "
        "Stunden unter nicht abgedeckt, obwohl jemand da ist.",
    },
    "rota_broken.staffed.more": {
        "en": "More people than due hold office hours at {site} on {day} ({open_minutes} hours).",
        "de": "An der Unterkunft {site} sind am {day} mehr Personen in der Sprechstunde als "
        "vorgesehen ({open_minutes} Stunden).",
    },
    "rota_broken.visited.missed": {
        "en": "{amount} {amount:visit|visits} of {site} ({lead}) {amount:is|are} not made, and "
        "it is not said.",
        "de": "{amount} {amount:Besuch|Besuche} an der Unterkunft {site} ({lead}) "
        "{amount:fällt|fallen} aus, ohne dass es genannt wird.",
    },
    "rota_broken.visited.more": {
        "en": "{site} ({lead}) has {amount} {amount:visit|visits} more than the week asks for.",
        "de": "An der Unterkunft {site} ({lead}) {amount:ist|sind} {amount} "
        "{amount:Besuch|Besuche} mehr eingetragen als vorgesehen.",
    },
    "rota_broken.visited.needless": {
        "en": "{amount} {amount:visit|visits} of {site} ({lead}) {amount:is|are} named as "
        "uncovered and made, or not asked for.",
        "de": "{amount} {amount:Besuch|Besuche} an der Unterkunft {site} ({lead}) "
        "{amount:steht|stehen} unter nicht abgedeckt, {amount:findet|finden} aber statt oder "
        "{amount:war|waren} nicht vorgesehen.",
    },
    "rota_broken.visited.twice": {
        "en": "{site} has {amount} {amount:visit|visits} that the week does not ask for.",
        "de": "An der Unterkunft {site} {amount:ist|sind} {amount} {amount:Besuch|Besuche} "
        "eingetragen, {amount:der|die} nicht vorgesehen {amount:ist|sind}.",
    },
    "rota_broken.stand_in": {
        "en": "{id} works at {site} on {day} and is neither on its team nor a stand-in.",
        "de": "{id} arbeitet am {day} an der Unterkunft {site}, gehört aber weder zum Team noch "
        "zur Vertretung.",
    },
    "rota_broken.kept.missed": {
        "en": "{id} is not at {item} on {day}, and it is not said.",
        "de": "{id} fehlt am {day} bei {item}, ohne dass es genannt wird.",
    },
    "rota_broken.kept.needless": {
        "en": "{item} of {id} on {day} is named as uncovered and takes place.",
        "de": "{item} von {id} am {day} steht unter nicht abgedeckt, findet aber statt.",
    },
    "rota_broken.interpreters.unknown": {
        "en": "{id} is in the rota ({amount} {amount:block|blocks}) and no interpreter of the "
        "scenario.",
        "de": "{id} steht im Wochenplan ({amount} {amount:Eintrag|Einträge}), dolmetscht aber laut "
        "Szenario nicht.",
    },
    "rota_broken.interpreters.place": {
        "en": "Interpreter {id} cannot be at two places: {clash_minutes} hours are missing.",
        "de": "{id} kann nicht an zwei Orten dolmetschen: Es fehlen {clash_minutes} Stunden.",
    },
    "rota_broken.interpreters.hours": {
        "en": "Interpreter {id} is booked for {outside_minutes} hours outside their time.",
        "de": "{id} ist zum Dolmetschen {outside_minutes} Stunden außerhalb der eigenen Zeiten "
        "gebucht.",
    },
    "rota_broken.interpreters.language": {
        "en": "Interpreter {id} is booked {amount} times without the language wanted.",
        "de": "{id} ist {amount}-mal ohne die gewünschte Sprache gebucht.",
    },
    "rota_broken.interpreters.booking": {
        "en": "Booking {id} ({language} at {site}) is not kept, and it is not said.",
        "de": "Die Buchung {id} ({language} an der Unterkunft {site}) fällt aus, ohne dass es "
        "genannt wird.",
    },
    "rota_broken.interpreters.needless": {
        "en": "Booking {id} ({language} at {site}) is named as uncovered and takes place.",
        "de": "Die Buchung {id} ({language} an der Unterkunft {site}) steht unter nicht "
        "abgedeckt, findet aber statt.",
    },
    "rota_broken.rota_pins.visits": {
        "en": "{amount} {amount:visit|visits} of {site} {amount:is|are} not by the person, on "
        "the day or at the time pinned.",
        "de": "{amount} {amount:Besuch|Besuche} an der Unterkunft {site} {amount:hält|halten} "
        "die Festlegung nicht ein.",
    },
    "rota_broken.rota_pins.turns": {
        "en": "{open_minutes} hours of office hours of {site} are with others than who is pinned.",
        "de": "{open_minutes} Stunden Sprechstunde {site} hält jemand anders als festgelegt.",
    },
    "rota_broken.month_hours.person_on_site": {
        "en": "{id} is at sites for {real_minutes} hours; by the plan it would be {due_minutes}.",
        "de": "{id} ist {real_minutes} Stunden vor Ort; nach dem Plan wären es {due_minutes}.",
    },
    "rota_broken.month_hours.person_free": {
        "en": "{id} has {real_minutes} free hours; by the plan it would be {due_minutes}.",
        "de": "{id} hat {real_minutes} freie Stunden; nach dem Plan wären es {due_minutes}.",
    },
    "rota_broken.month_hours.sum_on_site": {
        "en": "All are at sites for {real_minutes} hours; by the plan it would be {due_minutes}.",
        "de": "Alle sind {real_minutes} Stunden vor Ort; nach dem Plan wären es {due_minutes}.",
    },
    "rota_broken.month_hours.sum_free": {
        "en": "All have {real_minutes} free hours; by the plan it would be {due_minutes}.",
        "de": "Alle haben {real_minutes} freie Stunden; nach dem Plan wären es {due_minutes}.",
    },
    "rota_broken.stated_goals": {
        "en": "{week}: the rota states {stated_minutes} hours ({goal}); it is {right_minutes}.",
        "de": "{week}: Der Wochenplan gibt {stated_minutes} Stunden an ({goal}), richtig sind "
        "{right_minutes}.",
    },
}
