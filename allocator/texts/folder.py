"""Plan folders: publish, history, restore, forget, and what is wrong with a folder."""

TEXTS = {
    "cli_command_publish": {
        "en": "Put a plan into the plan folder, into force or as a draft.",
        "de": "Einen Plan in den Planordner legen, gültig oder als Entwurf.",
    },
    "cli_command_history": {
        "en": "Show who put which plan into force, and whether the history holds.",
        "de": "Zeigen, wer welchen Plan in Kraft gesetzt hat und ob der Verlauf stimmt.",
    },
    "cli_command_restore": {
        "en": "Put a superseded plan into force again.",
        "de": "Einen abgelösten Plan wieder in Kraft setzen.",
    },
    "cli_command_forget": {
        "en": "Remove cases or managers from every plan and entry of the plan folder.",
        "de": "Fälle oder Personen aus allen Plänen und Einträgen des Planordners löschen.",
    },
    "folder_option_folder": {
        "en": "The plan folder; plans in the current folder where not given.",
        "de": "Der Planordner; ohne Angabe plans im aktuellen Ordner.",
    },
    "folder_option_by": {
        "en": "Who decides: a role or an opaque id, such as head-1; never a name.",
        "de": "Wer entscheidet: eine Rolle oder Kennung, etwa leitung-1; nie ein Name.",
    },
    "folder_option_reason": {
        "en": "Why, in at most 200 characters; nothing about a person or a case.",
        "de": "Warum, in höchstens 200 Zeichen; nichts über eine Person oder einen Fall.",
    },
    "folder_option_draft": {
        "en": "Keep the plan as a draft; what is in force stays in force.",
        "de": "Den Plan als Entwurf ablegen; was gilt, gilt weiter.",
    },
    "folder_option_version": {
        "en": "Put this draft into force instead of a plan from a file; with --with also: add "
        "files to the version in force.",
        "de": "Statt eines Plans aus einer Datei diesen Entwurf in Kraft setzen; mit --with "
        "auch: der gültigen Fassung Dateien hinzufügen.",
    },
    "folder_option_with": {
        "en": "A file that belongs to it, such as changes or a rota (JSON or YAML; may be "
        "repeated).",
        "de": "Eine zugehörige Datei, etwa Änderungen oder ein Wochenplan (JSON oder YAML; "
        "mehrfach möglich).",
    },
    "folder_option_expired": {
        "en": "Remove superseded plans and drafts that were kept for longer than folder.json says.",
        "de": "Abgelöste Pläne und Entwürfe löschen, die länger aufbewahrt sind, als folder.json "
        "vorsieht.",
    },
    # Slips
    "folder_plan_or_version": {
        "en": "Give either a plan or --version; --draft goes with a plan.",
        "de": "Bitte entweder einen Plan oder --version angeben; --draft gehört zu einem Plan.",
    },
    "folder_ids_or_expired": {
        "en": "Give either ids or --expired.",
        "de": "Bitte entweder Kennungen oder --expired angeben.",
    },
    "folder_reason": {
        "en": "A reason has 1 to {limit} characters.",
        "de": "Ein Grund hat 1 bis {limit} Zeichen.",
    },
    "folder_none": {
        "en": "There is no plan folder here; allocator publish PLAN --by ROLE makes one.",
        "de": "Hier ist kein Planordner; allocator publish PLAN --by ROLLE legt einen an.",
    },
    "folder_foreign": {
        "en": "This folder holds other files and is no plan folder; name a new one with --folder.",
        "de": "Dieser Ordner enthält andere Dateien und ist kein Planordner; bitte mit --folder "
        "einen neuen nennen.",
    },
    "folder_busy": {
        "en": "Somebody else is writing in this folder; nothing was done, please try again.",
        "de": "Jemand anderes schreibt gerade in diesen Ordner; es wurde nichts getan, bitte noch "
        "einmal versuchen.",
    },
    "folder_no_version": {
        "en": "There is no version {version}; there are: {known}",
        "de": "Eine Fassung {version} gibt es nicht; es gibt: {known}",
    },
    "folder_expired": {
        "en": "The plan of version {version} was removed; only its entries are left.",
        "de": "Der Plan der Fassung {version} ist gelöscht; geblieben sind nur seine Einträge.",
    },
    "folder_in_force": {
        "en": "Version {version} is in force already.",
        "de": "Fassung {version} gilt bereits.",
    },
    "folder_superseded": {
        "en": "Version {version} was superseded: allocator restore {version} --by ROLE",
        "de": "Fassung {version} ist abgelöst: allocator restore {version} --by ROLLE",
    },
    "folder_draft": {
        "en": "Version {version} is a draft: allocator publish --version {version} --by ROLE",
        "de": "Fassung {version} ist ein Entwurf: allocator publish --version {version} --by ROLLE",
    },
    "forget_said": {
        "en": "--by or --reason names what is to be forgotten; leave it out there.",
        "de": "--by oder --reason nennt, was gelöscht werden soll; bitte dort weglassen.",
    },
    "forget_other": {
        "en": "{id} stands in the plans for something else than a case or a manager.",
        "de": "{id} steht in den Plänen für etwas anderes als einen Fall oder eine Person.",
    },
    # What does not hold
    "folder_damaged": {
        "en": "This file cannot be read as it was written.",
        "de": "Diese Datei ist nicht so lesbar, wie sie geschrieben wurde.",
    },
    "folder_changed": {
        "en": "This file was changed after it was written.",
        "de": "Diese Datei wurde nachträglich geändert.",
    },
    "folder_unlinked": {
        "en": "This entry does not follow from the one before: an entry was replaced.",
        "de": "Dieser Eintrag schließt nicht an den vorigen an: Ein Eintrag wurde ausgetauscht.",
    },
    "folder_said": {
        "en": "This was changed or removed, and not by forgetting.",
        "de": "Das wurde geändert oder entfernt, und zwar nicht durch forget.",
    },
    "folder_rows": {
        "en": "Rows that are not as they were put into the folder: {n}",
        "de": "Zeilen, die nicht so sind, wie sie abgelegt wurden: {n}",
    },
    "folder_missing": {
        "en": "Rows that are missing and were not forgotten: {n}",
        "de": "Zeilen, die fehlen und nicht vergessen wurden: {n}",
    },
    # What was done
    "publish_published": {
        "en": "Version {version} is in force: {file}",
        "de": "Fassung {version} gilt jetzt: {file}",
    },
    "publish_draft": {
        "en": "Version {version} is a draft: {file}",
        "de": "Fassung {version} ist ein Entwurf: {file}",
    },
    "publish_attached_one": {
        "en": "1 file was added to version {version}.",
        "de": "Der Fassung {version} wurde 1 Datei hinzugefügt.",
    },
    "publish_attached_other": {
        "en": "{n} files were added to version {version}.",
        "de": "Der Fassung {version} wurden {n} Dateien hinzugefügt.",
    },
    "publish_superseded": {
        "en": "Version {version} is superseded.",
        "de": "Fassung {version} ist damit abgelöst.",
    },
    "publish_checksum": {
        "en": "Entry {number}, checksum {checksum}. Noted in the minutes, it vouches for all "
        "entries up to here.",
        "de": "Eintrag {number}, Prüfsumme {checksum}. Im Protokoll notiert, bürgt sie für alle "
        "Einträge bis hierher.",
    },
    "restore_forgotten": {
        "en": "Rows of it are forgotten. Check it before use: allocator check SCENARIO {file}",
        "de": "Zeilen daraus sind gelöscht. Vor Gebrauch prüfen: allocator check SCENARIO {file}",
    },
    "forget_nothing": {
        "en": "Nothing in {folder} names it.",
        "de": "In {folder} steht nichts davon.",
    },
    "forget_not_due": {
        "en": "Nothing in {folder} has been kept for too long.",
        "de": "In {folder} ist nichts zu lange aufbewahrt.",
    },
    "forget_done": {
        "en": "Forgotten: {what}",
        "de": "Gelöscht: {what}",
    },
    "forget_rows_one": {
        "en": "1 row or value of a plan or file",
        "de": "1 Zeile oder 1 Wert eines Plans oder Anhangs",
    },
    "forget_rows_other": {
        "en": "{n} rows and values of plans and files",
        "de": "{n} Zeilen und Werte von Plänen und Anhängen",
    },
    "forget_documents_one": {"en": "1 whole file", "de": "1 ganze Datei"},
    "forget_documents_other": {"en": "{n} whole files", "de": "{n} ganze Dateien"},
    "forget_said_one": {
        "en": "1 author or reason of an entry",
        "de": "1 Angabe eines Eintrags (wer, warum)",
    },
    "forget_said_other": {
        "en": "{n} authors or reasons of entries",
        "de": "{n} Angaben von Einträgen (wer, warum)",
    },
    "forget_entry": {
        "en": "Entry {number} of the history says so; checksums noted before stay good.",
        "de": "Eintrag {number} des Verlaufs hält das fest; früher notierte Prüfsummen bleiben "
        "gültig.",
    },
    "forget_elsewhere": {
        "en": "Not in this folder, and yours to clear: scenario and tables, copies, backups.",
        "de": "Nicht in diesem Ordner und selbst zu löschen: Szenario und Tabellen, Kopien, "
        "Sicherungen.",
    },
    "forget_strangers_one": {
        "en": "1 file in the folder is not its own and still names it; clear it by hand:",
        "de": "1 Datei im Ordner gehört nicht zu ihm und nennt die Kennung noch; bitte von Hand "
        "löschen:",
    },
    "forget_strangers_other": {
        "en": "{n} files in the folder are not its own and still name it; clear them by hand:",
        "de": "{n} Dateien im Ordner gehören nicht zu ihm und nennen die Kennung noch; bitte von "
        "Hand löschen:",
    },
    # The page of the history
    "history_title": {
        "en": "Plan folder {folder}: {versions}, {entries}",
        "de": "Planordner {folder}: {versions}, {entries}",
    },
    "history_versions_one": {"en": "1 version", "de": "1 Fassung"},
    "history_versions_other": {"en": "{n} versions", "de": "{n} Fassungen"},
    "history_entries_one": {"en": "1 entry", "de": "1 Eintrag"},
    "history_entries_other": {"en": "{n} entries", "de": "{n} Einträge"},
    "history_in_force": {"en": "IN FORCE", "de": "GÜLTIG"},
    "history_none_in_force": {"en": "nothing yet", "de": "noch nichts"},
    "history_since": {
        "en": "version {version} since {since}: {file}",
        "de": "Fassung {version} seit {since}: {file}",
    },
    "history_chain": {"en": "CHECKED", "de": "GEPRÜFT"},
    "history_holds": {
        "en": "nothing was changed since it was put here",
        "de": "nichts wurde seit dem Ablegen geändert",
    },
    "history_gone": {
        "en": "nothing was changed since it was put here, only forgotten: {what}",
        "de": "nichts wurde seit dem Ablegen geändert, nur gelöscht: {what}",
    },
    "history_unfinished": {
        "en": "A forgetting was interrupted; the next publish, restore or forget finishes it.",
        "de": "Eine Löschung wurde unterbrochen; das nächste publish, restore oder forget führt "
        "sie zu Ende.",
    },
    "history_broken_one": {
        "en": "1 thing is not as it was put here:",
        "de": "1 Stelle ist nicht, wie sie abgelegt wurde:",
    },
    "history_broken_other": {
        "en": "{n} things are not as they were put here:",
        "de": "{n} Stellen sind nicht, wie sie abgelegt wurden:",
    },
    "history_drafts": {"en": "DRAFTS", "de": "ENTWÜRFE"},
    "history_removed": {"en": "REMOVED", "de": "GELÖSCHT"},
    "history_kept": {"en": "KEPT", "de": "FRISTEN"},
    "history_days_one": {
        "en": "superseded plans and drafts for 1 day; past that: {due}",
        "de": "abgelöste Pläne und Entwürfe 1 Tag; darüber: {due}",
    },
    "history_days_other": {
        "en": "superseded plans and drafts for {n} days; past that: {due}",
        "de": "abgelöste Pläne und Entwürfe {n} Tage; darüber: {due}",
    },
    "history_no_limit": {
        "en": "without limit (keep_days in folder.json)",
        "de": "ohne Frist (keep_days in folder.json)",
    },
    "history_none_due": {"en": "none", "de": "keine"},
    "history_due": {
        "en": "{due} (allocator forget --expired)",
        "de": "{due} (allocator forget --expired)",
    },
    "history_next": {"en": "Next: {commands}", "de": "Weiter: {commands}"},
    "history_entry": {"en": "entry", "de": "Eintrag"},
    "history_time": {"en": "time", "de": "Zeit"},
    "history_kind": {"en": "what", "de": "was"},
    "history_version": {"en": "version", "de": "Fassung"},
    "history_by": {"en": "by", "de": "durch"},
    "history_checksum": {"en": "checksum", "de": "Prüfsumme"},
    "history_kind_draft": {"en": "draft", "de": "Entwurf"},
    "history_kind_published": {"en": "published", "de": "in Kraft gesetzt"},
    "history_kind_restored": {"en": "restored", "de": "wieder in Kraft"},
    "history_kind_attached": {"en": "files added", "de": "Dateien dazu"},
    "history_kind_forgotten": {"en": "forgotten", "de": "gelöscht"},
    "history_kind_expired": {"en": "expired", "de": "Frist abgelaufen"},
    "history_said_gone": {"en": "(forgotten)", "de": "(gelöscht)"},
}
