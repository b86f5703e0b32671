"""What is said to one person about their week, and about running accounts."""

TEXTS = {
    "cli_option_accounts": {
        "en": "File of the running accounts: what everybody had beyond their share in past weeks "
        "is read, counts, and is written with these weeks. For team leads only.",
        "de": "Datei der laufenden Konten: Was alle in früheren Wochen über ihrem Anteil hatten, "
        "wird gelesen, zählt und wird mit diesen Wochen geschrieben. Nur für die Teamleitung.",
    },
    "cli_option_accounts_check": {
        "en": "Running accounts that the rotas were made with.",
        "de": "Laufende Konten, mit denen die Wochenpläne gemacht wurden.",
    },
}
