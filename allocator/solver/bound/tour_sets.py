"""Which sites one tour may visit: every set that could matter for a bound on travel.

Long tours between far sites need no entry: where a leg between two stops is no shorter than
the way over the base, two shorter tours take no more minutes and fit as well.
"""

from itertools import pairwise, permutations
from math import factorial, inf

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
TourSets = list[tuple[Ints, Floats]]
"""By number of stops: (N, stops) rows of sites, and (N,) least minutes of a tour."""
MOST_ORDERS, MOST_CODES = 120_000_000, 2**62
"""Where more orders of stops would be tried, or sets numbered, tours are not listed."""
CHUNK = 4_000


def possible_tours(
    between: Floats, base: Floats, minutes: Ints, longest: int, most: float = inf
) -> TourSets | None:
    """Return the sets of stops of tours of up to `longest` minutes; None where too many.

    Parameters
    ----------
    between, base
        (N, N) legs between sites, (N,) legs from the base.
    minutes
        (N,) minutes of a visit.
    longest
        Most minutes of a tour.
    most
        Most sets that are listed.

    Notes
    -----
    Legs are replaced by shortest ways, so no part of a set takes longer than the whole, and a
    set that does not fit is not grown. Sets grow by a site that is nearer to a member than
    over the base.
    """
    least, home = shortest_ways(between, base)
    near = least < home[:, None] + home[None, :]
    np.fill_diagonal(near, False)
    pair = home[:, None] + least + home[None, :]
    stops = np.arange(len(base))[:, None]
    found: TourSets = []
    tried = 0
    while len(stops):
        tried += len(stops) * factorial(stops.shape[1])
        if tried > MOST_ORDERS or len(base) ** (stops.shape[1] + 1) > MOST_CODES:
            return None
        length = _tours(least, home, stops)
        fits = minutes[stops].sum(axis=1) + length <= longest
        stops, length = stops[fits], length[fits]
        found.append((stops, length))
        most -= len(stops)
        if most < 0:
            return None
        room = longest - minutes[stops].sum(axis=1)
        grows = room - length >= minutes.min()
        stops = _grown(stops[grows], room[grows], minutes, near, pair)
    return found


def shortest_ways(between: Floats, base: Floats) -> tuple[Floats, Floats]:
    """Shortest ways between sites, and from the base, over any other sites."""
    ways = np.pad(between, ((0, 1), (0, 1)))
    ways[-1, :-1] = ways[:-1, -1] = base
    np.fill_diagonal(ways, 0.0)
    for over in range(len(ways)):
        np.minimum(ways, ways[:, over, None] + ways[over], out=ways)
    return ways[:-1, :-1], ways[-1, :-1]


def _tours(between: Floats, base: Floats, stops: Ints) -> Floats:
    """(N,) legs of the shortest tour through each row of `stops` and back."""
    size = stops.shape[1]
    ends = [base[stops[:, i]] for i in range(size)]
    legs = {
        (i, j): between[stops[:, i], stops[:, j]] for i in range(size) for j in range(size) if i < j
    }
    best = np.full(len(stops), np.inf)
    for order in permutations(range(size)):
        if order[0] <= order[-1]:
            length = ends[order[0]] + ends[order[-1]]
            for a, b in pairwise(order):
                length += legs[min(a, b), max(a, b)]
            np.minimum(best, length, out=best)
    return best


def _grown(stops: Ints, room: Ints, minutes: Ints, near: Bools, pair: Floats) -> Ints:
    """Sets of one more site near a member, as far as a tour to both fits into the `room`."""
    size, count = len(near), stops.shape[1] + 1
    scale = size ** np.arange(count - 1, -1, -1, dtype=np.int64)
    codes = [np.zeros(0, dtype=np.int64)]
    for first in range(0, len(stops), CHUNK):
        part, left = stops[first : first + CHUNK], room[first : first + CHUNK]
        reach = np.asarray(near[part].any(axis=1))
        reach[np.arange(len(part))[:, None], part] = False
        row, site = np.nonzero(reach)
        longest = left[row] - minutes[site]
        fits = np.all([pair[part[row, i], site] <= longest for i in range(count - 1)], axis=0)
        grown = np.sort(np.column_stack([part[row[fits]], site[fits]]), axis=1)
        codes.append(grown @ scale)
    code = np.sort(np.concatenate(codes))  # much faster here than np.unique
    code = code[np.diff(code, prepend=-1) > 0]
    return np.asarray(code[:, None] // scale % size)
