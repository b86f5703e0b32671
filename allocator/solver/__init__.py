"""From a scenario to a plan: posts, rounds, tours, caseload, bounds.

Only this folder imports a solver. `engine.plan` reads as the algorithm; `problem` turns
the scenario's facts into arrays, everything else works on these.
"""
