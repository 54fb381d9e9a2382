// Composes the shelves of this template from two real photos, an apple and an orange, so that the true counts are known.
// The same every time. Run from anywhere: node templates/shelf-count/compose-samples.mjs

import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const HERE = dirname(fileURLToPath(import.meta.url));
const PHOTOS = join(HERE, '../../test/fixtures/photos');
const OUT = join(HERE, 'samples');
const WIDTH = 1200;
const HEIGHT = 1040;
/** Height of the boards' upper edges on which the fruit stands. */
const BOARDS = [444, 930];
const BOARD = 64;

/** What stands on each board, from left to right; null is a gap. */
const SHELVES = [
  {
    file: 'shelf-full.jpg',
    seed: 11,
    rows: [
      ['apple', 'apple', 'apple', 'apple'],
      ['orange', 'orange', 'orange', 'orange'],
    ],
  },
  {
    file: 'shelf-gaps.jpg',
    seed: 5,
    rows: [
      ['apple', null, 'apple', null],
      ['orange', 'orange', null, 'orange'],
    ],
  },
  {
    file: 'shelf-mixed.jpg',
    seed: 23,
    rows: [
      ['orange', 'apple', null, 'orange'],
      ['apple', 'orange', 'apple', 'orange'],
    ],
  },
];

/** Outlines in the 512 x 512 photos, traced by hand. */
const APPLE = [
  [222, 62],
  [205, 30],
  [195, 12],
  [203, 5],
  [213, 13],
  [223, 40],
  [231, 60],
  [285, 58],
  [330, 63],
  [365, 72],
  [395, 88],
  [418, 110],
  [437, 137],
  [449, 167],
  [457, 205],
  [460, 250],
  [454, 300],
  [441, 350],
  [424, 392],
  [404, 429],
  [384, 456],
  [360, 477],
  [335, 487],
  [300, 493],
  [270, 493],
  [236, 488],
  [200, 491],
  [168, 490],
  [141, 481],
  [119, 462],
  [99, 432],
  [83, 392],
  [67, 348],
  [53, 308],
  [45, 262],
  [45, 220],
  [52, 171],
  [64, 132],
  [82, 106],
  [111, 78],
  [150, 62],
  [190, 62],
];
const ORANGE = [
  [257, 54],
  [300, 57],
  [340, 67],
  [374, 86],
  [404, 117],
  [428, 156],
  [445, 196],
  [456, 240],
  [460, 280],
  [456, 325],
  [446, 364],
  [428, 401],
  [408, 429],
  [384, 456],
  [359, 478],
  [334, 488],
  [290, 491],
  [240, 491],
  [192, 489],
  [153, 483],
  [130, 470],
  [108, 451],
  [84, 422],
  [64, 383],
  [49, 344],
  [40, 300],
  [38, 255],
  [43, 211],
  [54, 177],
  [72, 143],
  [93, 116],
  [121, 94],
  [152, 75],
  [202, 60],
];

/** mulberry32: a small generator that gives the same numbers everywhere. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const svg = (width, height, inside) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`);

async function pixels(image) {
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The fruit inside `outline` on a transparent ground, cut to its edges. */
async function cutOut(raw, outline) {
  const { width, height } = raw;
  const path = `<path d="M${outline.map((point) => point.join(' ')).join('L')}Z" fill="#fff"/>`;
  const mask = await sharp(svg(width, height, path))
    .extractChannel(3)
    .blur(1.6)
    .raw()
    .toBuffer();
  const image = sharp(raw.data, { raw: { width, height, channels: 3 } }).joinChannel(mask, {
    raw: { width, height, channels: 1 },
  });
  return sharp(await image.png().toBuffer())
    .trim({ threshold: 1 })
    .png()
    .toBuffer();
}

/** Evens out the light of `raw` (its brightness, widely blurred) and lights it anew from the upper left. */
async function relight({ data, width, height }, lit, strength) {
  const grey = await sharp(data, { raw: { width, height, channels: 3 } })
    .greyscale()
    .blur(30)
    .raw()
    .toBuffer();
  const out = Buffer.alloc(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const dx = (x - width * 0.4) / (width * 0.5);
      const dy = (y - height * 0.36) / (height * 0.5);
      const wanted = lit * (1.12 - 0.36 * (dx * dx + dy * dy));
      const gain = 1 + strength * (wanted / Math.max(20, grey[at]) - 1);
      for (let c = 0; c < 3; c++) out[at * 3 + c] = Math.max(0, Math.min(255, data[at * 3 + c] * gain));
    }
  }
  return { data: out, width, height };
}

/** Gives every pixel the colour that `colourAt` says for its red, green and blue. */
function recolour({ data, width, height }, colourAt) {
  const out = Buffer.alloc(data.length);
  for (let at = 0; at < data.length; at += 3) {
    const colour = colourAt(data[at], data[at + 1], data[at + 2]);
    for (let c = 0; c < 3; c++) out[at + c] = Math.max(0, Math.min(255, Math.round(colour[c])));
  }
  return { data: out, width, height };
}

const mix = (a, b, part) => a.map((value, index) => value + (b[index] - value) * part);
const between = (low, high, value) => Math.max(0, Math.min(1, (value - low) / (high - low)));

/** The faded red of the old photo made the green of another sort, which stands out on wood; highlights turn white. */
function appleGreen(r, g, b) {
  return mix([g * 1.12 + 24, r * 0.86, b * 0.62], [248, 250, 226], 0.8 * between(120, 215, g));
}

/** Dark, middle and light of an orange by brightness: half of the photographed one lies in a colourless shadow. */
function orangeSkin(r, g, b) {
  const light = 0.3 * r + 0.59 * g + 0.11 * b;
  const skin = mix(
    mix([120, 44, 2], [240, 128, 14], between(30, 150, light)),
    [255, 206, 120],
    between(150, 235, light),
  );
  return mix(skin, [r, g, b], 0.12);
}

async function fruits() {
  const apple = await pixels(sharp(join(PHOTOS, 'apple.jpg')).median(3));
  const orange = await pixels(sharp(join(PHOTOS, 'orange.jpg')).median(3));
  return {
    apple: await cutOut(recolour(await relight(apple, 118, 0.3), appleGreen), APPLE),
    orange: await cutOut(recolour(await relight(orange, 150, 0.88), orangeSkin), ORANGE),
  };
}

/** An empty wooden shelf before a plain wall. */
function shelf(seed) {
  const board = (y) => `
    <rect x="0" y="${y + BOARD}" width="${WIDTH}" height="90" fill="url(#under)"/>
    <rect x="0" y="${y - 26}" width="${WIDTH}" height="27" fill="#d9b98c"/>
    <rect x="0" y="${y - 26}" width="${WIDTH}" height="27" filter="url(#grain)" opacity="0.5"/>
    <rect x="0" y="${y - 26}" width="${WIDTH}" height="27" fill="url(#depth)"/>
    <rect x="0" y="${y}" width="${WIDTH}" height="${BOARD}" fill="#c69c66"/>
    <rect x="0" y="${y}" width="${WIDTH}" height="${BOARD}" filter="url(#grain)" opacity="0.55"/>
    <rect x="0" y="${y}" width="${WIDTH}" height="${BOARD}" fill="url(#front)"/>
    <rect x="0" y="${y}" width="${WIDTH}" height="2.5" fill="#f3dcb6" opacity="0.85"/>`;
  return svg(
    WIDTH,
    HEIGHT,
    `<defs>
      <linearGradient id="wall" x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stop-color="#f2eee6"/><stop offset="1" stop-color="#cfc8bb"/>
      </linearGradient>
      <linearGradient id="under" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="#3a2c1c" stop-opacity="0.5"/><stop offset="1" stop-color="#3a2c1c" stop-opacity="0"/>
      </linearGradient>
      <linearGradient id="depth" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="#4a3520" stop-opacity="0.42"/><stop offset="1" stop-color="#4a3520" stop-opacity="0"/>
      </linearGradient>
      <linearGradient id="front" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="#fff" stop-opacity="0.12"/><stop offset="1" stop-color="#3a2714" stop-opacity="0.35"/>
      </linearGradient>
      <filter id="grain" x="0" y="0" width="100%" height="100%">
        <feTurbulence type="fractalNoise" baseFrequency="0.004 0.12" numOctaves="4" seed="${seed}"/>
        <feColorMatrix values="0 0 0 0 0.36  0 0 0 0 0.22  0 0 0 0 0.1  1.6 0 0 0 -0.55"/>
      </filter>
      <filter id="plaster" x="0" y="0" width="100%" height="100%">
        <feTurbulence type="fractalNoise" baseFrequency="0.6" numOctaves="2" seed="${seed}"/>
        <feColorMatrix values="0 0 0 0 0.3  0 0 0 0 0.28  0 0 0 0 0.25  0.5 0 0 0 -0.2"/>
      </filter>
    </defs>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#wall)"/>
    <rect width="${WIDTH}" height="${HEIGHT}" filter="url(#plaster)" opacity="0.35"/>
    ${BOARDS.map(board).join('')}`,
  );
}

/** Where each fruit of a shelf stands: label, size, tilt and place of its lower middle. */
function places({ rows, seed }) {
  const random = randomNumbers(seed);
  const around = (spread) => (random() * 2 - 1) * spread;
  return rows.flatMap((row, at) =>
    row.flatMap((label, slot) => {
      const place = {
        label,
        size: Math.round(272 * (1 + around(0.05))),
        tilt: around(6),
        mirrored: random() < 0.5,
        light: 1 + around(0.05),
        x: Math.round((WIDTH / row.length) * (slot + 0.5) + around(14)),
        y: BOARDS[at] - 6 + Math.round(around(4)),
      };
      return label === null ? [] : [place];
    }),
  );
}

async function place(cutOuts, { label, size, tilt, mirrored, light, x, y }) {
  const fruit = await sharp(cutOuts[label])
    .flop(mirrored)
    .rotate(tilt, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .toBuffer();
  const { data, info } = await sharp(await sharp(fruit).trim({ threshold: 1 }).toBuffer())
    .resize({ height: size })
    .modulate({ brightness: light })
    .png()
    .toBuffer({ resolveWithObject: true });
  const left = Math.round(x - info.width / 2);
  const top = y - info.height;
  const shadow = svg(
    info.width + 120,
    110,
    `<defs><filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="11 6"/></filter>
     <filter id="tight" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="5 3"/></filter></defs>
     <ellipse cx="${info.width / 2 + 72}" cy="54" rx="${info.width * 0.4}" ry="13" fill="#241608" opacity="0.55" filter="url(#soft)"/>
     <ellipse cx="${info.width / 2 + 60}" cy="52" rx="${info.width * 0.27}" ry="7" fill="#1a0f05" opacity="0.75" filter="url(#tight)"/>`,
  );
  return {
    layers: [
      { input: shadow, left: left - 60, top: y - 58 },
      { input: data, left, top },
    ],
    truth: { label, box: [left, top, left + info.width, top + info.height] },
  };
}

const cutOuts = await fruits();
const truth = {};
for (const each of SHELVES) {
  const placed = await Promise.all(places(each).map((one) => place(cutOuts, one)));
  const flat = await sharp(shelf(each.seed))
    .composite(placed.flatMap(({ layers }) => layers))
    .removeAlpha()
    .png()
    .toBuffer();
  await sharp(flat).blur(0.6).jpeg({ quality: 88, mozjpeg: true }).toFile(join(OUT, each.file));
  const objects = placed.map((one) => one.truth);
  const perLabel = {};
  for (const { label } of objects) perLabel[label] = (perLabel[label] ?? 0) + 1;
  truth[each.file] = { count: objects.length, perLabel, objects };
}
writeFileSync(join(HERE, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
