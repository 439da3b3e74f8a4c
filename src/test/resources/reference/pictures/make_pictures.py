"""Makes the pictures beside this file, which Java's own writers cannot: make_pictures.py; needs Pillow 13.

All are 16×8, red on the left and blue on the right, in four inks (with Adobe's marker and, cut out, without) and as WebP
(lossy, lossless with a transparent right half)."""
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
plain = Image.new("RGB", (16, 8), (255, 0, 0))
plain.paste((0, 0, 255), (8, 0, 16, 8))
plain.convert("CMYK").save(HERE / "inks.jpg", quality=100, subsampling=0)
bytes_ = (HERE / "inks.jpg").read_bytes()
start = bytes_.index(b"\xff\xee")
length = int.from_bytes(bytes_[start + 2:start + 4], "big")
(HERE / "inks-unmarked.jpg").write_bytes(bytes_[:start] + bytes_[start + 2 + length:])
plain.save(HERE / "lossy.webp", quality=100)
clear = plain.convert("RGBA")
clear.paste((0, 0, 255, 0), (8, 0, 16, 8))
clear.save(HERE / "clear.webp", lossless=True, exact=True)
