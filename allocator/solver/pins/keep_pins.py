"""Whether a deployment keeps the pins on posts and rounds: asked of every move of the search."""

from allocator.model.managers import MOBILE as PINNED_MOBILE
from allocator.model.scenario import Pin
from allocator.solver.deployment import MOBILE, NONE, Deployment, Phase
from allocator.solver.problem import Problem


def keeps_pins(problem: Problem, deployment: Deployment) -> bool:
    """Whether every ``post``, ``away`` and ``round`` pin holds in every phase it touches."""
    return all(
        _holds(problem, pin, phase)
        for pin in problem.scenario.pins
        if pin.case is None and pin.manager in problem.manager_index
        for p, phase in enumerate(deployment)
        if problem.pin_in_phase(pin, p)
    )


def _holds(problem: Problem, pin: Pin, phase: Phase) -> bool:
    m = problem.manager_index[pin.manager]
    if phase.post[m] == NONE:
        return True
    if pin.kind == "post" and pin.site == PINNED_MOBILE:
        return phase.post[m] == MOBILE
    site = problem.site_index[pin.site or ""]
    if pin.kind == "post":
        return phase.post[m] == site
    on_round = site in phase.round.get(m, ())
    return on_round if pin.kind == "round" else not on_round and phase.post[m] != site
