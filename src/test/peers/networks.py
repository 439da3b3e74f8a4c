"""The networks of the references: their layers, their training and their model folders."""
import json
import time

import torch
from safetensors.torch import save_file
from scipy.stats import binomtest
from torch import nn
from torch.nn.functional import cross_entropy

import attacks
import torch_model

FASHION_NORMALIZATION = {"mean": [0.2860], "std": [0.3530]}
COLOUR_NORMALIZATION = {"mean": [0.45, 0.46, 0.47], "std": [0.27, 0.26, 0.25]}


def conv(filters, kernel, **more):
    return {"type": "conv", "filters": filters, "kernel": kernel, **more}


def linear(units):
    return {"type": "linear", "units": units}


RELU, BATCHNORM, AVGPOOL, FLATTEN = ({"type": t} for t in ("relu", "batchnorm", "avgpool", "flatten"))
BASIC = [conv(8, 3, padding=1, bias=False), BATCHNORM, RELU, conv(8, 3, padding=1, bias=False), BATCHNORM]
HALVING = [conv(16, 3, stride=2, padding=1, bias=False), BATCHNORM, RELU, conv(16, 3, padding=1, bias=False), BATCHNORM]

LAYERS = {
    "tiny-conv": [
        conv(8, 4, stride=2, padding=1), RELU, conv(16, 4, stride=2, padding=1), RELU,
        FLATTEN, linear(24), RELU, linear(10)],
    "tiny-residual": [
        conv(8, 3, padding=1, bias=False), BATCHNORM, RELU, {"type": "maxpool", "kernel": 3, "stride": 2},
        {"type": "residual", "layers": BASIC},
        {"type": "residual", "layers": HALVING, "shortcut": [conv(16, 1, stride=2, bias=False), BATCHNORM]},
        AVGPOOL, FLATTEN, {"type": "dropout", "rate": 0.2}, linear(32), RELU, linear(10)],
    "tiny-batchnorm": [
        conv(6, 3, stride=2, padding=1, bias=False), BATCHNORM, RELU, {"type": "maxpool", "kernel": 2},
        conv(8, 3, bias=False), BATCHNORM, RELU, FLATTEN, linear(10)],
    "tiny-colour": [conv(6, 3, padding=1), RELU, {"type": "maxpool", "kernel": 2}, conv(8, 3, stride=2), RELU,
        FLATTEN, linear(4)],
    "tiny-script": [conv(4, 4, stride=4), RELU, FLATTEN, {"type": "dropout", "rate": 0.3}, linear(10)],
}


def normalized(normalization, body):
    """The module that attacks see: pictures in [0,1] to logits."""
    return nn.Sequential(torch_model.Normalize(normalization["mean"], normalization["std"]), body)


def train(name, normalization, x, y, seed, rate):
    """One clean epoch of Adam in batches of 64: (module in evaluation mode, seconds)."""
    start = time.perf_counter()
    torch.manual_seed(seed)
    module = normalized(normalization, torch_model.network(LAYERS[name], x.shape[1:])).train()
    optimizer = torch.optim.Adam(module.parameters(), rate)
    for part in torch.randperm(len(x)).split(64):
        optimizer.zero_grad()
        cross_entropy(module(x[part]), y[part]).backward()
        optimizer.step()
    for p in module.parameters():
        p.requires_grad_(False)
    return module.eval(), time.perf_counter() - start


def interval(k, n):
    """Wilson's 95 % interval of a share, by SciPy."""
    return list(binomtest(k, n).proportion_ci(0.95, method="wilson"))


def measured(module, data, x, y, epsilon):
    """A card's accuracy entry: clean, and under torchattacks' PGD-10 in the L-infinity norm."""
    clean = robust = 0
    for a, b in zip(x.split(500), y.split(500)):
        clean += module(a).argmax(1).eq(b).sum().item()
        robust += module(attacks.torchattacks_pgd(module, a, b, epsilon, epsilon / 4, 10)).argmax(1).eq(b).sum().item()
    n = len(x)
    return {"data": data, "n": n, "attack": "pgd", "norm": "linf", "epsilon": epsilon, "steps": 10,
            "clean": clean / n, "robust": robust / n, "interval": interval(robust, n)}


def write_folder(folder, module, card):
    """A model folder: the card, and the body's weights unless the card names a TorchScript file."""
    folder.mkdir(parents=True)
    if "weights" in card:
        save_file(module[1].state_dict(), folder / card["weights"])
    (folder / "model.json").write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n")
