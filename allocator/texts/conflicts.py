"""Pins that cannot hold together: the pins, and the rules under which they cannot."""

TEXTS = {
    "conflict_rule": {"en": "rule {rule}", "de": "Regel {rule}"},
    "conflict_in": {"en": "in {start}", "de": "im {start}"},
    "conflict_span": {"en": "from {start} to {end}", "de": "von {start} bis {end}"},
    "conflict_pin_post": {
        "en": "{manager} is pinned to {site} {when}.",
        "de": "{manager} ist {when} auf {site} festgelegt.",
    },
    "conflict_pin_mobile": {
        "en": "{manager} is pinned to be mobile {when}.",
        "de": "{manager} ist {when} auf mobil festgelegt.",
    },
    "conflict_pin_away": {
        "en": "{manager} is kept away from {site} {when}.",
        "de": "{manager} ist {when} für {site} ausgeschlossen.",
    },
    "conflict_pin_round": {
        "en": "{site} is pinned to the round of {manager} {when}.",
        "de": "{site} ist {when} im Zuständigkeitsgebiet von {manager} festgelegt.",
    },
    "conflict_pin_case": {
        "en": "Case {case} is pinned to {manager} {when}.",
        "de": "Fall {case} ist {when} auf {manager} festgelegt.",
    },
    "conflict_pin_not_case": {
        "en": "Case {case} is kept from {manager} {when}.",
        "de": "Fall {case} ist {when} für {manager} ausgeschlossen.",
    },
    "conflict_both": {
        "en": "Both cannot be in {month}.",
        "de": "Beides zugleich geht im {month} nicht.",
    },
    "conflict_one_post": {
        "en": "{manager} has one place of work in {month}, not several.",
        "de": "{manager} hat im {month} nur einen Einsatzort.",
    },
    "conflict_one_post_head": {
        "en": "{manager} is a section head and takes neither a place of work nor cases.",
        "de": "{manager} ist Sachgebietsleitung und übernimmt weder Einsatzort noch Fälle.",
    },
    "conflict_one_post_contract": {
        "en": "{manager} has no contract in {month}.",
        "de": "{manager} hat im {month} keinen Vertrag.",
    },
    "conflict_phases": {
        "en": "From {start} to {end} nobody changes their place of work: it changes only with "
        "sites, contracts and long absences.",
        "de": "Von {start} bis {end} wechselt niemand den Einsatzort: Er ändert sich nur mit "
        "Unterkünften, Verträgen und langen Abwesenheiten.",
    },
    "conflict_fixed_site_closed": {
        "en": "{site} is open on less than half of the working days of {month}: nobody can work "
        "there.",
        "de": "{site} ist im {month} an weniger als der Hälfte der Arbeitstage geöffnet: Dort "
        "kann niemand arbeiten.",
    },
    "conflict_fixed_site_district": {
        "en": "{site} is a district: it is always mobile and has no team of its own.",
        "de": "{site} ist ein Quartier: Es ist immer mobil und hat kein eigenes Team.",
    },
    "conflict_fixed_site_mobile": {
        "en": "{site} has no team of its own in {month}: {people} people count there; a team "
        "begins at {limit}.",
        "de": "{site} hat im {month} kein eigenes Team: Dort zählen {people} Personen; ein Team "
        "beginnt bei {limit}.",
    },
    "conflict_fixed_site_fixed": {
        "en": "{site} has a team of its own in {month}, for {people} people, and belongs to no "
        "round.",
        "de": "{site} hat im {month} ein eigenes Team, für {people} Personen, und gehört zu "
        "keinem Zuständigkeitsgebiet.",
    },
    "conflict_team_size": {
        "en": "Standard of {site} in {month}: {standard}. With these {people} people somebody "
        "would be one too many.",
        "de": "Soll von {site} im {month}: {standard}. Mit diesen {people} Personen wäre jemand "
        "zu viel.",
    },
    "conflict_mobile_fit": {
        "en": "{manager} is not mobile.",
        "de": "{manager} ist nicht mobil.",
    },
    "conflict_desks": {
        "en": "Desks at {site}: {desks}. People pinned there: {people}.",
        "de": "Arbeitsplätze in {site}: {desks}. Dort festgelegte Personen: {people}.",
    },
    "conflict_round_team": {
        "en": "At most {limit} people have {site} in their rounds; these would be {people}.",
        "de": "Höchstens {limit} Personen haben {site} im Zuständigkeitsgebiet; hier wären es "
        "{people}.",
    },
    "conflict_round_sites": {
        "en": "A round has at most {limit} sites; that of {manager} would have more.",
        "de": "Ein Zuständigkeitsgebiet hat höchstens {limit} Unterkünfte; bei {manager} wären es "
        "mehr.",
    },
    "conflict_case_team": {
        "en": "Whoever takes over case {case} in {month} works at {site} or has it in their round.",
        "de": "Wer Fall {case} im {month} übernimmt, arbeitet in {site} oder hat die Unterkunft im "
        "Zuständigkeitsgebiet.",
    },
    "conflict_case_team_kept": {
        "en": "In {month} {manager} can keep case {case} only while working at {site} or having it "
        "in their round, and for at most {limit} months after that.",
        "de": "Im {month} kann {manager} Fall {case} nur behalten, solange {site} Einsatzort ist "
        "oder zum Zuständigkeitsgebiet gehört, und höchstens {limit} Monate danach.",
    },
    "conflict_case_skills": {
        "en": "Case {case} requires what {manager} does not have: {skills}.",
        "de": "Fall {case} verlangt, was {manager} fehlt: {skills}.",
    },
}
