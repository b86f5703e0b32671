"""The report on how many people it takes: the answer, and the curve of targets against posts."""

from collections.abc import Iterator

from allocator.model.require import Requirement
from allocator.report import require as words
from allocator.report.study.content import Picture, Section, Study, Table
from allocator.report.study.plots import Line, lines
from allocator.report.study.whatif import closing
from allocator.report.wording import number
from allocator.texts import Language, say


def require_study(found: Requirement, lang: Language) -> Study:
    """Return the report on a search."""
    rows = tuple(words.rows(found, lang))
    return Study(
        lang=lang,
        title=words.title(found, lang),
        about=say("study_required", lang, n=number(len(rows), lang)),
        before=tuple(words.before(found, lang)),
        first=Table(say("study_tried", lang), words.heads(found, lang), rows),
        after=tuple(words.after(found, lang)),
        sections=tuple(_sections(found, lang)),
        foot=say("simulate_foot", lang),
    )


def _sections(found: Requirement, lang: Language) -> Iterator[Section]:
    pictures = tuple(_curve(found, lang, n) for n in range(len(found.targets)))
    yield Section(say("study_curve", lang), (say("study_curve_says", lang),), pictures)
    yield from closing((), lang)


def _curve(found: Requirement, lang: Language, n: int) -> Picture:
    """Return how far a target is reached, by posts or arrivals, with the share that is wanted."""
    posts, target = found.question == "posts", found.targets[n]
    ticks = [words.amount(point, posts, lang) for point in found.curve]
    here = [point.reached[n] for point in found.curve]
    value, low, high = (
        [100 * getattr(one, name) for one in here] for name in ("value", "low", "high")
    )
    drawn = [
        Line(say("study_reached", lang), value, low, high),
        Line(say("study_wanted", lang), [100 * target.share] * len(here)),
    ]
    said = words.target_words(target, lang)
    unit = say("require_curve" if posts else "require_curve_arrivals", lang)
    caption = say("study_curve_plot", lang, target=said, unit=unit)
    alt = say("study_alt_curve", lang, low=number(value[0], lang), high=number(value[-1], lang))
    per_cent = say("study_per_cent", lang)
    return Picture(caption, f"{caption}. {alt}", lambda: lines(ticks, drawn, per_cent))
