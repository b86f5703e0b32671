"""Faults of shape and of single fields: what is wrong and what would be right.

Files that cannot be read are in ``texts/files.py``, what contradicts elsewhere in the same
scenario in ``texts/contradictions.py``, what is merely odd in ``texts/oddities.py``.
"""

TEXTS = {
    "near": {"en": "Did you mean {near}?", "de": "Gemeint: {near}?"},
    "known_ids": {"en": "Known: {known}.", "de": "Bekannt: {known}."},
    # Fields
    "missing": {
        "en": "{field} is missing.",
        "de": "{field} fehlt.",
    },
    "missing_change": {
        "en": "A change begins with its kind: change: one of {choices}.",
        "de": "Eine Änderung nennt zuerst ihre Art: change: eines von {choices}.",
    },
    "unknown_field": {
        "en": "There is no field {field} here. Known: {known}.",
        "de": "Ein Feld {field} gibt es hier nicht. Bekannt: {known}.",
    },
    "invalid": {
        "en": "This value is not of the right form.",
        "de": "Dieser Wert hat nicht die richtige Form.",
    },
    "not_word": {
        "en": "{field} must be text; put it in quotation marks.",
        "de": "{field} muss Text sein; bitte in Anführungszeichen setzen.",
    },
    "not_whole": {
        "en": "{field} must be a whole number, as in 12.",
        "de": "{field} muss eine ganze Zahl sein, etwa 12.",
    },
    "not_number": {
        "en": "{field} must be a number, as in 19.5.",
        "de": "{field} muss eine Zahl sein, etwa 19.5.",
    },
    "not_steps": {
        "en": "{field} must be a number, as in 250, or a list of steps, each with from and value.",
        "de": "{field} muss eine Zahl sein, etwa 250, oder eine Liste von Schritten mit from und "
        "value.",
    },
    "not_flag": {
        "en": "{field} must be true or false.",
        "de": "{field} muss true (ja) oder false (nein) sein.",
    },
    "not_date": {
        "en": "{field} must be a date, as in 2016-03-01.",
        "de": "{field} muss ein Datum sein, etwa 2016-03-01.",
    },
    "not_month": {
        "en": "{field} must be a month, as in 2016-03.",
        "de": "{field} muss ein Monat sein, etwa 2016-03.",
    },
    "not_time": {
        "en": "{field} must be a time of day, as in 14:30.",
        "de": "{field} muss eine Uhrzeit sein, etwa 14:30.",
    },
    "not_list": {
        "en": "{field} must be a list, as in [ar, fa].",
        "de": "{field} muss eine Liste sein, etwa [ar, fa].",
    },
    "not_mapping": {
        "en": "{field} must be a group of fields, each with its name and a colon.",
        "de": "{field} muss eine Gruppe von Feldern sein, jedes mit Namen und Doppelpunkt.",
    },
    "not_one_of": {
        "en": "{field} must be one of: {choices}.",
        "de": "{field} muss eines davon sein: {choices}.",
    },
    "not_id": {
        "en": "{field} must be an id: letters, digits, -, _ and ., at most 64, without blanks; "
        "never the name of a person.",
        "de": "{field} muss eine Kennung sein: Buchstaben, Ziffern, -, _ und ., höchstens 64, ohne "
        "Leerzeichen; nie der Name einer Person.",
    },
    "not_tag": {
        "en": "{field} must be a short word of small letters, as in ar or asylum_law.",
        "de": "{field} muss ein kurzes Wort aus Kleinbuchstaben sein, etwa ar oder asylum_law.",
    },
    "too_small": {
        "en": "{field} must be at least {limit}.",
        "de": "{field} muss mindestens {limit} sein.",
    },
    "not_above": {
        "en": "{field} must be more than {limit}.",
        "de": "{field} muss größer als {limit} sein.",
    },
    "too_large": {
        "en": "{field} must be at most {limit}.",
        "de": "{field} darf höchstens {limit} sein.",
    },
    "too_short": {
        "en": "{field} must hold at least {limit}.",
        "de": "{field} muss mindestens {limit} enthalten.",
    },
    "too_long": {
        "en": "{field} may hold at most {limit}.",
        "de": "{field} darf höchstens {limit} enthalten.",
    },
    "steps_order": {
        "en": "{field} must have at least one dated step, each date once, in order of date.",
        "de": "{field} braucht mindestens einen Schritt mit Datum, jedes Datum einmal, nach Datum "
        "geordnet.",
    },
    "pin_object": {
        "en": "A pin of kind {kind} names a {needed} and no {other}.",
        "de": "Eine Festlegung der Art {kind} nennt {needed} und nicht {other}.",
    },
    # Personal data
    "personal_name": {
        "en": "{field} would hold the name of a person. Names are never taken in: give an opaque "
        "id; display names are joined with --names when a plan is shown.",
        "de": "{field} würde den Namen einer Person enthalten. Namen werden nie übernommen: bitte "
        "nur eine Kennung; Anzeigenamen kommen erst bei der Ausgabe mit --names dazu.",
    },
    "personal_birth": {
        "en": "{field} would hold a date of birth or an age. It is not needed for a plan; the "
        "need young_adult says enough.",
        "de": "{field} würde Geburtsdatum oder Alter enthalten. Das braucht kein Plan; der Bedarf "
        "young_adult genügt.",
    },
    "personal_origin": {
        "en": "{field} would hold nationality or origin. It is not needed for a plan; give the "
        "languages of which one is enough.",
        "de": "{field} würde Staatsangehörigkeit oder Herkunft enthalten. Das braucht kein Plan; "
        "bitte die Sprachen angeben, von denen eine genügt.",
    },
    "personal_health": {
        "en": "{field} would hold health data such as a diagnosis. It is never taken in; the "
        "coarse needs of the catalogue say enough.",
        "de": "{field} würde Gesundheitsdaten wie eine Diagnose enthalten. Sie werden nie "
        "übernommen; die groben Bedarfe des Katalogs genügen.",
    },
    "personal_reason": {
        "en": "{field} would hold the reason of an absence. Reasons are never taken in: first and "
        "last day are enough.",
        "de": "{field} würde den Grund einer Abwesenheit enthalten. Gründe werden nie übernommen: "
        "erster und letzter Tag genügen.",
    },
    "personal_belief": {
        "en": "{field} would hold a religion or belief. It is never taken in.",
        "de": "{field} würde Religion oder Weltanschauung enthalten. Das wird nie übernommen.",
    },
    "personal_contact": {
        "en": "{field} would hold contact data or the number of a document. It is never taken "
        "in: the id of the site is enough.",
        "de": "{field} würde Kontaktdaten oder eine Ausweisnummer enthalten. Das wird nie "
        "übernommen: die Kennung der Unterkunft genügt.",
    },
    "personal_status": {
        "en": "{field} would hold a legal status. It is never taken in; name the skill that the "
        "advice requires under skills.",
        "de": "{field} würde einen Aufenthaltsstatus enthalten. Er wird nie übernommen; bitte die "
        "nötige Fachkenntnis unter skills angeben.",
    },
    "personal_text": {
        "en": "{field} would hold free text, and free text about people ends up holding personal "
        "data. It is never taken in.",
        "de": "{field} würde freien Text enthalten, und freier Text über Menschen enthält bald "
        "personenbezogene Daten. Er wird nie übernommen.",
    },
    "personal_gender": {
        "en": "{field} would hold gender or family status. It is not needed for a plan.",
        "de": "{field} würde Geschlecht oder Familienstand enthalten. Das braucht kein Plan.",
    },
}
