"""Many cities at once: the command plan-many, its table, and what can go wrong on the way."""

TEXTS = {
    "cli_command_plan_many": {
        "en": "Plan many cities, or all variants of one, side by side.",
        "de": "Viele Städte oder alle Varianten einer Stadt nebeneinander planen.",
    },
    "many_option_workers": {
        "en": "Cities planned at once; by default as many as there are processors.",
        "de": "Wie viele Städte zugleich geplant werden; ohne Angabe so viele, wie es "
        "Prozessoren gibt.",
    },
    "many_option_dask": {
        "en": "Plan on the Dask cluster with this scheduler, as in tls://host:8786.",
        "de": "Auf dem Dask-Cluster mit diesem Scheduler planen, etwa tls://host:8786.",
    },
    "many_option_tls_ca": {
        "en": "Certificate of the authority for --dask tls://... (PEM).",
        "de": "Zertifikat der Zertifizierungsstelle für --dask tls://... (PEM).",
    },
    "many_option_tls_cert": {
        "en": "Own certificate for --dask tls://... (PEM).",
        "de": "Eigenes Zertifikat für --dask tls://... (PEM).",
    },
    "many_option_tls_key": {
        "en": "Own private key for --dask tls://... (PEM).",
        "de": "Eigener privater Schlüssel für --dask tls://... (PEM).",
    },
    "many_option_out": {
        "en": "Folder for the plans, NAME.plan.json each, written as they are done; without it "
        "no plan is kept.",
        "de": "Ordner für die Pläne, je NAME.plan.json, geschrieben, sobald sie fertig sind; ohne "
        "Angabe wird kein Plan aufbewahrt.",
    },
    "many_option_variants": {
        "en": "Plan each scenario as it is, and each of its named variants.",
        "de": "Jedes Szenario planen, wie es ist, und jede seiner benannten Varianten.",
    },
    # What goes wrong on the way
    "many_failed": {
        "en": "Planning failed. This is a fault of allocator; please report it: {details}",
        "de": "Die Planung ist gescheitert. Das ist ein Fehler in allocator; bitte melden: "
        "{details}",
    },
    "many_died": {
        "en": "The process that planned it died three times; perhaps there was too little memory.",
        "de": "Der Prozess, der sie plante, ist dreimal abgebrochen; vielleicht reichte der "
        "Arbeitsspeicher nicht.",
    },
    "many_lost": {
        "en": "No plan came back from the worker: {details}",
        "de": "Vom Worker kam kein Plan zurück: {details}",
    },
    "many_not_taken": {
        "en": "No worker takes it: {details}",
        "de": "Kein Worker nimmt sie an: {details}",
    },
    "many_cancelled": {
        "en": "It was cancelled before there was a plan; a cluster whose scheduler is lost does "
        "this.",
        "de": "Sie wurde abgebrochen, bevor es einen Plan gab; das tut ein Cluster, dessen "
        "Scheduler verloren ging.",
    },
    # Faults of what was given
    "many_empty": {
        "en": "This folder holds no scenario: neither scenario.yaml nor other .yaml files, nor "
        "folders with a scenario.yaml.",
        "de": "Dieser Ordner enthält kein Szenario: weder scenario.yaml noch andere "
        ".yaml-Dateien, noch Ordner mit einer scenario.yaml.",
    },
    "many_twice": {
        "en": "There is another scenario called {name}: {other}. Rename one of the files.",
        "de": "Es gibt noch ein Szenario namens {name}: {other}. Bitte eine der Dateien "
        "umbenennen.",
    },
    "many_workers_or_dask": {
        "en": "--workers is for this machine; a Dask cluster knows how many workers it has.",
        "de": "--workers gilt für diesen Rechner; ein Dask-Cluster weiß selbst, wie viele "
        "Worker es hat.",
    },
    "dask_missing": {
        "en": "Dask is not installed; install allocator[dask].",
        "de": "Dask ist nicht installiert; bitte allocator[dask] installieren.",
    },
    "dask_plain": {
        "en": "{address} is not encrypted and not on this machine; scenarios leave this machine "
        "only over tls://.",
        "de": "{address} ist weder verschlüsselt noch auf diesem Rechner; Szenarien verlassen "
        "diesen Rechner nur über tls://.",
    },
    "dask_certificates": {
        "en": "tls:// needs --tls-ca, --tls-cert and --tls-key.",
        "de": "tls:// braucht --tls-ca, --tls-cert und --tls-key.",
    },
    "dask_unreachable": {
        "en": "There is no Dask scheduler to be reached at {address}: {why}",
        "de": "Unter {address} ist kein Dask-Scheduler zu erreichen: {why}",
    },
    "dask_no_workers": {
        "en": "This Dask scheduler has no workers yet; start some first.",
        "de": "Dieser Dask-Scheduler hat noch keine Worker; bitte zuerst welche starten.",
    },
    # Progress and table
    "many_progress": {"en": "{done} of {all} planned", "de": "{done} von {all} geplant"},
    "many_city": {"en": "City", "de": "Stadt"},
    "many_status": {"en": "Status", "de": "Status"},
    "many_fixed": {"en": "Fixed", "de": "Fest"},
    "many_mobile": {"en": "Mobile", "de": "Mobil"},
    "many_waiting": {"en": "Waiting", "de": "Wartend"},
    "many_share": {"en": "Proven", "de": "Bewiesen"},
    "many_time": {"en": "Time", "de": "Dauer"},
    "many_status_optimal": {"en": "solved", "de": "gelöst"},
    "many_status_share": {"en": "solved", "de": "gelöst"},
    "many_status_limit": {"en": "search limit", "de": "Suchgrenze"},
    "many_status_interrupted": {"en": "stopped", "de": "abgebrochen"},
    "many_status_broken_one": {"en": "1 rule broken", "de": "1 Regel verletzt"},
    "many_status_broken_other": {"en": "{n} rules broken", "de": "{n} Regeln verletzt"},
    "many_status_contradiction": {"en": "contradiction", "de": "Widerspruch"},
    "many_status_failed": {"en": "failed", "de": "gescheitert"},
    "many_status_refused": {"en": "bad input", "de": "Eingabefehler"},
    "many_gaps": {"en": ", gaps", "de": ", Lücken"},
    "many_status_missing": {"en": "not planned", "de": "nicht geplant"},
    "many_total_one": {
        "en": "1 city, {solved} solved, {seconds} s. Proposals, not decided.",
        "de": "1 Stadt, davon {solved} gelöst, {seconds} s. Vorschläge, nicht entschieden.",
    },
    "many_total_other": {
        "en": "{n} cities, {solved} solved, {seconds} s. Proposals, not decided.",
        "de": "{n} Städte, davon {solved} gelöst, {seconds} s. Vorschläge, nicht entschieden.",
    },
    "many_written": {"en": " Plans -> {folder}", "de": " Pläne -> {folder}"},
}
