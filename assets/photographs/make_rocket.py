"""Makes rocket.png of rocket.jpg: from the profile inside, Adobe RGB, to sRGB, which programs without colour management
(such as torchvision) show as it was meant. make_rocket.py ROCKET_JPG; needs Pillow."""
import io
import sys

from PIL import Image, ImageCms

image = Image.open(sys.argv[1])
profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
plain = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
plain.info.clear()
plain.save("rocket.png", optimize=True)
