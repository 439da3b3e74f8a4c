"""What foolbox's HopSkipJump and torchattacks' SPSA and DI-FGSM do to one of our model folders, to be held against our own:

    queries.py MODEL_FOLDER [--data FOLDER] [--count N] [--queries Q] [--epsilon E] [--transfer MODEL_FOLDER]

One JSON line an attack. HopSkipJump is run picture by picture and cut off after Q predictions; what counts is the nearest
fooling picture that it asked about, whether its own bisection was over or not, so the figure is in its favour.
"""
import argparse
import json
import math
import statistics
import warnings
from pathlib import Path

import foolbox
import torch
import torchattacks

import data
import torch_model

ROOT = Path(__file__).resolve().parents[3]


class Spent(Exception):
    """All queries are used up."""


class Counted(torch.nn.Module):
    """Answers so many predictions, and remembers the nearest picture of another class."""

    def __init__(self, module, x, label, queries):
        super().__init__()
        self.module, self.x, self.label, self.left = module, x, label, queries
        self.nearest = math.inf

    def forward(self, points):
        if self.left < len(points):
            raise Spent
        self.left -= len(points)
        logits = self.module(points)
        fools = logits.argmax(1) != self.label
        if fools.any():
            self.nearest = min(self.nearest, (points - self.x)[fools].flatten(1).norm(dim=1).min().item())
        return logits


def hopskipjump(module, x, y, queries):
    """Each picture's distance; 0 where the network is wrong before."""
    found = []
    for i in range(len(x)):
        counted = Counted(module, x[i:i + 1], y[i], queries).eval()
        wrapped = foolbox.PyTorchModel(counted, bounds=(0, 1))
        try:
            foolbox.attacks.HopSkipJumpAttack(steps=1000, initial_gradient_eval_steps=50, constraint="l2").run(
                wrapped, x[i:i + 1], foolbox.Misclassification(y[i:i + 1]))
        except (Spent, ValueError):
            pass  # used up, or noise alone did not fool
        found.append(counted.nearest)
    return found


def left(module, x, y):
    with torch.no_grad():
        return int((module(x).argmax(1) == y).sum())


def main():
    warnings.filterwarnings("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("--data", default=str(ROOT / "assets/fashion-mnist"))
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--epsilon", type=float, default=0.05)
    parser.add_argument("--transfer")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", help="hopskipjump leaves the others out")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    module, _ = torch_model.load(Path(given.model))
    x, y = data.fashion_mnist(Path(given.data), "t10k")
    x, y = torch.as_tensor(x[:given.count]), torch.as_tensor(y[:given.count]).long()
    with torch.no_grad():
        right = module(x).argmax(1) == y
    print(json.dumps({"attack": "none", "n": len(x), "left": int(right.sum())}), flush=True)

    if given.only != "hopskipjump":
        others(module, given, x, y)
    distances = [d for d, r in zip(hopskipjump(module, x, y, given.queries), right) if r]
    print(json.dumps({"attack": "hopskipjump", "queries": given.queries, "samples": 50, "n": len(distances),
                      "notFound": sum(math.isinf(d) for d in distances),
                      "medianL2": statistics.median(distances)}), flush=True)


def others(module, given, x, y):
    spsa = torchattacks.SPSA(module, eps=given.epsilon, delta=0.01, lr=0.01, nb_iter=40, nb_sample=64)(x, y)
    print(json.dumps({"attack": "spsa", "epsilon": given.epsilon, "steps": 40, "samples": 64,
                      "left": left(module, spsa, y)}), flush=True)
    other = torch_model.load(Path(given.transfer))[0] if given.transfer else None
    for decay in (0.0, 1.0):
        di = torchattacks.DIFGSM(module, given.epsilon, given.epsilon / 10, 10, decay, 0.9, 0.5)(x, y)
        print(json.dumps({"attack": "di-fgsm", "epsilon": given.epsilon, "steps": 10, "decay": decay,
                          "left": left(module, di, y),
                          "leftOnOther": left(other, di, y) if other else None}), flush=True)


if __name__ == "__main__":
    main()
