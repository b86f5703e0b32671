"""Exact fractions, rounded half up once, and dealing by largest remainder."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm


@lru_cache(maxsize=65536)
def exact(value: float) -> Fraction:
    """Return the decimal that a person wrote (29.5, 0.16) as an exact fraction."""
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def half_up(value: Fraction) -> int:
    """Round half up to a whole number."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def deal(total: int, shares: Sequence[Fraction | int]) -> list[int]:
    """Split `total` by `shares` in whole parts: largest remainder, ties to the first.

    Shares are scaled to sum to 1; all zero gives all zero.
    """
    below = lcm(*(share.denominator for share in shares))
    weights = [share.numerator * (below // share.denominator) for share in shares]
    whole = sum(weights)
    if not whole:
        return [0] * len(shares)
    quotas = [divmod(total * weight, whole) for weight in weights]
    parts = [part for part, _ in quotas]
    by_remainder = sorted(range(len(shares)), key=lambda i: (-quotas[i][1], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts
