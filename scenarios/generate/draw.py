"""Seeded draws that give the same files on every machine and Python version.

Only ``random.Random.random`` is used: its sequence is guaranteed, that of ``choices`` or
``shuffle`` is not.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Draws from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def share(self) -> float:
        """Return a number from 0 to 1, 1 left out."""
        return self._random.random()

    def happens(self, share: float) -> bool:
        """Return True in `share` of the draws."""
        return self._random.random() < share

    def between(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def weighted(self, weights: Mapping[T, float]) -> T:
        """Return a key of `weights`, each as often as its weight says."""
        mark = self._random.random() * sum(weights.values())
        for key, weight in weights.items():
            mark -= weight
            if mark < 0:
                return key
        return next(reversed(list(weights)))

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """Return the values in a drawn order."""
        keyed = [(self._random.random(), index) for index in range(len(values))]
        return [values[index] for _, index in sorted(keyed)]

    def dealt(self, weights: Mapping[T, float], count: int) -> list[T]:
        """Return `count` keys in a drawn order, each exactly as often as its weight says.

        Largest remainder: small numbers keep the intended mix, which draws would not.
        """
        whole = sum(weights.values())
        quotas = {key: count * weight / whole for key, weight in weights.items()}
        given = {key: int(quota) for key, quota in quotas.items()}
        order = list(weights)
        behind = sorted(order, key=lambda key: (given[key] - quotas[key], order.index(key)))
        for key in behind[: count - sum(given.values())]:
            given[key] += 1
        return self.shuffled([key for key in order for _ in range(given[key])])

    def spread(self, weights: Mapping[T, float], count: int) -> list[T]:
        """Return `count` keys so that every stretch of the list keeps the mix.

        Each place goes to the key that is furthest behind its share; a drawn head start
        keeps the order from being the same everywhere.
        """
        whole = sum(weights.values())
        ahead = {key: self._random.random() for key in weights}
        result = []
        for _ in range(count):
            for key, weight in weights.items():
                ahead[key] += weight / whole
            best = max(ahead, key=lambda key: ahead[key])
            ahead[best] -= 1
            result.append(best)
        return result
