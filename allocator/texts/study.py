"""The report on a result: headings, captions, alt texts, and what is not modelled."""

TEXTS = {
    "cli_command_report": {
        "en": "A report on a result of whatif, sweep, simulate or require: one file with plots.",
        "de": "Ein Bericht zu einem Ergebnis von whatif, sweep, simulate oder require: eine Datei "
        "mit Schaubildern.",
    },
    "report_option_html": {
        "en": "File for the report as one page of HTML that needs nothing else.",
        "de": "Datei für den Bericht als eine HTML-Seite, die nichts weiter braucht.",
    },
    "report_option_pdf": {
        "en": "File for the report as PDF.",
        "de": "Datei für den Bericht als PDF.",
    },
    "report_option_scenario": {
        "en": "For the report on a plan: the scenario that it belongs to.",
        "de": "Für den Bericht zu einem Plan: das Szenario, zu dem er gehört.",
    },
    "report_option_internal": {
        "en": "For the report on a plan: add a map of sites and rounds, for internal use only.",
        "de": "Für den Bericht zu einem Plan: eine Karte der Orte und Gebiete, nur für den "
        "internen Gebrauch.",
    },
    "report_scenario": {
        "en": "A report on a plan needs its scenario; name it with --scenario.",
        "de": "Ein Bericht zu einem Plan braucht dessen Szenario; bitte mit --scenario nennen.",
    },
    "report_nothing": {
        "en": "Nothing to write: name a file with --html, --pdf or both.",
        "de": "Nichts zu schreiben: Bitte mit --html, --pdf oder beiden eine Datei nennen.",
    },
    "report_no_result": {
        "en": "This is no result that a report is made of; write one with --out of whatif, sweep, "
        "simulate or require.",
        "de": "Das ist kein Ergebnis für einen Bericht; whatif, sweep, simulate und require "
        "schreiben eines mit --out.",
    },
    "report_damaged": {
        "en": "The result cannot be read here; write it again with this version.",
        "de": "Hier ist das Ergebnis nicht lesbar; bitte mit dieser Version neu schreiben.",
    },
    "study_asks": {"en": "{name}: {what}?", "de": "{name}: {what}?"},
    "study_asks_arrivals": {"en": "arrivals {more}", "de": "Zuweisungen und Zuzüge {more}"},
    "study_asks_arrivals_from": {
        "en": "arrivals {more} from {since} on",
        "de": "Zuweisungen und Zuzüge {more} ab {since}",
    },
    "study_asks_arrivals_until": {
        "en": "arrivals {more} until {until}",
        "de": "Zuweisungen und Zuzüge {more} bis {until}",
    },
    "study_asks_arrivals_from_until": {
        "en": "arrivals {more} from {since} to {until}",
        "de": "Zuweisungen und Zuzüge {more} von {since} bis {until}",
    },
    "study_asks_close": {"en": "{site} closes on {day}", "de": "{site} schließt am {day}"},
    "study_asks_hire_one": {"en": "{n} person more", "de": "{n} Person mehr"},
    "study_asks_hire_other": {"en": "{n} people more", "de": "{n} Personen mehr"},
    "study_asks_leave_one": {
        "en": "{n} contract ends on {day}",
        "de": "{n} Vertrag endet am {day}",
    },
    "study_asks_leave_other": {
        "en": "{n} contracts end on {day}",
        "de": "{n} Verträge enden am {day}",
    },
    "study_asks_fixed_min_residents": {
        "en": "a site gets its own team from {n} residents on",
        "de": "eigenes Team ab {n} Bewohner:innen",
    },
    "study_asks_team_residents_per_manager": {
        "en": "one post for {n} residents",
        "de": "eine Stelle je {n} Bewohner:innen",
    },
    "study_asks_caseload_months": {
        "en": "a case runs {n} months",
        "de": "ein Fall läuft {n} Monate",
    },
    "study_required": {
        "en": "Found by simulation: {n} numbers were tried.",
        "de": "Durch Simulation gefunden: {n} Zahlen wurden erprobt.",
    },
    "study_tried": {"en": "What was tried", "de": "Was erprobt wurde"},
    "study_curve": {"en": "What does one more bring?", "de": "Was bringt eine mehr?"},
    "study_curve_says": {
        "en": "Share of the weeks (or cases) in which the target is kept, by what was tried; the "
        "band is the interval that decides.",
        "de": "Anteil der Wochen (oder Fälle), in denen das Ziel gehalten wird, nach dem, was "
        "erprobt wurde; das Band ist der Bereich, der entscheidet.",
    },
    "study_curve_plot": {"en": "{target}, by {unit}", "de": "{target}, nach: {unit}"},
    "study_alt_curve": {
        "en": "From {low} % at the least that was tried to {high} % at the most.",
        "de": "Von {low} % beim kleinsten bis {high} % beim größten erprobten Wert.",
    },
    "study_reached": {"en": "reached", "de": "erreicht"},
    "study_wanted": {"en": "wanted", "de": "gewollt"},
    "study_row": {"en": "figure", "de": "Größe"},
    "study_first": {"en": "At a glance", "de": "Auf einen Blick"},
    "study_capacity": {"en": "When does it break?", "de": "Wann reicht es nicht mehr?"},
    "study_capacity_says": {
        "en": "Hours of the whole city that are left for cases, against the hours that all cases "
        "need if everybody starts in the month in which they come. Where the second line stays "
        "above the first, the list grows.",
        "de": "Stunden der ganzen Stadt, die für Fälle bleiben, gegen die Stunden, die alle Fälle "
        "brauchen, wenn jeder im Monat der Ankunft beginnt. Bleibt die zweite Linie über der "
        "ersten, wächst die Liste.",
    },
    "study_capacity_plot": {
        "en": "Hours for cases against hours needed, by month (band: p50 to p90 of arrivals)",
        "de": "Stunden für Fälle gegen benötigte Stunden nach Monat (Band: p50 bis p90 der "
        "Zuweisungen und Zuzüge)",
    },
    "study_alt_capacity": {
        "en": "A plot for each plan: hours that are there, and hours needed, by month.",
        "de": "Je Plan ein Schaubild: vorhandene und benötigte Stunden nach Monat.",
    },
    "study_alt_breaks": {
        "en": "{name}: more is needed than there is from {month} on.",
        "de": "{name}: ab {month} wird mehr gebraucht, als da ist.",
    },
    "study_alt_lasts": {"en": "{name}: it suffices.", "de": "{name}: es reicht."},
    "study_hours": {"en": "hours a month", "de": "Stunden im Monat"},
    "study_there": {"en": "there for cases", "de": "für Fälle da"},
    "study_needed": {"en": "needed", "de": "gebraucht"},
    "study_waiting": {"en": "Who waits?", "de": "Wer wartet?"},
    "study_waiting_says": {
        "en": "People who wait in each month, by the need that they have in it. Gaps are numbers "
        "under five, and what would give them away.",
        "de": "Wartende Personen in jedem Monat, nach ihrem Bedarf in diesem Monat. Lücken sind "
        "Zahlen unter fünf und was sie verraten würde.",
    },
    "study_waiting_plot": {
        "en": "People who wait, by month and need",
        "de": "Wartende Personen nach Monat und Bedarf",
    },
    "study_alt_waiting": {
        "en": "A plot for each degree of need, a line for each plan. Most wait with {name}: {n} "
        "people of one degree in one month.",
        "de": "Je Bedarf ein Schaubild, je Plan eine Linie. Am meisten warten bei {name}: {n} "
        "Personen eines Bedarfs in einem Monat.",
    },
    "study_simulated": {
        "en": "Integration management · {n} possible courses, simulated",
        "de": "Integrationsmanagement · {n} mögliche Verläufe, simuliert",
    },
    "study_bands_says": {
        "en": "Lines are the middle of all courses; bands go from the tenth to the ninetieth in a "
        "hundred. Gaps are numbers under five.",
        "de": "Linien sind die Mitte aller Verläufe; Bänder reichen vom zehnten bis zum "
        "neunzigsten von hundert. Lücken sind Zahlen unter fünf.",
    },
    "study_waiting_weeks": {
        "en": "People who wait, by week and need: {name}",
        "de": "Wartende Personen nach Woche und Bedarf: {name}",
    },
    "study_alt_simulated": {
        "en": "A plot for each degree of need, {name}. In the middle of all courses there wait in "
        "the last week: urgent {urgent}, high {high}, normal {normal}.",
        "de": "Je Bedarf ein Schaubild, {name}. In der Mitte aller Verläufe warten in der letzten "
        "Woche: dringlich {urgent}, erhöht {high}, normal {normal}.",
    },
    "study_half": {"en": "middle of all courses", "de": "Mitte aller Verläufe"},
    "study_per_cent": {"en": "per cent", "de": "Prozent"},
    "study_load_weeks": {"en": "Load, by week", "de": "Auslastung nach Woche"},
    "study_uncovered_weeks": {
        "en": "Hours that are missing in the month, by week",
        "de": "Im Monat fehlende Stunden nach Woche",
    },
    "study_broken_plot": {
        "en": "Share of the courses in which staff have run short by the month",
        "de": "Anteil der Verläufe, in denen das Personal bis zum Monat nicht mehr reicht",
    },
    "study_alt_broken": {
        "en": "{name}: {share} in the end.",
        "de": "{name}: am Ende {share}.",
    },
    "study_people": {"en": "people", "de": "Personen"},
    "study_band_urgent": {"en": "urgent", "de": "dringlich"},
    "study_band_high": {"en": "high", "de": "erhöht"},
    "study_band_normal": {"en": "normal", "de": "normal"},
    "study_figures": {"en": "All figures", "de": "Alle Zahlen"},
    "study_load": {"en": "Who is full?", "de": "Wer ist ausgelastet?"},
    "study_load_says": {
        "en": "Share of the hours for cases that cases take. Nobody's load is shown alone: teams "
        "have at least two people.",
        "de": "Anteil der Stunden für Fälle, den Fälle brauchen. Die Auslastung einzelner Personen "
        "steht hier nirgends: Teams haben mindestens zwei.",
    },
    "study_load_plans": {
        "en": "Load in per cent, by plan and month",
        "de": "Auslastung in Prozent nach Plan und Monat",
    },
    "study_load_teams": {
        "en": "Load in per cent, by team and month: {name}",
        "de": "Auslastung in Prozent nach Team und Monat: {name}",
    },
    "study_alt_load": {
        "en": "Heat map of loads by month. The highest is {load}: {name}.",
        "de": "Wärmekarte der Auslastung nach Monat. Am höchsten: {name} mit {load}.",
    },
    "study_mobile": {"en": "mobile, all together", "de": "mobil, alle zusammen"},
    "study_work": {
        "en": "Plans, reviews and attention",
        "de": "Pläne, Überprüfungen und Zuwendung",
    },
    "study_work_says": {
        "en": "Attention is the time planned for a running case in the first month; the degree of "
        "need is that of its needs in this month.",
        "de": "Zuwendung ist die Zeit, die im ersten Monat für einen laufenden Fall geplant ist; "
        "der Bedarf ist der in diesem Monat.",
    },
    "study_work_coverage": {
        "en": "{share} of the running cases have an agreed plan; of {late} the review is overdue.",
        "de": "{share} der laufenden Fälle haben einen vereinbarten Plan; bei {late} ist die "
        "Überprüfung überfällig.",
    },
    "study_work_unknown": {
        "en": "How many running cases have an agreed plan cannot be said here.",
        "de": "Wie viele laufende Fälle einen vereinbarten Plan haben, lässt sich hier nicht "
        "sagen.",
    },
    "study_work_table": {
        "en": "Running cases on the first day",
        "de": "Laufende Fälle am ersten Tag",
    },
    "study_work_number": {"en": "base", "de": "Ausgangslage"},
    "study_work_running": {"en": "running cases", "de": "laufende Fälle"},
    "study_work_with_plan": {
        "en": "with an agreed plan",
        "de": "mit vereinbartem Plan",
    },
    "study_work_overdue": {
        "en": "with an overdue review",
        "de": "mit überfälliger Überprüfung",
    },
    "study_work_contact": {
        "en": "minutes a case and week, need {band}",
        "de": "Minuten je Fall und Woche, Bedarf {band}",
    },
    "study_plan_title": {
        "en": "{name}, {start} - {end}: the plan",
        "de": "{name}, {start} - {end}: der Plan",
    },
    "study_plan_question": {
        "en": "What does this plan come to?",
        "de": "Was leistet dieser Plan?",
    },
    "study_map": {
        "en": "Sites and rounds (internal use only)",
        "de": "Orte und Zuständigkeitsgebiete (nur intern)",
    },
    "study_map_none": {
        "en": "The scenario gives no locations.",
        "de": "Das Szenario nennt keine Standorte.",
    },
    "study_map_says": {
        "en": "Squares have a team of their own; the sites of a round hang together.",
        "de": "Quadrate haben ein eigenes Team; die Orte eines Gebiets hängen zusammen.",
    },
    "study_map_plot": {"en": "Who goes where, {month}", "de": "Wer wohin fährt, {month}"},
    "study_alt_map": {
        "en": "Map of {sites} sites: {fixed} people at fixed sites, {mobile} mobile.",
        "de": "Karte von {sites} Orten: {fixed} Personen an festen Orten, {mobile} mobil.",
    },
    "study_marks": {
        "en": "Where the numbers come from",
        "de": "Woher die Zahlen kommen",
    },
    "study_marks_says": {
        "en": "As the scenario marks them itself, in its own words; * stands for every one.",
        "de": "So, wie das Szenario sie selbst kennzeichnet, in seinen Worten; * steht für alle.",
    },
    "study_marks_table": {"en": "Marks of the scenario", "de": "Kennzeichnung im Szenario"},
    "study_path": {"en": "number", "de": "Zahl"},
    "study_note": {"en": "source or reason", "de": "Quelle oder Grund"},
    "study_mark_source": {"en": "from a source", "de": "aus einer Quelle"},
    "study_mark_derived": {"en": "derived", "de": "abgeleitet"},
    "study_mark_assumed": {"en": "assumed", "de": "angenommen"},
    "study_not": {"en": "What is not modelled", "de": "Was nicht modelliert ist"},
    "study_not_people": {
        "en": "Operators' own social work, volunteers, authorities and the housing market are not "
        "in it: who waits here may have help from others.",
        "de": "Sozialarbeit der Betreiber, Ehrenamt, Behörden und Wohnungsmarkt sind nicht "
        "enthalten: Wer hier wartet, hat womöglich andere Hilfe.",
    },
    "study_not_work": {
        "en": "The quality of the work is not in it: minutes say how much attention there is, not "
        "what it achieves.",
        "de": "Die Qualität der Arbeit ist nicht enthalten: Minuten sagen, wie viel Zuwendung es "
        "gibt, nicht, was sie bewirkt.",
    },
    "study_not_chance": {
        "en": "Arrivals are expected numbers with p50 and p90; sick leave is an average. Chance is "
        "in it only where a simulation is shown.",
        "de": "Zuweisungen und Zuzüge sind Erwartungswerte mit p50 und p90, Krankheit ist ein "
        "Durchschnitt. Zufall ist nur dort enthalten, wo eine Simulation gezeigt ist.",
    },
    "study_not_sure": {
        "en": "Plans are proposals; small differences between them may lie within what is not "
        "proven.",
        "de": "Pläne sind Vorschläge; kleine Unterschiede können innerhalb dessen liegen, was "
        "nicht bewiesen ist.",
    },
}
"""Texts of the report."""
