"""The pictures the references are made of: Fashion-MNIST, and a colour set drawn from a seed."""
import argparse
import gzip
from pathlib import Path

import numpy as np
import torch

FASHION = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
COLOURS = ["red", "green", "blue", "grey"]

ROOT = Path(__file__).resolve().parents[3]


def options(doc, out):
    """The options of a script that asks our networks about Fashion-MNIST; the folder for what it finds is made."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--data", default=ROOT / "assets/fashion-mnist", help="Fashion-MNIST's four .gz files")
    parser.add_argument("--out", type=Path, default=out)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    return asked


def idx(path):
    """One gzipped IDX file as a uint8 array."""
    with gzip.open(path, "rb") as f:
        raw = f.read()
    sizes = [int.from_bytes(raw[4 + 4 * i : 8 + 4 * i], "big") for i in range(raw[3])]
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * raw[3]).reshape(sizes)


def fashion_mnist(folder, split):
    """(images float32 N×1×28×28 in [0,1], labels int64 N); split is 'train' or 't10k'."""
    x = idx(f"{folder}/{split}-images-idx3-ubyte.gz")[:, None].astype(np.float32) / 255
    return torch.from_numpy(x), torch.from_numpy(idx(f"{folder}/{split}-labels-idx1-ubyte.gz").astype(np.int64))


def colours(n, seed):
    """n noisy 3×16×16 pictures with a red, green, blue or no tint; hard enough that some are misread."""
    random = torch.Generator().manual_seed(seed)
    y = torch.randint(4, (n,), generator=random)
    tint = torch.cat([torch.eye(3), torch.zeros(1, 3)])[y].view(n, 3, 1, 1)
    light = torch.rand(n, 1, 1, 1, generator=random) * 0.3 + 0.3
    noise = torch.randn(n, 3, 16, 16, generator=random) * 0.25
    return (light + 0.06 * tint + noise).clamp(0, 1), y
