"""The seeded generator of the synthetic tables; see ``recipes`` for what is drawn where."""
