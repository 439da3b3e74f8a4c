"""Small ONNX files: the body of tiny-script with what it answers, and some that are no classifiers.

    python src/test/peers/onnx_files.py src/test/resources/reference

Run it after make_reference.py, whose scripts/frozen.pt and tiny-script/x.npy it reads. Needs the package onnx.
"""
import json
import pathlib
import shutil
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from torch import nn

reference = pathlib.Path(sys.argv[1])
out = reference / "onnx"
out.mkdir(parents=True, exist_ok=True)
torch.manual_seed(7)


def export(name, module, shape, free=("N",), folder=out):
    """Writes it; the first len(free) sides of what it takes are left open."""
    picture = torch.zeros(shape)
    open_sides = {"x": dict(enumerate(free)), "y": {0: "N"}} if free else None
    torch.onnx.export(module.eval(), (picture,), folder / f"{name}.onnx", input_names=["x"], output_names=["y"],
                      dynamic_axes=open_sides, dynamo=False, opset_version=17)


def several():
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", 1, 28, 28])
    names = ["a", "b"]
    answers = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", 784]) for name in names]
    nodes = [helper.make_node("Flatten", ["x"], [name]) for name in names]
    return helper.make_graph(nodes, "several", [x], answers)


def looping():
    """Adds 1 to a number for as long as nobody stops it."""
    one = helper.make_tensor("one", TensorProto.FLOAT, [1], [1.0])
    body = helper.make_graph(
        [helper.make_node("Identity", ["go"], ["on"]), helper.make_node("Add", ["before", "one"], ["after"])],
        "body",
        [helper.make_tensor_value_info("i", TensorProto.INT64, []),
         helper.make_tensor_value_info("go", TensorProto.BOOL, []),
         helper.make_tensor_value_info("before", TensorProto.FLOAT, None)],
        [helper.make_tensor_value_info("on", TensorProto.BOOL, []),
         helper.make_tensor_value_info("after", TensorProto.FLOAT, None)])
    yes = helper.make_tensor("yes", TensorProto.BOOL, [], [True])
    most = helper.make_tensor("most", TensorProto.INT64, [], [2 ** 62])
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", 1, 28, 28])
    y = helper.make_tensor_value_info("y", TensorProto.FLOAT, None)
    nodes = [helper.make_node("Flatten", ["x"], ["flat"]),
             helper.make_node("Loop", ["most", "yes", "flat"], ["y"], body=body)]
    return helper.make_graph(nodes, "looping", [x], [y], [yes, most, one])


def save(name, graph):
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, out / f"{name}.onnx")


script = torch.jit.load(reference / "scripts" / "scripted.pt").eval()
x = torch.from_numpy(np.load(reference / "tiny-script" / "x.npy"))
folder = out / "tiny-onnx"
folder.mkdir(parents=True, exist_ok=True)
export("model", script, (1, 1, 28, 28), folder=folder)
card = json.loads((reference / "models" / "tiny-script" / "model.json").read_text())
card |= {"name": "tiny-onnx", "title": "Tiny ONNX network", "source": "made for the tests by src/test/peers/onnx_files.py"}
card = {("onnx" if key == "torchscript" else key): value for key, value in card.items() if key != "accuracy"}
card["onnx"] = "model.onnx"
(folder / "model.json").write_text(json.dumps(card, indent=2) + "\n")

export("one-at-a-time", script, (1, 1, 28, 28), free=())
shutil.copy(out / "one-at-a-time.onnx", out / "cut-short.onnx")
with open(out / "cut-short.onnx", "r+b") as file:
    file.truncate((out / "one-at-a-time.onnx").stat().st_size // 2)
export("any-size", nn.Sequential(nn.Conv2d(3, 5, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten()), (1, 3, 32, 32),
       free=("N", "C", "H", "W"))
export("grey-24", nn.Sequential(nn.Flatten(), nn.Linear(24 * 24, 3), nn.Softmax(1)), (1, 1, 24, 24))
export("four-channels", nn.Sequential(nn.Conv2d(4, 5, 3), nn.AdaptiveAvgPool2d(1), nn.Flatten()), (1, 4, 32, 32))
export("flat", nn.Linear(784, 10), (1, 784))
second = onnx.load(out / "flat.onnx")
onnx.save_model(second, out / "two-files.onnx", save_as_external_data=True, location="two-files.onnx.data", size_threshold=0)
(out / "two-files.onnx.data").unlink()
save("several", several())
save("loops", looping())

expected = torch.from_numpy(np.load(reference / "tiny-script" / "logits.npy"))
answered = script((x - 0.2860) / 0.3530)
print("PyTorch against the stored logits:", (answered - expected).abs().max().item())
