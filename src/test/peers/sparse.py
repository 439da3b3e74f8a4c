"""What the authors' own APGD leaves under L1, in three shrinking balls: sparse.py [--data FOLDER] [--out FOLDER]; see README.md."""
import json
import warnings
from pathlib import Path

import pyautoattack.autopgd_base as autopgd
import torch

import data
import torch_model

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = ROOT / "src/test/resources/reference"
COUNT = 200
CASES = (("fashion-mnist-standard", 6.0), ("fashion-mnist-standard", 3.0), ("tiny-conv", 6.0), ("tiny-conv", 12.0))


def attack(module, name, epsilon, steps, seed):
    kind = {"apgd-ce": autopgd.APGDAttack, "apgd-t": autopgd.APGDAttack_targeted}[name]
    made = kind(module, n_iter=steps, norm="L1", n_restarts=1, eps=epsilon, seed=seed, use_largereps=True, device="cpu")
    if name == "apgd-t":
        made.n_target_classes = 5
    return made


def main():
    options = data.options(__doc__, REFERENCE / "suite")
    warnings.filterwarnings("ignore")
    torch.set_num_threads(1)
    x, y = data.fashion_mnist(options.data, "t10k")
    x, y = x[:COUNT], y[:COUNT]
    found = []
    for network, epsilon in CASES:
        folder = ROOT / "models" / network if network.startswith("fashion") else REFERENCE / "models" / network
        module = torch_model.load(folder)[0]
        for name in ("apgd-ce", "apgd-t"):
            left = []
            for seed in range(3):
                adversarial = attack(module, name, epsilon, 50, seed).perturb(x.clone(), y.clone())
                assert (adversarial - x).abs().flatten(1).sum(1).max() <= epsilon * (1 + 1e-4)
                with torch.no_grad():
                    left.append((module(adversarial).argmax(1) == y).sum().item())
            found.append({"network": network, "attack": name, "epsilon": epsilon, "steps": 50, "left": left})
            print(found[-1], flush=True)
    (options.out / "sparse.json").write_text(json.dumps({"count": COUNT, "cases": found}, indent=1) + "\n")


if __name__ == "__main__":
    main()
