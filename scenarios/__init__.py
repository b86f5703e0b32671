"""Scenarios on facts: one YAML file a city, its generated tables in a folder beside it.

Each file says of every number whether it comes from a document, from arithmetic or from
an assumption (``marks``). Installed copies of `allocator` carry these files as the package
``allocator.scenarios``; the generator of the tables (``scenarios.generate``) stays in the
repository.
"""
