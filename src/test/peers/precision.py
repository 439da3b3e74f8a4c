"""Which of all 10,000 test pictures PGD-40 leaves our standard network, by how exactly the loss is computed; see README.md.

precision.py [--data FOLDER] [--out FOLDER]

single: all in single precision, as PyTorch and torchattacks do. double: logits in single precision, cross-entropy and its
gradient with respect to them in double. wholly: network and pictures in double too. A network that is all but sure has a
cross-entropy of 1e-8 or less, where single precision rounds p - 1 to nothing or to a multiple of 6e-8, and with it the gradient.
"""
import json
from pathlib import Path

import torch

import data
import torch_model

ROOT = Path(__file__).resolve().parents[3]
EPSILON, STEPS, BATCH = 0.1, 40, 250
MODEL = "fashion-mnist-standard"


def holding(module, x, y, loss_type):
    """Which pictures are given their true class at every iterate, with no random start and steps of 2.5 ε / steps."""
    at, holds = x.clone(), module(x).argmax(1) == y
    for _ in range(STEPS):
        at.requires_grad_(True)
        loss = torch.nn.functional.cross_entropy(module(at).to(loss_type), y, reduction="sum")
        gradient, = torch.autograd.grad(loss, at)
        moved = at.detach() + 2.5 * EPSILON / STEPS * gradient.sign()
        at = torch.minimum(torch.maximum(moved, x - EPSILON), x + EPSILON).clamp(0, 1)
        with torch.no_grad():
            holds &= module(at).argmax(1) == y
    return holds


def left(module, x, y, loss_type):
    parts = zip(x.split(BATCH), y.split(BATCH))
    return torch.cat([holding(module, a, b, loss_type) for a, b in parts]).nonzero().flatten().tolist()


def main():
    options = data.options(__doc__, ROOT / "src/test/resources/reference/evaluation")
    torch.set_num_threads(1)
    pictures, labels = data.fashion_mnist(options.data, "t10k")
    x, y = torch.as_tensor(pictures), torch.as_tensor(labels)
    module = torch_model.load(ROOT / "models" / MODEL)[0]
    answers = {"model": MODEL, "n": len(x), "epsilon": EPSILON, "steps": STEPS,
               "single": left(module, x, y, torch.float32), "double": left(module, x, y, torch.float64)}
    answers["wholly"] = left(module.double(), x.double(), y, torch.float64)
    (options.out / "precision.json").write_text(json.dumps(answers) + "\n")


if __name__ == "__main__":
    main()
