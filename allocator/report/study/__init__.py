"""The report on a result: one file of HTML or PDF with sentences, tables and plots.

``content`` says what a report is made of; one module a kind of result fills it (``whatif``,
``sweep``, ``simulation``, ``plan``); ``html`` and ``pdf`` write it; ``plots`` draws.
"""
