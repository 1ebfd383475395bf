"""The measure of growth itself: what is linear passes however busy the machine, what is quadratic does not."""

import time

import pytest


@pytest.fixture
def clock(monkeypatch):
    """Return a list whose only number is the CPU seconds spent so far."""
    spent = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: spent[0])
    return spent


def spending(clock, price, noise=()):
    """Return work that costs `price(size)` seconds and, from run to run, what `noise` adds."""
    added = iter(noise)

    def work(size):
        clock[0] += price(size) + next(added, 0)

    return work


@pytest.mark.parametrize(
    ("price", "noise"),
    [
        (lambda size: size / 1000, ()),
        (lambda size: size / 1000, (5, 20)),  # one busy moment
        (lambda size: size / 1000, (0, 30, 0, 0, 90)),  # two tries spoilt
        (lambda size: size * 1e-9, (0, 0.2)),  # too quick to be measured
    ],
)
def test_linear_cost_passes(assert_linear, clock, price, noise):
    assert_linear(lambda size: size, spending(clock, price, noise), 100)
    assert clock[0] > 0


@pytest.mark.parametrize("noise", [(), (0.5, 0, 0), (0, 0, 0.5) * 3])
def test_quadratic_cost_fails(assert_linear, clock, noise):
    with pytest.raises(pytest.fail.Exception, match="10 times the length costs 100, 100, 100 times as much"):
        assert_linear(lambda size: size, spending(clock, lambda size: size**2 / 1e5, noise), 100)
