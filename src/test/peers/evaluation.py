"""What PyTorch counts on our standard network: evaluation.py [--data FOLDER] [--out FOLDER]; see README.md.

One digit a picture, 1 where it is still given its true class, so that the figures can be held picture by picture.
"""
import json
from pathlib import Path

import torch
import torchattacks

import data
import torch_model

ROOT = Path(__file__).resolve().parents[3]
COUNT, STEPS = 200, 10
EPSILONS = [0.01, 0.02, 0.03, 0.05, 0.1]


def digits(holds):
    return "".join("1" if h else "0" for h in holds.tolist())


def right(module, x, y):
    with torch.no_grad():
        return module(x).argmax(1) == y


def worst(module, x, y, epsilon, holds, loss_type=torch.float32):
    """Which pictures no iterate of projected gradient descent in L∞ fools, of those that held until now."""
    step = 2.5 * epsilon / STEPS
    at, holds = x.clone(), holds.clone()
    for _ in range(STEPS):
        at.requires_grad_(True)
        loss = torch.nn.functional.cross_entropy(module(at).to(loss_type), y, reduction="sum")
        gradient, = torch.autograd.grad(loss, at)
        moved = at.detach() + step * gradient.sign()
        at = torch.minimum(torch.maximum(moved, x - epsilon), x + epsilon).clamp(0, 1)
        holds &= right(module, at, y)
    return holds


def figures(module, x, y):
    clean = right(module, x, y)
    rows, carried, exact = [], clean, clean
    for epsilon in EPSILONS:
        # An example within a smaller budget is one within the larger too.
        carried = worst(module, x, y, epsilon, carried)
        exact = worst(module, x, y, epsilon, exact, torch.float64)
        last = torchattacks.PGD(module, epsilon, 2.5 * epsilon / STEPS, STEPS, random_start=False)(x, y)
        rows.append({"epsilon": epsilon, "worst": digits(carried), "worstInDouble": digits(exact),
                     "lastIterate": digits(right(module, last, y))})
    return {"model": "fashion-mnist-standard", "data": f"fashion-mnist:test[0:{COUNT}]", "steps": STEPS,
            "clean": digits(clean), "figures": rows}


def main():
    options = data.options(__doc__, ROOT / "src/test/resources/reference/evaluation")
    torch.set_num_threads(1)
    pictures, labels = data.fashion_mnist(options.data, "t10k")
    x, y = torch.as_tensor(pictures[:COUNT]), torch.as_tensor(labels[:COUNT])
    module = torch_model.load(ROOT / "models/fashion-mnist-standard")[0]
    (options.out / "figures.json").write_text(json.dumps(figures(module, x, y), indent=1) + "\n")


if __name__ == "__main__":
    main()
