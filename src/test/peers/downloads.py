"""A TorchScript file that takes and answers what a network for ImageNet does, and weighs a few kilobytes.

    python src/test/peers/downloads.py src/test/resources/reference/downloads
"""
import pathlib
import sys

import torch
from torch import nn

out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
torch.manual_seed(7)


def save(classes, name):
    network = nn.Sequential(nn.AvgPool2d(112), nn.Flatten(), nn.Linear(12, classes)).eval()
    torch.jit.trace(network, torch.zeros(1, 3, 224, 224)).save(str(out / name))


save(1000, "tiny-imagenet.pt")
save(7, "seven-classes.pt")
