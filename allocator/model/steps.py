"""A value that changes on dates: one number, or a list of dated steps.

``residents: 250`` and ``residents: [{from: 2016-03-01, value: 250}, {from: 2016-08-01,
value: 190}]`` are both allowed wherever a field has type `Steps`.
"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from allocator.model.base import Base

Amount = Annotated[float, Field(ge=0, le=1_000_000)]
"""A number that is not negative."""


class Step(Base):
    """A value from a day on."""

    from_: date = Field(alias="from")
    """First day on which the value holds."""
    value: Amount
    """The value from that day on."""


def _in_order(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    days = [step.from_ for step in steps]
    if not steps or days != sorted(set(days)):
        raise PydanticCustomError(
            "steps_order", "dated steps must be in order of date, at least one, each date once"
        )
    return steps


Steps = Amount | Annotated[tuple[Step, ...], AfterValidator(_in_order)]
"""A number, or dated steps in order; before the first step the value is 0."""


def most(steps: Steps) -> float:
    """Return the largest value that there ever is."""
    return max(step.value for step in steps) if isinstance(steps, tuple) else steps


def value_on(steps: Steps, day: date) -> float:
    """Return the value that holds on `day`.

    Parameters
    ----------
    steps
        A number (holds always) or dated steps in order of date.
    day
        The day asked for; before the first step the value is 0.
    """
    if not isinstance(steps, tuple):
        return float(steps)
    value = 0.0
    for step in steps:
        if step.from_ > day:
            break
        value = step.value
    return value
