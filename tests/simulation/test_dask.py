"""Courses on a Dask cluster of two processes: the same numbers to the last digit."""

from typing import Any

import pytest

import allocator
from allocator import cluster

distributed = pytest.importorskip("distributed", reason="Dask is not installed: allocator[dask]")
TINY = "scenarios/tiny.yaml"


def test_the_same_numbers_on_two_worker_processes() -> None:
    scenario = allocator.load(TINY)
    variants = ["second-mobile"]
    here = allocator.simulate(scenario, variants, replications=4, weeks=9, workers=1)
    quiet: dict[str, Any] = {"silence_logs": 60, "dashboard_address": None}
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, **quiet
        ) as local,
        cluster.connect(local.scheduler_address) as place,
    ):
        assert place.workers == 2
        there = allocator.simulate(
            scenario,
            variants,
            replications=4,
            weeks=9,
            executor=place.executor,
            workers=place.workers,
        )
    assert there == here
    assert there.model_dump_json() == here.model_dump_json()
