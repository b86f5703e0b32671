"""Fields that would hold personal data, by the words people use for them.

Case tables are special-category data; what is not needed for a plan is not taken in. A
field or header that matches is refused with its reason, whatever stands in it, and its
content is never repeated.
"""

import re

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def folded(text: str) -> str:
    """Return a header or word as it is compared: lower case, letters, digits and dots only."""
    return re.sub(r"[^a-z0-9.]", "", text.strip().casefold().translate(_FOLD))


_STEMS: dict[str, tuple[str, ...]] = {
    "personal_birth": (
        "geburt", "birth", "geboren", "dob", "lebensalter",
    ),
    "personal_name": (
        "vorname", "nachname", "familienname", "firstname", "lastname", "surname",
        "givenname", "klarname", "fullname", "vollername", "displayname", "anzeigename",
    ),
    "personal_origin": (
        "nationalit", "staatsangeh", "staatsbuerger", "citizenship", "herkunftsland",
        "countryoforigin", "ethni", "heimatland",
    ),
    "personal_health": (
        "diagnos", "krankheit", "erkrankung", "illness", "disease", "medical", "medizin",
        "medikament", "behinderungsgrad", "icd10", "gesundheit",
    ),
    "personal_reason": (
        "abwesenheitsgrund", "fehlgrund", "reasonofabsence", "absencereason",
        "grundderabwesenheit", "abwesenheitsart", "krankmeldung", "fehlzeitart",
    ),
    "personal_belief": ("religion", "konfession", "glaube", "gewerkschaft", "weltanschauung"),
    "personal_contact": (
        "telefon", "phone", "handynummer", "mobilnummer", "email", "anschrift", "adress",
        "strasse", "hausnummer", "iban", "passport", "reisepass", "azrnummer", "ausweis",
    ),
    "personal_status": (
        "aufenthaltsstatus", "aufenthaltstitel", "legalstatus", "residencestatus", "asylstatus",
        "bleibeperspektive", "duldung",
    ),
    "personal_text": (
        "bemerkung", "anmerkung", "kommentar", "comment", "freitext", "freetext", "notiz",
        "remark", "beschreibung", "description",
    ),
    "personal_gender": ("geschlecht", "gender", "familienstand", "maritalstatus"),
}  # fmt: skip
"""Long stems: a field is refused where its folded name contains one."""

_WHOLE: dict[str, tuple[str, ...]] = {
    "personal_reason": ("reason", "reasons", "grund", "gruende", "ursache"),
    "personal_text": ("note", "notes", "text", "memo", "freetext", "info", "hinweis"),
    "personal_birth": ("age", "alter", "dob"),
    "personal_origin": ("origin", "herkunft", "country", "land", "nation"),
    "personal_health": ("health", "illness", "krank", "sick"),
    "personal_contact": ("address", "adresse", "mail", "mobiltelefon", "handy"),
    "personal_status": ("status",),
    "personal_gender": ("sex",),
}
"""Short words: a field is refused where it is one."""

_OF_PEOPLE = frozenset(
    (
        *("managers", "cases", "absences", "reductions", "hours", "profiles", "expected", "pins"),
        *("appointments", "free_days", "half_days", "wishes", "deputies", "accounts"),
    )
)
_NAMES = ("name", "names", "namen", "title", "titel", "anrede")
_OF_PLACES = frozenset(("sites", "residents", "places", "moves", "bases"))
_NOT_OF_PLACES = frozenset(
    (
        "personal_name", "personal_contact", "personal_origin", "personal_status",
        "personal_gender",
    )
)  # fmt: skip
"""A shelter has an address and a state; these say nothing about a person."""


def personal_code(field: str, table: str) -> str | None:
    """Return the fault code of a field that would hold personal data, else None.

    Parameters
    ----------
    field
        Name of the field or header of the column, which the table does not know.
    table
        Name of the table; other parts of a scenario hold nothing about people.
    """
    word = folded(field).replace(".", "")
    if table in _OF_PEOPLE:
        return "personal_name" if word in _NAMES else _code(word)
    code = _code(word) if table in _OF_PLACES else None
    return None if code in _NOT_OF_PLACES else code


def _code(word: str) -> str | None:
    for code, words in _WHOLE.items():
        if word in words:
            return code
    for code, stems in _STEMS.items():
        if any(stem in word for stem in stems):
            return code
    return None
