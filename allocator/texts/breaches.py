"""What is said where a plan breaks a rule, by rule: ``broken.<rule>`` or ``.<case>`` of it."""

TEXTS = {
    "broken.known.managers": {
        "en": "{id} is no manager of the scenario; the plan names them in {amount} "
        "{amount:row|rows}.",
        "de": "{id} gibt es im Szenario nicht als Person; der Plan nennt sie in {amount} "
        "{amount:Zeile|Zeilen}.",
    },
    "broken.known.sites": {
        "en": "{id} is no site of the scenario; the plan names it in {amount} {amount:row|rows}.",
        "de": "{id} gibt es im Szenario nicht als Unterkunft; der Plan nennt sie in {amount} "
        "Zeilen.",
    },
    "broken.known.cases": {
        "en": "{id} is no case of the scenario; the plan names it in {amount} {amount:row|rows}.",
        "de": "{id} gibt es im Szenario nicht als Fall; der Plan nennt ihn in {amount} "
        "{amount:Zeile|Zeilen}.",
    },
    "broken.known.profiles": {
        "en": "{id} is no profile of expected cases; the plan names it in {amount} "
        "{amount:row|rows}.",
        "de": "{id} gibt es im Szenario nicht als Profil erwarteter Fälle; der Plan nennt es in "
        "{amount} {amount:Zeile|Zeilen}.",
    },
    "broken.one_post.span": {
        "en": "A post of {id} runs from {start} to {end}, which is not inside the plan's months.",
        "de": "Ein Einsatz von {id} geht von {start} bis {end} und liegt damit nicht in den "
        "Monaten des Plans.",
    },
    "broken.one_post.head": {
        "en": "{id} is a section head and has a post in {month}; heads take none.",
        "de": "{id} ist Sachgebietsleitung und hat im {month} einen Einsatzort; Leitungen "
        "bekommen keinen.",
    },
    "broken.one_post.contract": {
        "en": "{id} has a post in {month}, outside the contract.",
        "de": "{id} hat im {month} einen Einsatzort, aber keinen Vertrag.",
    },
    "broken.one_post.more": {
        "en": "{id} has more than one post in {month} ({amount} too many).",
        "de": "{id} hat im {month} mehr als einen Einsatzort ({amount} zu viel).",
    },
    "broken.one_post.none": {
        "en": "{id} has no post in {month}.",
        "de": "{id} hat im {month} keinen Einsatzort.",
    },
    "broken.one_post.shape": {
        "en": "A post of {id} from {month} does not fit its kind: a fixed one names one site and "
        "no round, and leads are part of the round, each site once.",
        "de": "Ein Einsatz von {id} ab {month} passt nicht zu seiner Art: Ein fester nennt eine "
        "Unterkunft und kein Zuständigkeitsgebiet, und wo jemand Ansprechperson ist, gehört zum "
        "Zuständigkeitsgebiet, jede Unterkunft einmal.",
    },
    "broken.fixed_site.closed": {
        "en": "{site} has staff in {month}, but is open on less than half of the working days "
        "({amount} {amount:day|days} short).",
        "de": "{site} ist im {month} besetzt, aber an weniger als der Hälfte der Arbeitstage "
        "geöffnet (es fehlen {amount} Tage).",
    },
    "broken.fixed_site.mobile": {
        "en": "{site} has a team of its own in {month}, but with {people} people it is served "
        "by mobile staff ({amount} short of {limit}).",
        "de": "{site} hat im {month} ein eigenes Team, wird aber mit {people} Personen mobil "
        "betreut ({amount} unter {limit}).",
    },
    "broken.fixed_site.fixed": {
        "en": "{site} stands in a round in {month}, but with {people} people it has a team of "
        "its own ({amount} above {limit}).",
        "de": "{site} steht im {month} in einem Zuständigkeitsgebiet, hat aber mit {people} "
        "Personen ein eigenes Team ({amount} über {limit}).",
    },
    "broken.team_size": {
        "en": "{site} has {people} people from {month}, {surplus} more than its standard of "
        "{standard} posts asks for.",
        "de": "{site} hat ab {month} {people} Personen, {surplus} mehr, als das Soll von "
        "{standard} Stellen verlangt.",
    },
    "broken.floaters.mobile": {
        "en": "{id} is a floater from {month}, but could work mobile.",
        "de": "{id} ist ab {month} Springer:in, könnte aber mobil arbeiten.",
    },
    "broken.floaters.place": {
        "en": "{id} is a floater from {month}, but {site} has a place ({amount} "
        "{amount:site|sites} in all).",
        "de": "{id} ist ab {month} Springer:in, aber {site} hat einen Platz (insgesamt {amount} "
        "Unterkünfte).",
    },
    "broken.phases": {
        "en": "{id} changes post or round {amount} times between {month} and {end}, although "
        "nothing changes there.",
        "de": "{id} wechselt zwischen {month} und {end} {amount}-mal Einsatzort oder "
        "Zuständigkeitsgebiet, obwohl sich dort nichts ändert.",
    },
    "broken.mobile_fit": {
        "en": "{id} goes on rounds for {amount} {amount:month|months} from {month}, but is not "
        "marked mobile.",
        "de": "{id} ist ab {month} für {amount} {amount:Monat|Monate} mobil eingesetzt, ist aber "
        "nicht als mobil gekennzeichnet.",
    },
    "broken.desks": {
        "en": "{site} has {people} people in {month} and {desks} desks.",
        "de": "{site} hat im {month} {people} Personen und {desks} Arbeitsplätze.",
    },
    "broken.round.leads": {
        "en": "{site} has more than one contact person in {month} ({amount} too many).",
        "de": "{site} hat im {month} mehr als eine Ansprechperson ({amount} zu viel).",
    },
    "broken.round.team": {
        "en": "{site} stands in {people} rounds in {month}; at most {limit} are allowed.",
        "de": "{site} steht im {month} in {people} Zuständigkeitsgebieten; erlaubt sind {limit}.",
    },
    "broken.round.sites": {
        "en": "The round of {id} has {people} {people:site|sites} in {month}; at most {limit} are "
        "allowed.",
        "de": "Das Zuständigkeitsgebiet von {id} hat im {month} {people} "
        "{people:Unterkunft|Unterkünfte}; erlaubt sind {limit}.",
    },
    "broken.tours.contract": {
        "en": "A tour of {id} lies outside their contract or the plan's months from {month} "
        "({amount} {amount:month|months}).",
        "de": "Eine Tour von {id} liegt ab {month} außerhalb des Vertrags oder der Monate des "
        "Plans ({amount} {amount:Monat|Monate}).",
    },
    "broken.tours.day": {
        "en": "{id} drives more than one tour on day {weekday} of week {week} in {month}.",
        "de": "{id} fährt im {month} am Tag {weekday} der Woche {week} mehr als eine Tour.",
    },
    "broken.tours.lead": {
        "en": "A tour of {id} in {month} leads to {site}, where they are not the contact person.",
        "de": "Eine Tour von {id} führt im {month} zu {site}, ohne dass {id} dort "
        "Ansprechperson ist.",
    },
    "broken.tours.twice": {
        "en": "A tour of {id} in {month} visits a site twice.",
        "de": "Eine Tour von {id} besucht im {month} eine Unterkunft zweimal.",
    },
    "broken.tours.long": {
        "en": "A tour of {id} in {month} takes {whole_minutes} h; at most {limit_minutes} h are "
        "allowed.",
        "de": "Eine Tour von {id} dauert im {month} {whole_minutes} Std.; erlaubt sind "
        "{limit_minutes} Std.",
    },
    "broken.tours.often": {
        "en": "{site} gets {visits} visits in two weeks in {month}, more than its {limit}.",
        "de": "{site} bekommt im {month} {visits} Besuche in zwei Wochen, mehr als die "
        "vorgesehenen {limit}.",
    },
    "broken.case_team": {
        "en": "Case {id}: {manager} is not on the team of {site} from {month} ({amount} "
        "{amount:month|months} more than the rules for aftercare allow).",
        "de": "Fall {id}: {manager} gehört ab {month} nicht zum Team von {site} ({amount} "
        "{amount:Monat|Monate} mehr, als die Nachbetreuung erlaubt).",
    },
    "broken.case_team.expected": {
        "en": "{id} starts expected cases of {site} and is not on its team from {month} "
        "({amount} {amount:month|months}).",
        "de": "{id} beginnt erwartete Fälle aus {site} und gehört ab {month} nicht zum Team "
        "({amount} {amount:Monat|Monate}).",
    },
    "broken.case_length.long": {
        "en": "Case {id} runs until {month}; it ends in {right} ({amount} {amount:month|months} "
        "too long).",
        "de": "Fall {id} läuft bis {month}; er endet im {right} ({amount} {amount:Monat|Monate} "
        "zu lang).",
    },
    "broken.case_length.short": {
        "en": "Case {id} runs until {month}; it ends in {right} ({amount} {amount:month|months} "
        "too short).",
        "de": "Fall {id} läuft bis {month}; er endet im {right} ({amount} {amount:Monat|Monate} "
        "zu kurz).",
    },
    "broken.case_skills": {
        "en": "Case {id} needs {skill}, which {manager} does not have (from {month}).",
        "de": "Fall {id} braucht {skill}; {manager} hat diese Qualifikation nicht (ab {month}).",
    },
    "broken.case_skills.expected": {
        "en": "Expected cases of profile {profile} need {skill}, which {id} does not have "
        "(from {month}).",
        "de": "Erwartete Fälle des Profils {profile} brauchen {skill}; {id} hat diese "
        "Qualifikation nicht (ab {month}).",
    },
    "broken.running_cases.started": {
        "en": "Case {id}, newly started, changes person in {month}, although the former one is "
        "there.",
        "de": "Fall {id}, neu begonnen, wechselt im {month} die Person, obwohl die bisherige da "
        "ist.",
    },
    "broken.running_cases.twice": {
        "en": "Case {id} is held by two people from {month} ({amount} {amount:month|months}).",
        "de": "Fall {id} ist ab {month} bei zwei Personen ({amount} {amount:Monat|Monate}).",
    },
    "broken.running_cases.gap": {
        "en": "Case {id} runs, but nobody holds it in {amount} {amount:month|months} from "
        "{month}, with others after that.",
        "de": "Fall {id} läuft, aber {amount} {amount:Monat|Monate} ab {month} begleitet ihn "
        "niemand, danach wieder jemand.",
    },
    "broken.running_cases.dropped": {
        "en": "Case {id} is dropped in {month} ({amount} {amount:month|months} uncovered), "
        "although {manager} may hold it.",
        "de": "Fall {id} wird im {month} fallen gelassen ({amount} {amount:Monat|Monate} ohne "
        "Begleitung), obwohl {manager} ihn halten darf.",
    },
    "broken.running_cases.voluntary": {
        "en": "Case {id} changes person in {month} without a reason.",
        "de": "Fall {id} wechselt im {month} ohne Grund die Person.",
    },
    "broken.no_early_start": {
        "en": "Case {id} starts in {month}, {amount} {amount:month|months} before it can "
        "({first}).",
        "de": "Fall {id} beginnt im {month}, {amount} {amount:Monat|Monate} früher als möglich "
        "({first}).",
    },
    "broken.interpreter_pool": {
        "en": "Interpreters for {id} are short by {over_minutes} h in {month}; there are "
        "{limit_minutes} h.",
        "de": "Für {id} fehlen im {month} {over_minutes} Std. Dolmetschen; es gibt "
        "{limit_minutes} Std.",
    },
    "broken.case_cap": {
        "en": "{id} accompanies {people} people in {month}, {amount} more than the limit of "
        "{limit}.",
        "de": "{id} begleitet im {month} {people} Personen, {amount} mehr als die Obergrenze "
        "von {limit}.",
    },
    "broken.full_ledger": {
        "en": "{id} has new cases in {month}, although {short_minutes} h are missing.",
        "de": "{id} hat im {month} neue Fälle, obwohl {short_minutes} Std. fehlen.",
    },
    "broken.expected.grain": {
        "en": "Expected starts at {id} in {month} are not whole hundredths of a case.",
        "de": "Erwartete Fälle, die in {id} im {month} beginnen, sind keine ganzen Hundertstel.",
    },
    "broken.expected.outside": {
        "en": "{amount} expected cases at {id} start in {month}, outside the plan's months.",
        "de": "{amount} erwartete Fälle in {id} beginnen im {month} und damit nicht in den "
        "Monaten des Plans.",
    },
    "broken.expected.more": {
        "en": "{manager} starts {amount} more expected cases of profile {profile} at {site} in "
        "{month} than wait there.",
        "de": "{manager} beginnt im {month} {amount} mehr erwartete Fälle des Profils {profile} "
        "in {site}, als dort warten.",
    },
    "broken.expected.waiting": {
        "en": "The list of expected cases that wait is wrong in {rows} {rows:row|rows} ({amount} "
        "cases), first for {profile} at {site} in {month}.",
        "de": "Die Liste wartender erwarteter Fälle stimmt in {rows} {rows:Zeile|Zeilen} nicht "
        "({amount} Fälle), zuerst für {profile} in {site} im {month}.",
    },
    "broken.pins.post": {
        "en": "{id} is pinned to {site}, but does not work there in {amount} "
        "{amount:month|months} from {month}.",
        "de": "{id} ist auf {site} festgelegt, arbeitet dort aber {amount} {amount:Monat|Monate} "
        "nicht (ab {month}).",
    },
    "broken.pins.away": {
        "en": "{id} is pinned away from {site}, but works there in {amount} {amount:month|months} "
        "from {month}.",
        "de": "{id} soll nicht in {site} arbeiten, ist dort aber {amount} {amount:Monat|Monate} "
        "eingesetzt (ab {month}).",
    },
    "broken.pins.case": {
        "en": "Case {case} is pinned to {id}, but is with someone else in {amount} "
        "{amount:month|months} from {month}.",
        "de": "Fall {case} ist auf {id} festgelegt, ist aber {amount} {amount:Monat|Monate} bei "
        "jemand anderem (ab {month}).",
    },
    "broken.pins.not_case": {
        "en": "Case {case} is pinned away from {id}, but is with them in {amount} "
        "{amount:month|months} from {month}.",
        "de": "Fall {case} soll nicht zu {id}, ist aber {amount} {amount:Monat|Monate} dort (ab "
        "{month}).",
    },
    "broken.pins.round": {
        "en": "{site} is pinned to the round of {id}, but is not part of it in {amount} "
        "{amount:month|months} from {month}.",
        "de": "{site} ist für das Zuständigkeitsgebiet von {id} festgelegt, fehlt dort aber "
        "{amount} {amount:Monat|Monate} (ab {month}).",
    },
    "broken.stated_score.value": {
        "en": "The plan states {stated} for {id}; it is {right}.",
        "de": "Der Plan nennt {stated} für {id}; richtig ist {right}.",
    },
    "broken.stated_score.bound": {
        "en": "The plan claims that {id} cannot be below {bound}, but it is {right}.",
        "de": "Der Plan behauptet, {id} könne nicht unter {bound} liegen, es ist aber {right}.",
    },
}

_LISTS = {
    "waiting": ("waiting cases", "wartender Fälle"),
    "orphaned": ("running cases that nobody may hold", "laufender Fälle ohne Begleitung"),
    "overdue": ("cases past their months", "Fälle über ihre Dauer hinaus"),
}

_FAULTS = {
    "missing": (
        "{number} {number:case is|cases are} missing in the list of %s: {cases}.",
        "In der Liste %s {number:fehlt|fehlen} {number} {number:Fall|Fälle}: {cases}.",
    ),
    "extra": (
        "{number} {number:case does|cases do} not belong in the list of %s: {cases}.",
        "In die Liste %s {number:gehört|gehören} {number} {number:Fall|Fälle} nicht: {cases}.",
    ),
    "twice": (
        "{number} {number:case stands|cases stand} more than once in the list of %s: {cases}.",
        "In der Liste %s {number:steht|stehen} {number} {number:Fall|Fälle} mehrfach: {cases}.",
    ),
    "wrong": (
        "{number} {number:case has|cases have} wrong entries in the list of %s: {cases}.",
        "In der Liste %s {number:hat|haben} {number} {number:Fall|Fälle} falsche Angaben: {cases}.",
    ),
}

TEXTS |= {
    f"broken.listed.{name}.{fault}": {"en": english % words[0], "de": german % words[1]}
    for name, words in _LISTS.items()
    for fault, (english, german) in _FAULTS.items()
}

_ENTRIES = {
    "available": ("available time", "verfügbare Zeit"),
    "overhead": ("meetings and documentation", "Besprechungen und Dokumentation"),
    "office_hours": ("office hours and visits", "Sprechstunden und Besuche"),
    "travel": ("travel", "Wege"),
    "handover": ("handovers", "Fallübergaben"),
    "casework": ("casework", "Fallarbeit"),
    "reserved": ("reserved for expected cases", "für erwartete Fälle vorgehalten"),
    "balance": ("balance", "Saldo"),
}

TEXTS |= {
    f"broken.stated_ledger.entry.{entry}": {
        "en": "The plan's hours of {id} in {month} are off by {off_minutes} h "
        f"({words[0]} and perhaps more).",
        "de": "Die Stunden von {id} im {month} weichen im Plan um {off_minutes} Std. ab "
        f"({words[1]}, vielleicht mehr).",
    }
    for entry, words in _ENTRIES.items()
}

TEXTS |= {
    "broken.stated_ledger.missing": {
        "en": "The plan's hours have no row for {id} in {month} ({off_minutes} h available).",
        "de": "In den Stunden des Plans fehlt {id} im {month} ({off_minutes} Std. verfügbar).",
    },
    "broken.stated_ledger.extra": {
        "en": "The plan's hours have a row too many for {id} in {month} ({off_minutes} h).",
        "de": "In den Stunden des Plans steht {id} im {month} zu viel ({off_minutes} Std.).",
    },
}
