"""What only an analyst asks for: values, bounds and minutes of the tiers."""

from collections.abc import Mapping

from allocator.report.data import Bounded, Quality
from allocator.report.wording import number, percent
from allocator.texts import Language, say


def detail_lines(quality: Quality, made: Mapping[str, object], lang: Language) -> list[str]:
    """Return one line a tier, the proven share, and how the plan was made."""

    def bounded(key: str, tier: Bounded, **values: str) -> str:
        bound = say("show_unproven", lang)
        if tier.bound is not None:
            bound = say("show_bound", lang, bound=number(tier.bound, lang))
        return say(key, lang, value=number(tier.value, lang), bound=bound, **values)

    lines = [
        bounded("show_tier1", quality.unserved),
        bounded("show_tier2", quality.uncovered),
        bounded("show_tier3", quality.waiting, nothing=number(quality.nothing, lang)),
    ]
    if quality.share is not None and quality.delay_days is not None:
        share, days = percent(quality.share, lang, 2), number(quality.delay_days, lang, 1)
        lines.append(say("show_proven", lang, share=share, days=days))
    effort = {key: number(value, lang) for key, value in quality.effort.items()}
    lines.append(say("show_tier4", lang, **effort))
    keys = {"seed": "seed", "version": "version", "digest": "scenario"}
    if all(key in made for key in keys.values()):
        values = {name: str(made[key])[:12] for name, key in keys.items()}
        lines.append(say("show_made", lang, **values))
    return lines
