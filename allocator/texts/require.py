"""How many people it takes: the command require, its page, and targets that cannot be read."""

TEXTS = {
    "cli_command_require": {
        "en": "Find the least posts that reach a target, or the most arrivals that can be taken.",
        "de": "Die wenigsten Stellen finden, mit denen ein Ziel erreicht wird, oder wie viele "
        "Zugänge zu schaffen sind.",
    },
    "require_option_target": {
        "en": "What is to be reached, as in 'urgent started within 4 weeks in 95 % of weeks' or "
        "'waiting below 200 in 90 % of weeks' (may be repeated).",
        "de": "Was erreicht werden soll, etwa „dringlich begonnen binnen 4 Wochen in 95 % der "
        "Wochen“ oder „Wartende unter 200 in 90 % der Wochen“ (mehrfach möglich).",
    },
    "require_option_arrivals": {
        "en": "Ask how many arrivals the present staff can take instead.",
        "de": "Stattdessen fragen, wie viele Zugänge das heutige Personal schafft.",
    },
    "require_option_variant": {
        "en": "Search in a variant of the city: its name, a file, or changes as in "
        "'arrivals x1.5'.",
        "de": "In einer Variante der Stadt suchen: ihr Name, eine Datei oder Änderungen wie "
        "„arrivals x1.5“.",
    },
    "require_option_most": {
        "en": "Courses of each number at most.",
        "de": "Wie viele Verläufe je Zahl höchstens.",
    },
    "require_option_languages": {
        "en": "Language of those who are hired, as in ar (may be repeated); by default those of "
        "which there is most to do.",
        "de": "Sprache der Eingestellten, etwa ar (mehrfach möglich); ohne Angabe die Sprachen "
        "mit dem größten Bedarf.",
    },
    "require_target": {
        "en": "'{words}' is no target; say for example 'urgent started within 4 weeks in 95 % of "
        "weeks', 'all started within 8 weeks in 90 % of cases', 'waiting below 200 in 90 % of "
        "weeks', 'load below 100 % in 95 % of weeks'.",
        "de": "„{words}“ ist kein Ziel; zum Beispiel „dringlich begonnen binnen 4 Wochen in 95 % "
        "der Wochen“, „alle begonnen binnen 8 Wochen in 90 % der Fälle“, „Wartende unter 200 in "
        "90 % der Wochen“, „Auslastung unter 100 % in 95 % der Wochen“.",
    },
    "require_no_target": {
        "en": "No target; give at least one with --target.",
        "de": "Kein Ziel; bitte mindestens eines mit --target angeben.",
    },
    # The page
    "require_title": {
        "en": "{name}, {weeks} weeks: how many people does it take?",
        "de": "{name}, {weeks} Wochen: Wie viele Stellen braucht es?",
    },
    "require_title_arrivals": {
        "en": "{name}, {weeks} weeks: how many arrivals can be taken?",
        "de": "{name}, {weeks} Wochen: Wie viele Zugänge sind zu schaffen?",
    },
    "require_question": {"en": "QUESTION", "de": "FRAGE"},
    "require_head_target": {"en": "TARGET", "de": "ZIEL"},
    "require_target_started_weeks": {
        "en": "{band} start within {weeks} weeks in {share} of weeks",
        "de": "{band} beginnen binnen {weeks} Wochen in {share} der Wochen",
    },
    "require_target_started_cases": {
        "en": "{band} start within {weeks} weeks in {share} of cases",
        "de": "{band} beginnen binnen {weeks} Wochen in {share} der Fälle",
    },
    "require_target_waiting": {
        "en": "people waiting ({band}) below {below} in {share} of weeks",
        "de": "Wartende ({band}) unter {below} in {share} der Wochen",
    },
    "require_target_load": {
        "en": "load below {below} % in {share} of weeks",
        "de": "Auslastung unter {below} % in {share} der Wochen",
    },
    "require_target_uncovered": {
        "en": "hours missing below {below} a week in {share} of weeks",
        "de": "fehlende Stunden unter {below} die Woche in {share} der Wochen",
    },
    "require_band_urgent": {"en": "urgent cases", "de": "dringliche Fälle"},
    "require_band_high": {"en": "cases of high need", "de": "Fälle mit erhöhtem Bedarf"},
    "require_band_normal": {"en": "cases of normal need", "de": "Fälle mit normalem Bedarf"},
    "require_band_all": {"en": "all", "de": "alle"},
    "require_answer": {"en": "ANSWER", "de": "ANTWORT"},
    "require_posts_one": {
        "en": "1 post more than the {present} there are.",
        "de": "1 Stelle mehr als die {present}, die es gibt.",
    },
    "require_posts_other": {
        "en": "{n} posts more than the {present} there are.",
        "de": "{n} Stellen mehr als die {present}, die es gibt.",
    },
    "require_enough": {
        "en": "The {present} posts that there are reach it.",
        "de": "Die {present} Stellen, die es gibt, erreichen es.",
    },
    "require_none": {
        "en": "No number of posts up to {n} reaches it: something else is in the way.",
        "de": "Keine Zahl von Stellen bis {n} erreicht es: Es liegt an etwas anderem.",
    },
    "require_open": {
        "en": "It stays open with as many courses as were allowed; --most asks for more of them.",
        "de": "Mit so vielen Verläufen, wie erlaubt waren, bleibt es offen; --most verlangt mehr.",
    },
    "require_takes": {
        "en": "{share} of the arrivals that are expected can be taken with the {present} posts.",
        "de": "{share} der erwarteten Zugänge sind mit den {present} Stellen zu schaffen.",
    },
    "require_takes_none": {
        "en": "With the {present} posts it is not reached, however few arrive.",
        "de": "Mit den {present} Stellen wird es nicht erreicht, so wenige auch kommen.",
    },
    "require_hired": {
        "en": "{posts}: {languages}; at first {fixed} fixed, {mobile} mobile",
        "de": "{posts}: {languages}; zuerst {fixed} fest, {mobile} mobil",
    },
    "require_no_language": {"en": "any language", "de": "beliebige Sprache"},
    "require_knee": {
        "en": "From {n} on one more gains less.",
        "de": "Ab {n} bringt jede weitere weniger.",
    },
    "require_curve": {"en": "posts more", "de": "Stellen mehr"},
    "require_curve_arrivals": {"en": "arrivals", "de": "Zugänge"},
    "require_reached": {"en": "target {n}: reached", "de": "Ziel {n}: erreicht"},
    "require_courses": {"en": "courses", "de": "Verläufe"},
    "require_verdict": {"en": "verdict", "de": "Urteil"},
    "require_verdict_reaches": {"en": "reaches it", "de": "reicht"},
    "require_verdict_misses": {"en": "too few", "de": "reicht nicht"},
    "require_verdict_misses_arrivals": {"en": "too many", "de": "zu viele"},
    "require_verdict_open": {"en": "open", "de": "offen"},
    "require_sure": {"en": "HOW SURE", "de": "WIE SICHER"},
    "require_sure_text": {
        "en": "A number reaches it where its interval lies above the target, with {share} "
        "confidence; where it is open it counts as not reached. The same people arrive with each "
        "number.",
        "de": "Eine Zahl reicht, wenn ihr Bereich über dem Ziel liegt, mit {share} Sicherheit; "
        "ist das offen, gilt sie als nicht ausreichend. Mit jeder Zahl kommen dieselben Menschen.",
    },
}
