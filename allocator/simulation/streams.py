"""Where chance comes from: a stream of its own for everything that is drawn.

A stream is found by seed, replication and name, never by how many were used before. So a
result does not depend on who computes it when, and two variants of a city share what they
have in common: the same people arrive, the same colleague falls ill on the same day.
"""

from zlib import crc32

import numpy as np

Word = str | int


class Streams:
    """The streams of one replication.

    Parameters
    ----------
    seed
        Of the simulation.
    replication
        Its number, from 0.
    """

    def __init__(self, seed: int, replication: int) -> None:
        self._seed, self._replication = seed, replication

    def of(self, *name: Word) -> np.random.Generator:
        """Return the stream of this name, from its beginning."""
        key = [word if isinstance(word, int) else crc32(word.encode()) for word in name]
        sequence = np.random.SeedSequence(self._seed, spawn_key=(self._replication, *key))
        return np.random.Generator(np.random.PCG64(sequence))
