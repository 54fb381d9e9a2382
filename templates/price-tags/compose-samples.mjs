// Puts price tags and a label on real photos, so that what stands on them is known to the letter. Their letters are printed
// with DejaVu Sans Condensed Bold. The same every time. Run from anywhere: node templates/price-tags/compose-samples.mjs

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const HERE = dirname(fileURLToPath(import.meta.url));
const PHOTOS = join(HERE, '../../test/fixtures/photos');
const SHELF = join(HERE, '../shelf-count/samples/shelf-full.jpg');
const OUT = join(HERE, 'samples');
const FONT = join(
  dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
  'ttf/DejaVuSansCondensed-Bold.ttf',
);

const svg = (width, height, inside) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`);

/** A line of text as a picture with a transparent ground. */
const line = ({ text, size, colour = '#1c1a17' }) =>
  sharp({
    text: {
      text: `<span foreground="${colour}">${text}</span>`,
      font: `DejaVu Sans Condensed Bold ${size}`,
      fontfile: FONT,
      dpi: 72,
      rgba: true,
    },
  })
    .png()
    .toBuffer();

/** A card of paper with its lines from top to bottom, each at the left edge. */
async function card({ width, height, paper, lines, edge = 16 }) {
  let y = edge;
  const layers = [];
  for (const each of lines) {
    layers.push({ input: await line(each), left: edge, top: y });
    y += Math.round(each.size * 1.38);
  }
  const ground = svg(
    width,
    height,
    `<defs><linearGradient id="light" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0.5"/><stop offset="1" stop-color="#000" stop-opacity="0.1"/></linearGradient></defs>
     <rect width="${width}" height="${height}" rx="5" fill="${paper}"/><rect width="${width}" height="${height}" rx="5" fill="url(#light)"/>`,
  );
  return sharp(ground).composite(layers).png().toBuffer();
}

/** The card with a shadow, turned by `tilt` degrees, softened as a lens does. */
async function laid(picture, tilt) {
  const { width = 0, height = 0 } = await sharp(picture).metadata();
  const shadow = svg(
    width + 40,
    height + 40,
    `<filter id="soft"><feGaussianBlur stdDeviation="7"/></filter><rect x="24" y="26" width="${width - 6}" height="${height - 6}" rx="6" fill="#140c04" opacity="0.5" filter="url(#soft)"/>`,
  );
  const flat = await sharp(shadow)
    .composite([{ input: picture, left: 16, top: 14 }])
    .png()
    .toBuffer();
  return sharp(flat)
    .rotate(tilt, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .blur(0.7)
    .png()
    .toBuffer();
}

const shelfTag = (name, price) => ({
  width: 176,
  height: 82,
  paper: '#fdfbf5',
  edge: 10,
  lines: [
    { text: name, size: 22 },
    { text: price, size: 34, colour: '#a3140f' },
  ],
});

const SHELF_PRICES = [
  ['Gala', '2,49 €'],
  ['Boskoop', '2,99 €'],
  ['Elstar', '1,79 €'],
  ['Braeburn', '3,19 €'],
  ['Navel', '0,59 €'],
  ['Valencia', '2,29 €'],
  ['Jaffa', '0,89 €'],
  ['Moro', '4,50 €'],
];

const SAMPLES = [
  {
    file: 'shelf-tags.jpg',
    photo: SHELF,
    cards: SHELF_PRICES.map(([name, price], at) => ({
      ...shelfTag(name, price),
      left: 50 + (at % 4) * 300,
      top: at < 4 ? 418 : 908,
      tilt: [0.6, -0.8, 0.3, -0.4][at % 4],
    })),
  },
  {
    file: 'market-tag.jpg',
    photo: join(PHOTOS, 'citrus.jpg'),
    cards: [
      {
        width: 470,
        height: 262,
        paper: '#fbf3d4',
        edge: 26,
        left: 430,
        top: 300,
        tilt: -6,
        lines: [
          { text: 'Citrus mix', size: 52 },
          { text: '3,99 €', size: 76, colour: '#a3140f' },
          { text: 'per kg 7,98 €', size: 34 },
        ],
      },
    ],
  },
  {
    file: 'coffee-label.jpg',
    photo: join(PHOTOS, 'coffee.png'),
    cards: [
      {
        width: 222,
        height: 128,
        paper: '#f7f4ee',
        edge: 12,
        left: 14,
        top: 232,
        tilt: 5,
        lines: [
          { text: 'House espresso', size: 22 },
          { text: 'Best before 31.03.2027', size: 16 },
          { text: 'LOT A4711-09', size: 18 },
          { text: '6.90 €', size: 24, colour: '#a3140f' },
        ],
      },
    ],
  },
];

const truth = {};
for (const { file, photo, cards } of SAMPLES) {
  const layers = [];
  for (const { left, top, tilt, ...each } of cards)
    layers.push({ input: await laid(await card(each), tilt), left, top });
  const flat = await sharp(photo).removeAlpha().composite(layers).png().toBuffer();
  await sharp(flat).jpeg({ quality: 90, mozjpeg: true }).toFile(join(OUT, file));
  truth[file] = { texts: cards.flatMap(({ lines }) => lines.map(({ text }) => text)) };
}
// A real sign, by hand; the newspaper's box below it is too small to be read.
truth['sign-parking.jpg'] = { texts: ['NOTICE', 'DOUBLE', 'PARKING', 'PROHIBITED', 'AT ALL TIMES'] };
writeFileSync(join(HERE, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
