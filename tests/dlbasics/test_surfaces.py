"""Surfaces: gradients against autograd, lowest points against their surroundings."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dlbasics.surfaces import PLATEAU, RAVINE, ROSENBROCK, SADDLE, SURFACES, TWO_VALLEYS, bowl

places = st.tuples(st.floats(-4, 4), st.floats(-4, 4))
every_surface = pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)


@every_surface
@given(place=places)
def test_the_gradient_equals_autograd(surface, place):
    x, y = (torch.tensor(w, dtype=torch.float64, requires_grad=True) for w in place)
    surface.loss((x, y)).backward()
    expected = [x.grad.item() if x.grad is not None else 0.0, y.grad.item()]
    assert list(surface.gradient(place)) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    ("surface", "formula"),
    [
        (bowl(7), lambda x, y: (x**2 + 7 * y**2) / 2),
        (RAVINE, lambda x, y: 0.1 * x**2 + 2 * y**2),
        (SADDLE, lambda x, y: (x**2 - y**2) / 2),
        (ROSENBROCK, lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2),
        (PLATEAU, lambda x, y: 1 - 1 / (1 + x**2 + y**2)),
        (TWO_VALLEYS, lambda x, y: x**4 / 8 - x**2 + x / 2 + 4 + y**2 / 2),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
@given(place=places)
def test_the_height_equals_the_formula(surface, formula, place):
    assert surface.loss(place) == pytest.approx(formula(*place), rel=1e-9, abs=1e-9)


@every_surface
@given(place=places)
def test_nothing_is_lower_than_the_lowest_points(surface, place):
    for minimum in surface.minima:
        assert surface.loss(place) >= surface.loss(minimum) - 1e-12
        assert surface.gradient(minimum) == pytest.approx((0, 0), abs=1e-12)


@every_surface
def test_start_and_lowest_points_are_in_the_window(surface):
    left, right, bottom, top = surface.window
    for x, y in (surface.start, *surface.minima):
        assert left < x < right and bottom < y < top


@given(st.floats(1, 100))
def test_the_condition_number_is_the_ratio_of_the_curvatures(condition):
    surface = bowl(condition)
    second = torch.autograd.functional.hessian(
        lambda p: surface.loss((p[0], p[1])), torch.ones(2, dtype=torch.float64)
    )
    curvatures = torch.linalg.eigvalsh(second)
    assert (curvatures[1] / curvatures[0]).item() == pytest.approx(condition, rel=1e-9, abs=0)


@pytest.mark.parametrize("condition", [0, -1])
def test_a_condition_number_that_is_not_positive_is_refused(condition):
    with pytest.raises(ValueError, match=f"must be positive, found {condition}"):
        bowl(condition)
