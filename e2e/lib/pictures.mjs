// Benign photos, drawn here: a hand with a red X. `seed` makes each another picture.

/** JPEG bytes as a phone might send them. */
export async function photo(browser, seed) {
  const page = await browser.newPage();
  try {
    const url = await page.evaluate(draw, seed);
    return { name: `IMG_${seed}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(url.split(',')[1], 'base64') };
  } finally {
    await page.close();
  }
}

/** Runs in the browser. */
function draw(seed) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 1600 });
  const pen = canvas.getContext('2d');
  const part = (n) => ((seed * 7919 + n * 104_729) % 997) / 997; // the same for the same seed
  pen.fillStyle = `hsl(${part(1) * 360} 30% ${25 + part(2) * 30}%)`;
  pen.fillRect(0, 0, 1200, 1600);
  pen.strokeStyle = `hsl(25 45% ${40 + part(3) * 30}%)`;
  pen.lineCap = pen.lineJoin = 'round';
  const line = (width, ...points) => {
    pen.lineWidth = width;
    pen.beginPath();
    points.forEach(([x, y]) => pen.lineTo(x, y));
    pen.stroke();
  };
  const lean = (part(4) - 0.5) * 240;
  line(420, [600, 1600], [600 + lean / 3, 1050]);
  [-270, -90, 90, 250].forEach((x, n) => line(130, [600 + x * 0.6, 1000], [600 + x + lean, 300 + Math.abs(x) * (0.4 + part(5 + n) * 0.5)]));
  line(130, [480, 1250], [190 + lean / 2, 900 + part(9) * 120]);
  pen.strokeStyle = '#c8102e';
  line(44, [470, 980], [740, 1270]);
  line(44, [735, 975], [465, 1275]);
  return canvas.toDataURL('image/jpeg', 0.9);
}
