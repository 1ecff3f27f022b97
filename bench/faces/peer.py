"""The same network in onnxruntime, one thread: CPU ms a look, and the score on the photograph for comparison.

Usage: peer.py centerface.onnx astronaut.png; needs onnx, onnxruntime, numpy and pillow.
"""
import sys
import time

import numpy
import onnx
import onnxruntime
from PIL import Image

OUTPUTS = ["537", "538", "539"]

model = onnx.load(sys.argv[1])
for value in [*model.graph.input, *model.graph.output]:
    if value.name in ["input.1", "540", *OUTPUTS]:
        dims = value.type.tensor_type.shape.dim
        for place, name in [(0, "batch"), (2, f"height {value.name}"), (3, f"width {value.name}")]:
            dims[place].dim_param = name
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.log_severity_level = 3
session = onnxruntime.InferenceSession(model.SerializeToString(), options)


def look(pixels):
    planes = pixels.astype(numpy.float32).transpose(2, 0, 1)[None]
    return session.run(OUTPUTS, {"input.1": planes})


photo = Image.open(sys.argv[2]).convert("RGB")
print("peer: score on the photograph at 512 pixels:", look(numpy.asarray(photo))[0].max())
for width, height in [(640, 480), (320, 256)]:
    pixels = numpy.asarray(photo.resize((width, height)))
    look(pixels)
    begun = time.process_time()
    for _ in range(10):
        look(pixels)
    print(f"peer: onnxruntime {width}x{height}: {(time.process_time() - begun) * 100:.0f} CPU ms a look")
