"""What torchattacks and foolbox find with the rest of the attack suite: suite.py [--data FOLDER] [--out FOLDER]; see README.md.

Deterministic attacks are stored picture by picture, the others as distances and accuracies.
"""
import json
import warnings
from pathlib import Path

import foolbox
import numpy as np
import torch
import torchattacks

import data
import make_reference
import torch_model

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = ROOT / "src/test/resources/reference"
EPSILON, ALPHA, STEPS = 0.1, 0.025, 8
COUNT = 50  # pictures of the statistics


def momentum(module, x, y):
    """name → (parameters, adversarial pictures) of the attacks in which nothing is drawn at random."""
    given = {"norm": "linf", "epsilon": EPSILON, "steps": STEPS, "stepSize": ALPHA, "decay": 1.0}
    return {
        "mi-fgsm": (given, torchattacks.MIFGSM(module, EPSILON, ALPHA, STEPS, 1.0)(x, y).detach()),
        "ni-fgsm": (given, torchattacks.NIFGSM(module, EPSILON, ALPHA, STEPS, 1.0)(x, y).detach())}


def size(delta, norm):
    flat = delta.flatten(1)
    return {"linf": flat.abs().amax(1), "l2": flat.norm(dim=1), "l1": flat.abs().sum(1),
            "l0": (flat != 0).sum(1).float()}[norm]


def distances(module, x, y, adversarial, norm):
    """Each picture's distance; null where the network is not fooled, 0 where it was wrong before."""
    with torch.no_grad():
        fooled = module(adversarial).argmax(1) != y
        wrong = module(x).argmax(1) != y
    found = size(adversarial - x, norm)
    return [0.0 if w else round(d.item(), 6) if f else None for d, f, w in zip(found, fooled, wrong)]


def smallest(module, x, y):
    """name → (norm, parameters, adversarial pictures)."""
    wrapped = foolbox.PyTorchModel(module, bounds=(0, 1))

    def run(attack):
        return torch.as_tensor(attack.run(wrapped, x, foolbox.Misclassification(y)))

    deep = {"steps": 50, "overshoot": 0.02}
    cw = {"searches": 6, "steps": 300, "learningRate": 0.01, "firstConstant": 0.1}
    fab = {"steps": 50, "targets": 9}
    made = {
        "deepfool-l2": ("l2", deep, run(foolbox.attacks.L2DeepFoolAttack(**deep, loss="logits"))),
        "deepfool-linf": ("linf", deep, run(foolbox.attacks.LinfDeepFoolAttack(**deep, loss="logits"))),
        "cw-l2": ("l2", cw, run(foolbox.attacks.L2CarliniWagnerAttack(6, 300, 0.01, 0, 0.1)))}
    for norm, attack in (("l2", foolbox.attacks.L2FMNAttack), ("linf", foolbox.attacks.LInfFMNAttack),
                         ("l1", foolbox.attacks.L1FMNAttack), ("l0", foolbox.attacks.L0FMNAttack)):
        made[f"fmn-{norm}"] = (norm, {"steps": 100}, run(attack(steps=100)))
    for norm in ("Linf", "L2"):
        far = torchattacks.FAB(module, norm, eps=100.0, steps=50, n_restarts=1, multi_targeted=True, seed=0)
        made[f"fab-t-{norm.lower()}"] = (norm.lower(), fab, far(x, y).detach())
    return made


def bounded(module, x, y):
    """name → (norm, epsilon, parameters, pictures still classified rightly)."""
    made = {}
    for norm, epsilon in (("Linf", 0.05), ("L2", 1.0)):
        for name, parameters, attack in (
                ("apgd-ce", {"steps": 50}, torchattacks.APGD(module, norm, epsilon, steps=50, loss="ce")),
                ("apgd-dlr", {"steps": 50}, torchattacks.APGD(module, norm, epsilon, steps=50, loss="dlr")),
                ("apgd-t", {"steps": 50, "targets": 9}, torchattacks.APGDT(module, norm, epsilon, steps=50)),
                ("square", {"queries": 500}, torchattacks.Square(module, norm, epsilon, n_queries=500))):
            with torch.no_grad():
                right = (module(attack(x, y)).argmax(1) == y).sum().item()
            made[f"{name}-{norm.lower()}"] = (norm.lower(), epsilon, parameters, right)
    return made


def main():
    options = data.options(__doc__, REFERENCE / "suite")
    warnings.filterwarnings("ignore")
    torch.set_num_threads(1)
    pictures, labels = data.fashion_mnist(options.data, "t10k")
    report = {"count": COUNT, "deterministic": {}, "smallest": {}, "bounded": {}}

    module = torch_model.load(REFERENCE / "models/tiny-conv")[0]
    for name, (parameters, adversarial) in momentum(module, pictures[:16], labels[:16]).items():
        np.save(options.out / f"{name}.npy", adversarial)
        report["deterministic"][name] = parameters
    for network, folder in (("tiny-conv", REFERENCE / "models/tiny-conv"),
                            ("fashion-mnist-standard", ROOT / "models/fashion-mnist-standard")):
        module = torch_model.load(folder)[0]
        x, y = pictures[:COUNT], labels[:COUNT]
        torch.manual_seed(0)
        report["smallest"][network] = {
            name: {"norm": norm, **parameters, "distances": distances(module, x, y, adversarial, norm)}
            for name, (norm, parameters, adversarial) in smallest(module, x, y).items()}
        report["bounded"][network] = {
            name: {"norm": norm, "epsilon": epsilon, **parameters, "right": right}
            for name, (norm, epsilon, parameters, right) in bounded(module, x, y).items()}
    answering = torch.nn.Sequential(torch_model.load(REFERENCE / "models/tiny-script")[0], torch.nn.Softmax(1))
    make_reference.write_script(options.out / "probabilities.pt", torch.jit.script(answering.eval()))
    (options.out / "suite.json").write_text(json.dumps(report, indent=1) + "\n")
    for network, found in report["smallest"].items():
        for name, entry in found.items():
            own = [d for d in entry["distances"] if d is not None and d > 0]
            missed = sum(d is None for d in entry["distances"])
            print(network, name, f"median {np.median(own):.5f}, missed {missed}")
        for name, entry in report["bounded"][network].items():
            print(network, name, entry["right"])


if __name__ == "__main__":
    main()
