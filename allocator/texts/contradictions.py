"""Faults of a scenario that does not fit together: references, doubles, contradictions."""

TEXTS = {
    "unknown_site": {
        "en": "There is no site {id}.",
        "de": "Eine Unterkunft {id} gibt es nicht.",
    },
    "unknown_manager": {
        "en": "There is no manager {id}.",
        "de": "Unter den Integrationsmanager:innen gibt es {id} nicht.",
    },
    "unknown_case": {"en": "There is no case {id}.", "de": "Einen Fall {id} gibt es nicht."},
    "unknown_profile": {
        "en": "There is no profile {id} under arrivals.",
        "de": "Ein Profil {id} gibt es unter arrivals nicht.",
    },
    "unknown_base": {
        "en": "There is no office {id} under bases.",
        "de": "Eine Dienststelle {id} gibt es unter bases nicht.",
    },
    "unknown_place": {
        "en": "{id} is neither a site nor an office under bases.",
        "de": "{id} ist weder eine Unterkunft noch eine Dienststelle unter bases.",
    },
    "unknown_need": {
        "en": "{id} is not in the catalogue of needs; add it under policy.needs, or choose one "
        "that is.",
        "de": "{id} steht nicht im Katalog der Bedarfe; bitte unter policy.needs ergänzen oder "
        "einen vorhandenen wählen.",
    },
    "duplicate_id": {
        "en": "The id {id} stands twice; every row needs its own.",
        "de": "Die Kennung {id} steht zweimal; jede Zeile braucht ihre eigene.",
    },
    "duplicate_language": {
        "en": "The language {id} has two pools of interpreters; keep one, with dated hours if "
        "they change.",
        "de": "Für die Sprache {id} stehen zwei Kontingente; bitte nur eines, bei Änderungen mit "
        "Stunden nach Datum.",
    },
    "reserved_id": {
        "en": "{id} has a meaning of its own and cannot be an id; choose another.",
        "de": "{id} hat eine eigene Bedeutung und kann keine Kennung sein; bitte eine andere "
        "wählen.",
    },
    "wrong_order": {
        "en": "{last} ({end}) lies before {first} ({begin}).",
        "de": "{last} ({end}) liegt vor {first} ({begin}).",
    },
    "moves_without_closing": {
        "en": "The site has moves but does not close; give the last open day under closes.",
        "de": "Für die Unterkunft stehen Umzüge, aber keine Schließung; bitte den letzten offenen "
        "Tag unter closes angeben.",
    },
    "moves_share": {
        "en": "The shares of the moves add up to {sum}; they must add up to 1 (out for people who "
        "leave the city's care).",
        "de": "Die Anteile der Umzüge ergeben {sum}; sie müssen 1 ergeben (out für Menschen, die "
        "die Stadt verlassen).",
    },
    "move_too_late": {
        "en": "People move on {day}, but the site closes before; {latest} is the last possible "
        "day.",
        "de": "Der Umzug am {day} liegt nach der Schließung; spätestens {latest} ist möglich.",
    },
    "moves_circle": {
        "en": "People would move in a circle: {sites}.",
        "de": "Die Umzüge führen im Kreis: {sites}.",
    },
    "lead_outside_round": {
        "en": "{id} is led but not part of the round; add it to round.",
        "de": "{id} steht bei leads, aber nicht im Zuständigkeitsgebiet; bitte bei round ergänzen.",
    },
    "head_with_post": {
        "en": "A section head takes no post; remove post, or make the role manager.",
        "de": "Eine Sachgebietsleitung hat keinen Einsatzort; bitte post entfernen oder als Rolle "
        "manager angeben.",
    },
    "running_without_start": {
        "en": "The case is with {id} but has no start month; give start, or leave manager out "
        "while it waits.",
        "de": "Der Fall liegt bei {id}, hat aber keinen Startmonat; bitte start angeben oder "
        "manager weglassen, solange er wartet.",
    },
    "start_without_manager": {
        "en": "The case started in {month} but has no manager; give manager, or leave start out "
        "while it waits.",
        "de": "Der Fall begann {month}, hat aber keine:n Integrationsmanager:in; bitte manager "
        "angeben oder start weglassen, solange er wartet.",
    },
    "extended_waiting": {
        "en": "A case without a manager cannot be extended.",
        "de": "Ein Fall ohne Integrationsmanager:in kann nicht verlängert sein.",
    },
    "aftercare_waiting": {
        "en": "A case without a manager has no months of aftercare.",
        "de": "Ein Fall ohne Integrationsmanager:in hat keine Monate in Nachbetreuung.",
    },
    "aftercare_moved": {
        "en": "Either the manager has left the site, then aftercare says for how many months; or "
        "the case has moved away from them, then moved_from says where from. Leave one out.",
        "de": "Entweder arbeitet die zuständige Person nicht mehr in der Unterkunft, dann gibt "
        "aftercare an, seit wie vielen Monaten; oder der Fall ist von ihr weggezogen, dann gibt "
        "moved_from an, woher. Bitte eines weglassen.",
    },
    "running_with_head": {
        "en": "{id} is a section head and holds no cases.",
        "de": "{id} ist Sachgebietsleitung und hat keine Fälle.",
    },
    "start_in_future": {
        "en": "A running case cannot start in {month}, after the first month of the plan "
        "({first}); leave manager and start out, and it is planned.",
        "de": "Ein laufender Fall kann nicht erst {month} beginnen, nach dem ersten Planmonat "
        "({first}); ohne manager und start wird er eingeplant.",
    },
    "need_without_date": {
        "en": "The need {need} refers to a date; give it under dates.{need}.",
        "de": "Der Bedarf {need} bezieht sich auf ein Datum; bitte unter dates.{need} angeben.",
    },
    "date_of_undated_need": {
        "en": "The need {need} refers to no date; name it under needs.",
        "de": "Der Bedarf {need} bezieht sich auf kein Datum; bitte unter needs nennen.",
    },
    "profile_dated_need": {
        "en": "A profile has no dates, so it cannot have the need {need}.",
        "de": "Ein Profil hat kein Datum und kann daher den Bedarf {need} nicht haben.",
    },
    "unknown_with_needs": {
        "en": "Needs are either known or unknown; remove unknown, or all others.",
        "de": "Bedarfe sind bekannt oder unbekannt; bitte unknown oder alle anderen entfernen.",
    },
    "percentiles_order": {
        "en": "p10, p50 and p90 must rise.",
        "de": "p10, p50 und p90 müssen ansteigen.",
    },
    "leg_to_itself": {
        "en": "The way leads from {id} to itself; remove the row.",
        "de": "Der Weg führt von {id} zu sich selbst; bitte die Zeile entfernen.",
    },
    "leg_twice": {
        "en": "The way from {start} to {to} stands twice; keep one.",
        "de": "Der Weg von {start} nach {to} steht zweimal; bitte nur einen behalten.",
    },
    "policy_leave_below": {
        "en": "A site would stop being fixed below {leave} residents and become it from {reach}: "
        "leave_below must be at most min_residents.",
        "de": "Eine Unterkunft wäre unter {leave} nicht mehr fest und ab {reach} fest: leave_below "
        "darf höchstens min_residents sein.",
    },
    "policy_bands": {
        "en": "high ({high} points) must not lie above urgent.",
        "de": "high ({high} Punkte) darf nicht über urgent liegen.",
    },
    "visit_classes": {
        "en": "Visit classes rise by up_to, and only the last has none.",
        "de": "Besuchsklassen steigen nach up_to, und nur die letzte hat keines.",
    },
}
