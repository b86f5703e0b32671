"""What a plan leaves uncovered, in words: no sentence may say that staff suffice beside it."""

from allocator.model.whatif import Figures
from allocator.report.wording import counted, hours, listed
from allocator.texts import Language, say


def suffices(figures: Figures) -> bool:
    """Whether nothing is uncovered, and the hours suffice by hand for those who come."""
    uncovered = figures.unserved or figures.uncovered_minutes
    return not uncovered and figures.flow.breaks is None


def missing_words(figures: Figures, lang: Language) -> str:
    """Return how many sites have nobody, and how many hours are missing."""
    sites, minutes = figures.unserved, figures.uncovered_minutes
    parts = [counted("whatif_lacks_sites", sites, lang)] if sites else []
    if minutes:
        parts.append(say("whatif_lacks_hours", lang, n=hours(minutes, lang)))
    return listed(parts)
