"""Projection on the L1 ball and the box at once, by two methods that share nothing with each other."""
import numpy as np
from scipy.optimize import brentq, minimize

CASES, SIZE = 50, 12


def by_threshold(delta, low, high, epsilon):
    """The optimality conditions: shrink every coordinate by one threshold, then cut to the box; find the threshold."""
    def shrunk(threshold):
        return np.clip(np.sign(delta) * np.maximum(np.abs(delta) - threshold, 0), low, high)

    if np.abs(shrunk(0)).sum() <= epsilon:
        return shrunk(0)
    return shrunk(brentq(lambda t: np.abs(shrunk(t)).sum() - epsilon, 0, np.abs(delta).max(), xtol=1e-15))


def by_quadratic_program(delta, low, high, epsilon):
    """The definition: the nearest point, its positive and negative part as variables of their own."""
    n = len(delta)
    upper = np.concatenate([high, -low])
    inside = np.minimum(upper, epsilon / (4 * n))  # SLSQP stays put when it starts in the corner at 0
    result = minimize(
        lambda v: 0.5 * np.sum((v[:n] - v[n:] - delta) ** 2), inside, method="SLSQP",
        jac=lambda v: np.concatenate([v[:n] - v[n:] - delta, delta - v[:n] + v[n:]]),
        bounds=[(0, u) for u in upper],
        constraints={"type": "ineq", "fun": lambda v: epsilon - v.sum(), "jac": lambda v: -np.ones(2 * n)},
        options={"ftol": 1e-15, "maxiter": 1000})
    return result.x[:n] - result.x[n:]


def cases():
    """x in [0,1] (corners included), a perturbation, a radius and the projected perturbation, for each case."""
    random = np.random.default_rng(5)
    x = random.uniform(-0.2, 1.2, (CASES, SIZE)).clip(0, 1).astype(np.float32)
    delta = (random.laplace(size=(CASES, SIZE)) * random.choice([0.05, 0.3, 1.0], (CASES, 1))).astype(np.float32)
    delta[random.random((CASES, SIZE)) < 0.1] = 0
    epsilon = random.choice([0.1, 0.3, 0.6, 1.5, 8.0], CASES).astype(np.float32)
    projected, gap = [], 0.0
    for a, d, e in zip(x.astype(np.float64), delta.astype(np.float64), epsilon.astype(np.float64)):
        projected.append(by_threshold(d, -a, 1 - a, e))
        gap = max(gap, np.abs(projected[-1] - by_quadratic_program(d, -a, 1 - a, e)).max())
    if gap > 1e-6:
        raise ArithmeticError(f"the two projections differ by {gap}")
    return {"x": x, "delta": delta, "epsilon": epsilon, "projected": np.array(projected, np.float32)}, gap
