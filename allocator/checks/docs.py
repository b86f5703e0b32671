"""Write ``docs/rules.md`` and ``docs/rules.de.md`` from the registry and its texts.

Run ``python -m allocator.checks.docs [FOLDER]``; a test compares the files with this code.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from allocator.checks.registry import RULES
from allocator.checks.rota.registry import ROTA_RULES
from allocator.texts import Language, say

FILES: dict[Language, str] = {"en": "rules.md", "de": "rules.de.md"}
TIERS = ("unserved", "uncovered", "waiting", "effort")


def rules_page(lang: Language) -> str:
    """Return the page about rules and tiers in `lang`, as Markdown."""
    lines = [f"# {say('rules_page.title', lang)}", "", say("rules_page.intro", lang), ""]
    for rule in RULES:
        kind = say("rule.must_hold", lang)
        lines += _entry(f"rule.{rule.name}", rule.name, kind, rule.parameters, lang)
    lines += [f"## {say('rules_page.tiers', lang)}", ""]
    for number, tier in enumerate(TIERS, start=1):
        kind = say("rules_page.tier", lang, n=number)
        lines += _entry(f"tier.{tier}", tier, kind, (), lang, level="###")
    lines += [f"## {say('rota_rules.title', lang)}", ""]
    for rota_rule in ROTA_RULES:
        key = "rule.must_hold" if rota_rule.hard else "rota_rules.told"
        name, kind = rota_rule.name, say(key, lang)
        lines += _entry(f"rota_rule.{name}", name, kind, rota_rule.parameters, lang, level="###")
    return "\n".join(lines).rstrip() + "\n"


def _entry(
    key: str,
    name: str,
    kind: str,
    parameters: tuple[str, ...],
    lang: Language,
    *,
    level: str = "##",
) -> Iterator[str]:
    yield f"{level} `{name}`: {say(f'{key}.title', lang)}"
    yield ""
    yield f"- {say('rules_page.kind', lang)}: {kind}"
    yield f"- {say('rules_page.formula', lang)}: {say(f'{key}.formula', lang)}"
    if parameters:
        names = ", ".join(f"`{name}`" for name in parameters)
        yield f"- {say('rules_page.reads', lang)}: {names}"
    yield f"- {say('rules_page.example', lang)}: {say(f'{key}.example', lang)}"
    yield ""


def main(folder: Path) -> None:
    """Write both pages into `folder`."""
    for lang, name in FILES.items():
        (folder / name).write_text(rules_page(lang), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
