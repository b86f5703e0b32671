"""The rules as a planner reads them: title, formula and example, by name.

``docs/rules.md`` and ``docs/rules.de.md`` are generated from here (`allocator.checks.docs`).
"""

TEXTS = {
    "rule.must_hold": {"en": "must hold", "de": "muss gelten"},
    "rule.known.title": {"en": "Known names", "de": "Bekannte Namen"},
    "rule.known.formula": {
        "en": "Every id in the plan stands in the scenario. Measured in rows that name it.",
        "de": "Jede Kennung im Plan steht im Szenario. Gemessen in Zeilen, die sie nennen.",
    },
    "rule.known.example": {
        "en": "A plan posts m99, whom the scenario does not have: 1 row.",
        "de": "Ein Plan setzt m99 ein, die das Szenario nicht kennt: 1 Zeile.",
    },
    "rule.one_post.title": {"en": "One post", "de": "Ein Einsatzort"},
    "rule.one_post.formula": {
        "en": "Each manager has exactly one post (a fixed site, mobile, or floater) in every "
        "month in contract, none outside it; heads have none. A fixed post names one site and "
        "no round; a lead is part of the round.",
        "de": "Jede Person hat in jedem Monat mit Vertrag genau einen Einsatz (eine Unterkunft, "
        "mobil oder Springer:in), sonst keinen; Leitungen haben keinen. Ein fester Einsatz "
        "nennt eine Unterkunft und kein Zuständigkeitsgebiet; wo jemand Ansprechperson ist, "
        "gehört zum Zuständigkeitsgebiet.",
    },
    "rule.one_post.example": {
        "en": "m07 works at A until June and at B from June: one post too many in June.",
        "de": "m07 arbeitet bis Juni in A und ab Juni in B: im Juni ein Einsatz zu viel.",
    },
    "rule.fixed_site.title": {"en": "Fixed and mobile sites", "de": "Feste und mobile Orte"},
    "rule.fixed_site.formula": {
        "en": "A site is fixed from `min_residents` (200) people on and stays so until it falls "
        "below `leave_below` (180); every other open site is mobile, and a district always is. "
        "Teams are posted at fixed sites, rounds lead to mobile ones; both only in months in "
        "which the site is open on at least half of the working days.",
        "de": "Ein Ort ist ab `min_residents` (200) Personen fest und bleibt es, bis er unter "
        "`leave_below` (180) fällt; jeder andere geöffnete Ort ist mobil, ein Quartier immer. "
        "Teams arbeiten an festen Orten, Zuständigkeitsgebiete bestehen aus mobilen; beides nur "
        "in Monaten, in denen der Ort an mindestens der Hälfte der Arbeitstage geöffnet ist.",
    },
    "rule.fixed_site.example": {
        "en": "200, then 185, then 179 people: fixed, fixed, mobile. A team at 179 people is "
        "wrong by 21 people.",
        "de": "200, dann 185, dann 179 Personen: fest, fest, mobil. Ein Team bei 179 Personen "
        "ist um 21 Personen falsch.",
    },
    "rule.team_size.title": {"en": "Size of a team", "de": "Größe eines Teams"},
    "rule.team_size.formula": {
        "en": "The standard is one full-time post (39 h) per full `residents_per_manager` (100) "
        "people, at least `min_team` (2) people; it falls only when people are "
        "`team_hysteresis` (20) below the hundred. Missing = max(standard - sum of hours / 39, "
        "min_team - people, 0). At the start of a phase, removing any one person leaves "
        "something missing, the standard raised by `max_extra` (0) posts; who is away for "
        "more than half of the phase keeps the post and lets somebody stand in.",
        "de": "Das Soll ist eine Vollzeitstelle (39 Std.) je volle `residents_per_manager` (100) "
        "Personen, mindestens `min_team` (2) Beschäftigte; es sinkt erst, wenn die Zahl "
        "`team_hysteresis` (20) unter dem Hunderter liegt. Fehlend = max(Soll - Summe der "
        "Stunden / 39, min_team - Beschäftigte, 0). Zu Beginn einer Phase fehlt etwas, sobald "
        "irgendeine Person weggeht, wobei das Soll um `max_extra` (0) Stellen erhöht ist; wer "
        "mehr als die halbe Phase abwesend ist, behält den Einsatzort und wird vertreten.",
    },
    "rule.team_size.example": {
        "en": "450 people: 4 posts. Five full-time people are one too many; four full-time and "
        "one half-time are one too many; three full-time and two half-time are right.",
        "de": "450 Personen: 4 Stellen. Fünf in Vollzeit sind eine Person zu viel; vier in "
        "Vollzeit und eine mit halber Stelle ebenso; drei in Vollzeit und zwei mit halber "
        "Stelle sind richtig.",
    },
    "rule.floaters.title": {"en": "Floaters", "de": "Springer:innen"},
    "rule.floaters.formula": {
        "en": "A floater is not mobile, and would be one too many at every fixed site that has "
        "a free desk and from which they are not pinned away, or is away for more than half "
        "of the phase.",
        "de": "Springer:in ist nur, wer nicht mobil ist und an jedem festen Ort mit freiem "
        "Arbeitsplatz, an dem der Einsatz erlaubt ist, eine Person zu viel wäre oder mehr als "
        "die halbe Phase abwesend ist.",
    },
    "rule.floaters.example": {
        "en": "m03 is not mobile, and the only fixed site has its two people: floater. With one "
        "person there m03 has a place.",
        "de": "m03 ist nicht mobil, und der einzige feste Ort hat seine zwei Personen: "
        "Springer:in. Mit einer Person dort hat m03 einen Platz.",
    },
    "rule.phases.title": {"en": "Constant within a phase", "de": "Fest innerhalb einer Phase"},
    "rule.phases.formula": {
        "en": "A phase begins when the service, standard or visits of a site change, or when a "
        "contract, hours or a long absence begins or ends. Within a phase nobody changes post "
        "or round. Measured in changes.",
        "de": "Eine Phase beginnt, wenn sich Betreuungsart, Soll oder Besuche eines Ortes "
        "ändern oder wenn ein Vertrag, eine Arbeitszeit oder eine lange Abwesenheit beginnt "
        "oder endet. Innerhalb einer Phase wechselt niemand Einsatzort oder "
        "Zuständigkeitsgebiet. Gemessen in Wechseln.",
    },
    "rule.phases.example": {
        "en": "Nothing changes from March to June, but m07 goes from A to B in May: 1 change.",
        "de": "Von März bis Juni ändert sich nichts, aber m07 geht im Mai von A nach B: 1 Wechsel.",
    },
    "rule.mobile_fit.title": {"en": "Who goes on rounds", "de": "Wer mobil arbeitet"},
    "rule.mobile_fit.formula": {
        "en": "Only managers marked `mobile` go on rounds. Measured in months.",
        "de": "Mobil arbeitet nur, wer als `mobile` gekennzeichnet ist. Gemessen in Monaten.",
    },
    "rule.mobile_fit.example": {
        "en": "m03 has `mobile: false` and a round for three months: 3 months.",
        "de": "m03 hat `mobile: false` und drei Monate ein Zuständigkeitsgebiet: 3 Monate.",
    },
    "rule.desks.title": {"en": "Desks", "de": "Arbeitsplätze"},
    "rule.desks.formula": {
        "en": "People posted at a site <= `desks`, where these are given. Measured in people.",
        "de": "Eingesetzte Personen an einem Ort <= `desks`, wo angegeben. Gemessen in Personen.",
    },
    "rule.desks.example": {
        "en": "Three people at a site with two desks: 1 too many.",
        "de": "Drei Personen an einem Ort mit zwei Arbeitsplätzen: 1 zu viel.",
    },
    "rule.round.title": {"en": "Rounds", "de": "Zuständigkeitsgebiete"},
    "rule.round.formula": {
        "en": "At most one lead and at most `max_team` (3) managers per mobile site (a district "
        "may have more), and at most `max_sites` (6) sites a round.",
        "de": "Höchstens eine Ansprechperson und höchstens `max_team` (3) Personen je mobilem "
        "Ort (ein Quartier darf mehr haben) und höchstens `max_sites` (6) Orte je "
        "Zuständigkeitsgebiet.",
    },
    "rule.round.example": {
        "en": "m01 and m02 both make the visits of A: one contact person too many.",
        "de": "m01 und m02 machen beide die Besuche in A: eine Ansprechperson zu viel.",
    },
    "rule.tours.title": {"en": "Tours", "de": "Touren"},
    "rule.tours.formula": {
        "en": "A tour starts and ends at the base and visits each of its sites once; visits and "
        "legs together take at most `tour_minutes` (600). A manager drives at most one tour a "
        "day, only to sites they lead; a site stands in all tours of the two weeks at most as "
        "often as its visits.",
        "de": "Eine Tour beginnt und endet am Büro und besucht jeden ihrer Orte einmal; Besuche "
        "und Wege dauern zusammen höchstens `tour_minutes` (600). Jede Person fährt am Tag "
        "höchstens eine Tour und nur zu Orten, an denen sie Ansprechperson ist; ein Ort steht "
        "in den Touren beider Wochen höchstens so oft, wie er Besuche hat.",
    },
    "rule.tours.example": {
        "en": "Three visits of 180 minutes and four legs of 20: 620 minutes, 20 too long.",
        "de": "Drei Besuche von 180 Minuten und vier Wege von 20: 620 Minuten, 20 zu lang.",
    },
    "rule.case_team.title": {"en": "Manager and team", "de": "Person und Team"},
    "rule.case_team.formula": {
        "en": "A case's manager is on the team of its site (posted there, or with it in the "
        "round) in every month. After their own move they may keep it at most "
        "`aftercare_months` (3) months in a row, after the case's own move to its end. Nobody "
        "takes a case on without being on the team.",
        "de": "Wer einen Fall begleitet, gehört in jedem Monat zum Team seines Ortes (dort "
        "eingesetzt oder mit dem Ort im Zuständigkeitsgebiet). Nach einem eigenen Wechsel sind "
        "höchstens `aftercare_months` (3) Monate in Folge Nachbetreuung erlaubt, nach einem "
        "Umzug des Falls bis zu dessen Ende. Niemand übernimmt einen Fall, ohne zum Team zu "
        "gehören.",
    },
    "rule.case_team.example": {
        "en": "m07 leaves site A in May and keeps a case there until September: five months, "
        "two too many.",
        "de": "m07 verlässt A im Mai und behält dort einen Fall bis September: fünf Monate, "
        "zwei zu viel.",
    },
    "rule.case_length.title": {"en": "Length of a case", "de": "Dauer eines Falls"},
    "rule.case_length.formula": {
        "en": "A case runs `months` (8) from its start, or until `extended_until`; a running "
        "case past its months ends in the first month of the plan and is listed for decision; "
        "a case that leaves the city's care ends the month before. Measured in months.",
        "de": "Ein Fall läuft `months` (8) Monate ab Beginn oder bis `extended_until`; ein "
        "laufender Fall über seine Dauer hinaus endet im ersten Monat des Plans und steht zur "
        "Entscheidung an; ein Fall, der die Zuständigkeit der Stadt verlässt, endet im Monat "
        "davor. Gemessen in Monaten.",
    },
    "rule.case_length.example": {
        "en": "Start in March: the case ends in October. A plan that ends it in September is 1 "
        "month short.",
        "de": "Beginn im März: Der Fall endet im Oktober. Ein Plan, der ihn im September "
        "beendet, ist 1 Monat zu kurz.",
    },
    "rule.case_skills.title": {"en": "Skills", "de": "Qualifikationen"},
    "rule.case_skills.formula": {
        "en": "Whoever starts or takes over a case has every skill it requires. A missing "
        "language is allowed and multiplies its minutes by `interpreter_factor` (1.3). "
        "Measured in missing skills.",
        "de": "Wer einen Fall beginnt oder übernimmt, hat jede verlangte Qualifikation. Eine "
        "fehlende Sprache ist erlaubt und vervielfacht die Minuten mit `interpreter_factor` "
        "(1,3). Gemessen in fehlenden Qualifikationen.",
    },
    "rule.case_skills.example": {
        "en": "A case requires asylum advice, and m07 has no such skill: 1 missing.",
        "de": "Ein Fall verlangt Asylberatung, und m07 hat diese Qualifikation nicht: 1 fehlt.",
    },
    "rule.running_cases.title": {"en": "Continuity", "de": "Kontinuität"},
    "rule.running_cases.formula": {
        "en": "Each running case is held every month of its run by its manager, or handed over "
        "because the former one is out of contract, long away, pinned away, off the team with "
        "more of the run to come than the aftercare allows, or would be over capacity with "
        "running cases alone; other handovers are at most `max_voluntary_handovers` (0). It is "
        "orphaned only from a month in which nobody may hold it, and stays so. A new case is "
        "held to its end and handed over only for the same reasons, capacity aside.",
        "de": "Jeder laufende Fall bleibt in jedem Monat bei seiner Person oder wird übergeben, "
        "weil diese keinen Vertrag mehr hat, lange abwesend ist, den Fall nicht halten soll, "
        "nicht mehr zum Team gehört und der Rest die Nachbetreuung übersteigt oder weil sonst "
        "ihre Kapazität schon mit laufenden Fällen überschritten wäre; andere Übergaben höchstens "
        "`max_voluntary_handovers` (0). Ohne Begleitung bleibt er nur ab einem Monat, in dem "
        "niemand ihn halten darf, und dann bis zum Ende. Ein neuer Fall wird bis zum Ende "
        "begleitet und nur aus denselben Gründen übergeben, die Kapazität ausgenommen.",
    },
    "rule.running_cases.example": {
        "en": "m07 holds C0412 until November and works on; the plan gives it to m08 in June: "
        "1 handover without a reason.",
        "de": "m07 hält C0412 bis November und arbeitet weiter; der Plan gibt ihn im Juni an "
        "m08: 1 Übergabe ohne Grund.",
    },
    "rule.no_early_start.title": {"en": "No early start", "de": "Kein vorzeitiger Beginn"},
    "rule.no_early_start.formula": {
        "en": "Start >= month of `opened` and >= first month of the plan. Measured in months.",
        "de": "Beginn >= Monat von `opened` und >= erster Monat des Plans. Gemessen in Monaten.",
    },
    "rule.no_early_start.example": {
        "en": "Opened on 15 June, started in April: 2 months too early.",
        "de": "Eröffnet am 15. Juni, begonnen im April: 2 Monate zu früh.",
    },
    "rule.interpreter_pool.title": {"en": "Interpreters", "de": "Dolmetschende"},
    "rule.interpreter_pool.formula": {
        "en": "Minutes of all cases whose manager shares no language with them, by the first "
        "language they name, <= the pool's hours x 60 a month. In a month over the pool no "
        "case that was started, taken over or expected is interpreted in that language.",
        "de": "Minuten aller Fälle ohne gemeinsame Sprache mit ihrer Person, nach der ersten "
        "genannten Sprache, <= Stunden des Kontingents x 60 im Monat. In einem Monat über dem "
        "Kontingent wird kein begonnener, übernommener oder erwarteter Fall in dieser Sprache "
        "gedolmetscht.",
    },
    "rule.interpreter_pool.example": {
        "en": "10 h of Tigrinya a month, 640 minutes interpreted: 40 minutes too many.",
        "de": "10 Std. Tigrinya im Monat, 640 Minuten gedolmetscht: 40 Minuten zu viel.",
    },
    "rule.case_cap.title": {"en": "People at most", "de": "Obergrenze der Personen"},
    "rule.case_cap.formula": {
        "en": "People in open cases, expected ones included, <= `max_people` (floor(75 x hours "
        "/ 39)) in every month in which a case started or taken over runs.",
        "de": "Personen in offenen Fällen, erwartete eingeschlossen, <= `max_people` "
        "(abgerundet 75 x Stunden / 39) in jedem Monat, in dem ein begonnener oder "
        "übernommener Fall läuft.",
    },
    "rule.case_cap.example": {
        "en": "Half-time (19.5 h): 37 people. With 36 a family of three is 2 too many.",
        "de": "Halbe Stelle (19,5 Std.): 37 Personen. Bei 36 ist eine dreiköpfige Familie 2 zu "
        "viel.",
    },
    "rule.full_ledger.title": {"en": "No start beyond capacity", "de": "Kein Beginn ohne Zeit"},
    "rule.full_ledger.formula": {
        "en": "balance = available - overhead - office hours - travel - handover - casework - "
        "reserved >= 0 in every month in which a newly started or expected case runs. Measured "
        "in minutes.",
        "de": "Saldo = verfügbar - Besprechungen - Sprechstunden - Wege - Fallübergaben - "
        "Fallarbeit - vorgehalten >= 0 in jedem Monat, in dem ein neu begonnener oder "
        "erwarteter Fall läuft. Gemessen in Minuten.",
    },
    "rule.full_ledger.example": {
        "en": "100 minutes are left in June; a case of 160 starts: 60 minutes short.",
        "de": "Im Juni sind 100 Minuten frei; ein Fall mit 160 beginnt: 60 Minuten zu wenig.",
    },
    "rule.expected.title": {"en": "Expected cases", "de": "Erwartete Fälle"},
    "rule.expected.formula": {
        "en": "Starts of expected cases are whole hundredths and never more than arrived and "
        "waits at that site, first come first started; the list of what waits agrees.",
        "de": "Erwartete Fälle beginnen in ganzen Hundertsteln und nie mehr, als angekommen "
        "sind und dort warten, in der Reihenfolge der Ankunft; die Liste der wartenden stimmt.",
    },
    "rule.expected.example": {
        "en": "2.50 cases arrived by June, 2.75 are started: 0.25 too many.",
        "de": "2,50 Fälle sind bis Juni angekommen, 2,75 beginnen: 0,25 zu viel.",
    },
    "rule.pins.title": {"en": "Pins", "de": "Festlegungen"},
    "rule.pins.formula": {
        "en": "Every pin (manager to post, away from a site, case to manager, case not to "
        "manager, site to round) holds in each of its months. Measured in months.",
        "de": "Jede Festlegung (Person an Ort, nicht an Ort, Fall zu Person, Fall nicht zu "
        "Person, Ort ins Zuständigkeitsgebiet) gilt in jedem ihrer Monate. Gemessen in Monaten.",
    },
    "rule.pins.example": {
        "en": "m07 is pinned to A from March to May and works at B in May: 1 month.",
        "de": "m07 ist von März bis Mai auf A festgelegt und arbeitet im Mai in B: 1 Monat.",
    },
    "rule.listed.title": {"en": "Complete lists", "de": "Vollständige Listen"},
    "rule.listed.formula": {
        "en": "Every case is accompanied or on the waiting list, never both, with its points, "
        "band, reason and first possible month; orphaned and overdue cases are all listed. "
        "Measured in cases.",
        "de": "Jeder Fall wird begleitet oder steht auf der Warteliste, nie beides, mit "
        "Punkten, Stufe, Grund und frühestem Monat; Fälle ohne Begleitung und Fälle über ihre "
        "Dauer hinaus stehen alle auf ihrer Liste. Gemessen in Fällen.",
    },
    "rule.listed.example": {
        "en": "C0412 is neither accompanied nor on the waiting list: 1 case.",
        "de": "C0412 wird weder begleitet noch steht er auf der Warteliste: 1 Fall.",
    },
    "rule.stated_ledger.title": {"en": "Hours as stated", "de": "Stunden wie angegeben"},
    "rule.stated_ledger.formula": {
        "en": "The plan's ledger, where it has one, equals the one recomputed from its "
        "decisions. Measured in minutes.",
        "de": "Die Stunden im Plan, wo er welche nennt, sind die aus seinen Entscheidungen "
        "berechneten. Gemessen in Minuten.",
    },
    "rule.stated_ledger.example": {
        "en": "The plan says 120 minutes of travel, the tours give 180: 60 minutes off.",
        "de": "Der Plan nennt 120 Minuten Fahrt, die Touren ergeben 180: 60 Minuten Abweichung.",
    },
    "rule.stated_score.title": {"en": "Score as stated", "de": "Bewertung wie angegeben"},
    "rule.stated_score.formula": {
        "en": "The plan's score, where it has one, equals the one recomputed, and no value is "
        "below its stated bound.",
        "de": "Die Bewertung im Plan, wo er eine nennt, ist die berechnete, und kein Wert liegt "
        "unter seiner angegebenen Schranke.",
    },
    "rule.stated_score.example": {
        "en": "The plan states 1,200 points of waiting, its caseload gives 1,260: 60 off.",
        "de": "Der Plan nennt 1.200 Punkte Wartezeit, sein Fallbestand ergibt 1.260: 60 "
        "Abweichung.",
    },
}
