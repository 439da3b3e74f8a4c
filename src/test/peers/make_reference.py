"""Regenerates src/test/resources/reference: make_reference.py [--data FOLDER] [--out FOLDER]; see README.md."""
import argparse
import json
import os
import shutil
import sys
import warnings
import zipfile
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

import attacks
import data
import networks
import projection
import steps
import torch_model

ROOT = Path(__file__).resolve().parents[3]
PICTURES, TRAINING_BATCH = 16, 32
KEPT_ATTACKS = {  # tiny-conv keeps them all; the others keep few, to stay small
    "tiny-residual": ["fgsm-torchattacks", "pgd-linf-torchattacks", "pgd-l2-torchattacks"],
    "tiny-colour": ["fgsm-torchattacks", "pgd-linf-torchattacks", "pgd-l2-torchattacks"],
    "tiny-script": ["fgsm-torchattacks", "pgd-linf-torchattacks"],
    "tiny-batchnorm": [],
}
INTERVALS = [(0, 1), (1, 1), (0, 10), (3, 10), (10, 10), (16, 16), (37, 50), (731, 1000), (833, 1000), (999, 1000),
             (7312, 10000), (9100, 10000), (10000, 10000)]


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def write_arrays(folder, arrays):
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in arrays.items():
        np.save(folder / f"{name}.npy", values)


def write_script(path, module):
    """TorchScript without its debug records, which would name this machine's folders."""
    torch.jit.save(module, str(path))
    with zipfile.ZipFile(path) as whole:
        records = [(i.filename, whole.read(i)) for i in whole.infolist() if not i.filename.endswith(".debug_pkl")]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as bare:
        for name, content in records:
            bare.writestr(zipfile.ZipInfo(name), content)


def write_answers(folder, name, module, x, y):
    """Pictures, labels, logits, gradients and attacks of one network."""
    with torch.no_grad():
        logits = module(x)
    write_arrays(folder / name, {
        "x": x, "y": y, "logits": logits,
        "gradient": attacks.cross_entropy_gradient(module, x, y),
        "margin-gradient": attacks.margin_gradient(module, x, y)})
    made = attacks.all_of(module, x, y)
    made = {k: made[k] for k in KEPT_ATTACKS.get(name, made)}
    if not made:
        return
    for parameters, adversarial in made.values():
        assert 0 <= adversarial.min() and adversarial.max() <= 1 and adversarial.shape == x.shape, parameters
    write_arrays(folder / name / "attacks", {k: v for k, (_, v) in made.items()})
    with torch.no_grad():
        write_json(folder / name / "attacks.json", {
            k: {**parameters, "correct": module(v).argmax(1).eq(y).sum().item()} for k, (parameters, v) in made.items()})


def write_training(folder, module, x, y, regimes):
    """The weights after one and after three steps of each regime, and the loss before each step."""
    folder.mkdir()
    report = {"optimizer": "adam", "learningRate": steps.RATE, "batch": len(x), "regimes": {}}
    for name in regimes:
        regime = steps.REGIMES[name]
        for count in (1, 3):
            trained, losses = steps.run(module, x, y, regime, count)
            save_file(trained[1].state_dict(), folder / f"{name}-{count}.safetensors")
        report["regimes"][name] = {**regime, "losses": losses}
    write_json(folder / "steps.json", report)


def card(name, title, normalization, shape, classes, training, accuracy):
    body = {"torchscript": "model.pt"} if name == "tiny-script" else {
        "layers": networks.LAYERS[name], "weights": "weights.safetensors"}
    return {"name": name, "title": title, "inputShape": list(shape), "normalization": normalization,
            "classes": classes, **body, "training": training, "accuracy": [accuracy],
            "source": "made for the tests by src/test/peers/make_reference.py", "licence": "Apache-2.0"}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", default=ROOT / "assets/fashion-mnist", help="Fashion-MNIST's four .gz files")
    arguments.add_argument("--out", type=Path, default=ROOT / "src/test/resources/reference")
    options = arguments.parse_args()
    warnings.filterwarnings("ignore")
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    out = options.out
    shutil.rmtree(out, ignore_errors=True)

    clothes = [data.fashion_mnist(options.data, split) for split in ("train", "t10k")]
    tints = [data.colours(4000, 1), data.colours(1000, 2)]
    modules = {}
    for name, title, rate in (
            ("tiny-conv", "Tiny convolutional network", 1e-3), ("tiny-residual", "Tiny network of every layer", 3e-3),
            ("tiny-batchnorm", "Tiny network with batch normalisation", 3e-3),
            ("tiny-script", "Tiny TorchScript network", 3e-3), ("tiny-colour", "Tiny colour network", 3e-3)):
        colour = name == "tiny-colour"
        (x, y), (tx, ty) = tints if colour else clothes
        if name != "tiny-conv":
            x, y = x[:20000], y[:20000]
        normalization = networks.COLOUR_NORMALIZATION if colour else networks.FASHION_NORMALIZATION
        classes = data.COLOURS if colour else data.FASHION
        modules[name], seconds = networks.train(name, normalization, x, y, 7, rate)
        source = "noisy tints drawn from a seed" if colour else f"fashion-mnist:train[0:{len(x)}]"
        training = {"data": source, "regime": "clean", "attack": "none", "epsilon": 0.0, "epochs": 1, "seed": 7,
                    "command": "python src/test/peers/make_reference.py", "seconds": round(seconds, 1)}
        tested = "noisy tints drawn from a seed, held out" if colour else "fashion-mnist:test"
        accuracy = networks.measured(modules[name], tested, tx, ty, 0.02 if colour else 0.1)
        print(name, f"{seconds:.1f} s, clean {accuracy['clean']:.4f}, robust {accuracy['robust']:.4f}", flush=True)
        networks.write_folder(
            out / "models" / name, modules[name], card(name, title, normalization, x.shape[1:], classes, training, accuracy))
        write_answers(out, name, modules[name], tx[:PICTURES], ty[:PICTURES])

    body = modules["tiny-script"][1]
    scripted = torch.jit.script(body)
    write_script(out / "models/tiny-script/model.pt", scripted)
    (out / "scripts").mkdir()
    write_script(out / "scripts/scripted.pt", scripted)
    write_script(out / "scripts/traced.pt", torch.jit.trace(body, torch.zeros(1, 1, 28, 28)))
    write_script(out / "scripts/frozen.pt", torch.jit.freeze(scripted))
    write_script(out / "scripts/training-mode.pt", torch.jit.script(body.train()))
    write_script(out / "scripts/normalizing.pt", torch.jit.script(modules["tiny-script"].eval()))

    batch = [a[:TRAINING_BATCH] for a in clothes[0]]
    write_arrays(out / "training", dict(zip("xy", batch)))
    write_training(out / "training/tiny-conv", modules["tiny-conv"], *batch, list(steps.REGIMES))
    # No mixed step here: its running statistics depend on whether both halves share a batch, which no paper fixes.
    write_training(out / "training/tiny-batchnorm", modules["tiny-batchnorm"], *batch, ["clean", "fgsm", "pgd"])
    boxes, gap = projection.cases()
    print(f"projection: two methods within {gap:.1e}")
    write_arrays(out / "projection", boxes)
    write_json(out / "intervals.json", [{"k": k, "n": n, "interval": networks.interval(k, n)} for k, n in INTERVALS])

    for name, module in modules.items():  # what was written, read back, is what was measured
        x = torch.from_numpy(np.load(out / name / "x.npy"))
        again = torch_model.load(out / "models" / name)[0](x).detach().numpy()
        np.testing.assert_allclose(again, np.load(out / name / "logits.npy"), atol=1e-6)
    print(f"{sum(f.stat().st_size for f in out.rglob('*') if f.is_file()):,} bytes in {out}")


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":  # TorchScript writes some attributes in the order of a set
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    main()
