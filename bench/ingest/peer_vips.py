"""libvips making the three JPEGs, as its own documentation advises: thumbnail_buffer decodes at a reduced size."""

import os
import resource
import sys
import time

import pyvips

pictures, passes, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
pyvips.cache_set_max(0)
files = {name: open(os.path.join(pictures, name), "rb").read() for name in sorted(os.listdir(pictures))}
os.makedirs(out, exist_ok=True)


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def renditions(data):
    image = pyvips.Image.thumbnail_buffer(data, 1600, height=1600, size="down").copy_memory()
    yield 1600, image.jpegsave_buffer(Q=80, keep="none")
    for side in (800, 320):
        image = image.thumbnail_image(side, height=side, size="down").copy_memory()
        yield side, image.jpegsave_buffer(Q=80, keep="none")


before, start = peak(), time.process_time()
for turn in range(passes):
    for name, data in files.items():
        for side, jpeg in renditions(data):
            if turn == 0:
                with open(os.path.join(out, f"{name}-{side}.jpg"), "wb") as file:
                    file.write(jpeg)
cpu = (time.process_time() - start) * 1000 / (passes * len(files))
version = ".".join(str(pyvips.version(part)) for part in range(3))
print(f"libvips {version} {cpu:.2f} {peak() / 1024:.1f} {before / 1024:.1f}")
