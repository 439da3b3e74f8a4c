"""Small TorchScript files from elsewhere, good and bad, as a student might drop them on the window.

    python src/test/peers/foreign.py src/test/resources/reference/foreign
"""
import pathlib
import sys

import torch
from torch import nn

out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
torch.manual_seed(7)


class Looping(nn.Module):
    """Never answers."""

    def forward(self, x):
        while bool(x.sum() < 1e30):
            x = x * 1.0
        return x


class Hungry(nn.Module):
    """Keeps all that it makes."""

    def forward(self, x):
        kept = [x]
        while len(kept) < 100000:
            kept.append(torch.ones(4000000) * x.sum())
        return torch.stack([part.sum() for part in kept]).unsqueeze(0)


class Talking(nn.Module):
    """Prints while it answers, and leaves the last line open."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Linear(784, 3)

    def forward(self, x):
        print("a line\nand another that looks like an answer: trial {}")
        return self.layers(x.flatten(1))


class Several(nn.Module):
    """Answers two things."""

    def forward(self, x):
        return x.flatten(1)[:, :3], x


def save(name, module):
    torch.jit.script(module.eval()).save(str(out / f"{name}.pt"))


def spoiled():
    module = nn.Sequential(nn.Flatten(), nn.Linear(784, 3))
    module[1].weight.data[0, 0] = float("nan")
    return module


POOLED = [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
save("loops", Looping())
save("hungry", Hungry())
save("talks", Talking())
save("several", Several())
save("spoiled", spoiled())
save("colour-32", nn.Sequential(nn.Conv2d(3, 2, 3), nn.Flatten(), nn.Linear(2 * 30 * 30, 4), nn.LogSoftmax(1)))
save("grey-24", nn.Sequential(nn.Flatten(), nn.Linear(24 * 24, 3), nn.Softmax(1)))
save("any-size", nn.Sequential(nn.Conv2d(3, 5, 3), nn.ReLU(), *POOLED))
save("four-channels", nn.Sequential(nn.Conv2d(4, 5, 3), *POOLED))
save("one-number", nn.Sequential(nn.Conv2d(1, 1, 3), *POOLED))
torch.save({"weight": torch.zeros(3)}, out / "weights-only.pt")
