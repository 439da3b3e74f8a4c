"""Makes src/test/resources/reference/regimes: regimes.py [--reference FOLDER] [--out FOLDER]; see README.md.

Some steps of each regime from the stored networks, on the stored batch and with stored noise; nothing else is touched.
"""
import argparse
import json
import math
import shutil
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch.nn.functional import cross_entropy, kl_div, log_softmax, softmax

import torch_model

ROOT = Path(__file__).resolve().parents[3]
UPDATES, KEPT = 3, (1, 3)
EPSILON = {"linf": 0.1, "l2": 1.0}
TINY = 1e-12  # the least length a gradient is divided by
ADAM = {"type": "adam", "learningRate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weightDecay": 0.0}
SGD = {"type": "sgd", "learningRate": 0.05, "momentum": 0.9, "weightDecay": 5e-4}
PLAIN = {"optimizer": ADAM, "labelSmoothing": 0.0, "maxGradientNorm": None}


# Geometry: one row of the batch is one picture.

def lengths(a):
    return a.flatten(1).norm(dim=1).view(-1, 1, 1, 1)


def direction(g, norm):
    """The steepest ascent of unit size."""
    return g.sign() if norm == "linf" else g / lengths(g).clamp(min=TINY)


def to_ball(delta, case):
    epsilon = case["epsilon"]
    return delta.clamp(-epsilon, epsilon) if case["norm"] == "linf" else delta * (epsilon / lengths(delta).clamp(min=epsilon))


def project(a, x, case):
    """Onto the ball round x, then to the range of pictures."""
    return (x + to_ball(a - x, case)).clamp(0, 1)


def input_gradient(loss, a):
    a = a.detach().requires_grad_()
    return torch.autograd.grad(loss(a), a)[0]


def climb(loss, start, x, case):
    """Projected steps uphill."""
    a = start
    for _ in range(case["steps"]):
        a = project(a + case["stepSize"] * direction(input_gradient(loss, a), case["norm"]), x, case)
    return a


# Crafting: the module is in evaluation mode. The losses are sums, so that each picture has a gradient of its own.

def crafted_fgsm(module, loss, x, noise, case):
    return (x + case["stepSize"] * input_gradient(loss, x).sign()).clamp(0, 1)


def crafted_from_noise(module, loss, x, noise, case):
    """One step (Wong et al. 2020) or several (Madry et al. 2018) from a random point of the ball."""
    return climb(loss, (x + case["epsilon"] * noise).clamp(0, 1), x, case)


def crafted_n_fgsm(module, loss, x, noise, case):
    """de Jorge et al. (2022): more noise than the ball holds, and no projection."""
    start = (x + case["noiseSize"] * noise).clamp(0, 1)
    return (start + case["stepSize"] * direction(input_gradient(loss, start), case["norm"])).clamp(0, 1)


def crafted_trades(module, loss, x, noise, case):
    """Zhang et al. (2019): away from the module's own answer, which stays fixed."""
    with torch.no_grad():
        p = softmax(module(x), 1)
    return climb(lambda a: divergence(p, module(a)), (x + case["noiseSize"] * noise).clamp(0, 1), x, case)


def divergence(p, logits):
    """KL(p ‖ softmax(logits)), summed over the batch."""
    return kl_div(log_softmax(logits, 1), p, reduction="sum")


CRAFTED = {"mixed": crafted_fgsm, "fgsm-rs": crafted_from_noise, "n-fgsm": crafted_n_fgsm, "pgd": crafted_from_noise,
           "trades": crafted_trades}


# Updating: the module is in training mode; what was crafted is a constant.

def training_loss(module, x, a, y, case):
    if case["regime"] == "clean":
        return cross_entropy(module(x), y, label_smoothing=case["labelSmoothing"])
    if case["regime"] == "mixed":
        own, attacked = module(torch.cat([x, a])).split(len(x))
        return case["cleanWeight"] * cross_entropy(own, y) + (1 - case["cleanWeight"]) * cross_entropy(attacked, y)
    if case["regime"] == "trades":
        own = module(x)
        attacked = module(a)
        return cross_entropy(own, y) + case["beta"] * divergence(softmax(own, 1), attacked) / len(x)
    return cross_entropy(module(a), y)


def optimizer_of(module, spec):
    if spec["type"] == "sgd":
        return torch.optim.SGD(
            module.parameters(), spec["learningRate"], momentum=spec["momentum"], weight_decay=spec["weightDecay"])
    return torch.optim.Adam(
        module.parameters(), spec["learningRate"], (spec["beta1"], spec["beta2"]), spec["epsilon"], spec["weightDecay"])


def update(module, optimizer, loss, case):
    """One step of the optimizer: (the loss, the length of its gradient in all weights), both before the step."""
    optimizer.zero_grad()
    loss.backward()
    longest = case["maxGradientNorm"]
    length = torch.nn.utils.clip_grad_norm_(module.parameters(), math.inf if longest is None else longest)
    optimizer.step()
    return loss.item(), length.item()


def ordinary_step(module, optimizer, x, y, noise, state, case):
    """Crafting, then one update on what was crafted."""
    a = None
    if case["regime"] in CRAFTED:
        module.eval().requires_grad_(False)
        a = CRAFTED[case["regime"]](
            module, lambda b: cross_entropy(module(b), y, reduction="sum"), x, noise, case).detach()
        module.requires_grad_(True)
    return update(module, optimizer, training_loss(module.train(), x, a, y, case), case)


def free_step(module, optimizer, x, y, noise, state, case):
    """Shafahi et al. (2019): every replay's one backward pass serves the weights and the perturbation."""
    module.train()
    delta, seen = state.get("delta", torch.zeros_like(x)), []
    for _ in range(case["replays"]):
        a = (x + delta).clamp(0, 1).requires_grad_()
        seen.append(update(module, optimizer, cross_entropy(module(a), y), case))
        delta = to_ball(delta + case["stepSize"] * direction(a.grad, case["norm"]), case)
    state["delta"] = delta
    return tuple(sum(values) / len(values) for values in zip(*seen))


# The cases.

def sizes(norm, steps=1, scale=1.0, **more):
    """An attack's numbers; its steps are of `scale` radii altogether."""
    return {"norm": norm, "epsilon": EPSILON[norm], "steps": steps, "stepSize": scale * EPSILON[norm] / steps, **more}


def regimes(norm):
    """Regime → parameters, for one norm."""
    unit = f"noise-{norm}"
    return {
        "fgsm-rs": sizes(norm, 1, 1.25, noise=unit, noiseSize=EPSILON[norm]),
        "n-fgsm": sizes(norm, 1, 1.0, noise=unit, noiseSize=2 * EPSILON[norm]),
        "pgd": sizes(norm, 3, 2.5, noise=unit, noiseSize=EPSILON[norm]),
        "trades": sizes(norm, 3, 2.5, noise="noise-gauss", noiseSize=0.001, beta=6.0),
        "free": sizes(norm, 1, 1.0, replays=3)}


def all_cases():
    """Name → parameters. Only the small network shows the settings, to keep the folder small."""
    cases = {}

    def add(model, regime, name, **parameters):
        plain = {k: v for k, v in PLAIN.items() if k not in parameters}
        cases[f"{model}-{name}"] = {"model": model, "regime": regime, **parameters, **plain}

    for model, weights in (("tiny-conv", (0.5, 0.3)), ("tiny-batchnorm", (0.3,))):
        add(model, "clean", "clean")
        for weight in weights:
            add(model, "mixed", f"mixed-{weight}", **sizes("linf"), cleanWeight=weight)
        for norm in EPSILON:
            for regime, parameters in regimes(norm).items():
                if model == "tiny-conv" or norm == "linf" and regime != "n-fgsm":
                    add(model, regime, f"{regime}-{norm}", **parameters)
    for norm in EPSILON:  # far enough from the picture that rounding does not decide where the climb goes
        add("tiny-batchnorm", "trades", f"trades-far-{norm}", **{**regimes(norm)["trades"], "noiseSize": 0.1})
    add("tiny-batchnorm", "clean", "smooth", labelSmoothing=0.1)
    add("tiny-batchnorm", "clean", "decay", optimizer={**ADAM, "weightDecay": 5e-4})
    add("tiny-batchnorm", "clean", "clip", maxGradientNorm=0.05)
    add("tiny-batchnorm", "clean", "sgd", optimizer=SGD)
    add("tiny-batchnorm", "clean", "sgd-clip", optimizer=SGD, maxGradientNorm=0.05)
    return cases


def draw_noise(shape, seed):
    """Name → noise for every step, rounded to half precision so that it may be stored so."""
    random = torch.Generator().manual_seed(seed)
    drawn = {}
    for k in range(1, UPDATES + 1):
        drawn[f"noise-linf-{k}"] = torch.rand(shape, generator=random) * 2 - 1
        gauss = torch.randn(shape, generator=random)
        radius = torch.rand(shape[0], 1, 1, 1, generator=random) ** (1 / math.prod(shape[1:]))
        drawn[f"noise-l2-{k}"] = gauss / lengths(gauss) * radius * (1 - 2**-10)  # rounding must not leave the ball
        drawn[f"noise-gauss-{k}"] = torch.randn(shape, generator=random)
    return {name: values.half() for name, values in drawn.items()}


def run(reference, case, x, y, noise):
    """({count: weights after so many steps}, the losses, the lengths of the gradients)."""
    module = torch_model.load(reference / "models" / case["model"])[0].requires_grad_(True)
    optimizer = optimizer_of(module, case["optimizer"])
    step = free_step if case["regime"] == "free" else ordinary_step
    state, kept, seen = {}, {}, []
    for k in range(1, UPDATES + 1):
        unit = noise[f"{case['noise']}-{k}"].float() if "noise" in case else None
        seen.append(step(module, optimizer, x, y, unit, state, case))
        if k in KEPT:
            kept[k] = {name: values.clone() for name, values in module[1].state_dict().items()}
    return kept, *map(list, zip(*seen))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--reference", type=Path, default=ROOT / "src/test/resources/reference")
    arguments.add_argument("--out", type=Path, help="where to write; REFERENCE/regimes by default")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    out = options.out or options.reference / "regimes"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)

    x, y = (torch.from_numpy(np.load(options.reference / "training" / f"{name}.npy")) for name in "xy")
    noise = draw_noise(x.shape, 17)
    for name, values in noise.items():
        np.save(out / f"{name}.npy", values.numpy())
    report = {"batch": len(x), "noiseType": "float16", "leastGradientLength": TINY, "cases": {}}
    for name, case in all_cases().items():
        kept, losses, gradients = run(options.reference, case, x, y, noise)
        for count, weights in kept.items():
            save_file(weights, out / f"{name}-{count}.safetensors")
        report["cases"][name] = {**case, "losses": losses, "gradientNorms": gradients}
        print(f"{name:28}", *(f"{loss:.4f}" for loss in losses))
    (out / "regimes.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n")
    print(f"{sum(f.stat().st_size for f in out.iterdir()):,} bytes in {out}")


if __name__ == "__main__":
    main()
