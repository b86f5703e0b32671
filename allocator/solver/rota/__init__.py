"""From a plan and a week to a rota: days, pieces, choice, hours.

`engine.rota` reads as the algorithm. `days` lists what a day of a person can look like,
`choose` picks one day for each with CP-SAT, `settle` gives every day its hours. What this
can lose is told in ``docs/rota.md``.
"""
