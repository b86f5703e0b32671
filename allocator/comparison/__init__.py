"""Variants of a city beside each other: what each comes to, and the flow that checks it by hand.

`allocator.comparison.compared` is ``whatif``, `allocator.comparison.swept` is ``sweep``; `figures`
are the figures of one column of both. Change this package when a comparison should show more.
"""
