// What stands out of a photo against the rest of it: U2Net and IS-Net, from the address rembg takes them from. Sizes and
// hashes as several public projects that download them check them. Data only.
// Source of sizes and means: danielgatis/rembg, rembg/sessions/u2net.py, u2netp.py, dis_general_use.py.

import { type ModelCard, PLAIN_INPUT } from '../card';
import { IMAGENET } from '../recognise/values';
import type { UrlEntry } from './entry';

const RELEASE = 'https://github.com/danielgatis/rembg/releases/download/v0.0.0';

const COMMON = {
  task: 'segment',
  family: 'foreground',
  extraInputs: [],
  // The first of seven maps, the one that sums up the others.
  outputs: { foreground: 'output' },
  activation: 'none',
  boxes: null,
  nms: 'done',
  firstClassId: 0,
  background: 'none',
  labels: [{ classId: 0, label: 'foreground' }],
  defaults: { minScore: 0.5, iou: 0.5 },
  licence: 'Apache-2.0',
  confirmed: null,
} satisfies Partial<ModelCard>;

const U2NET_INPUT = {
  ...PLAIN_INPUT,
  name: 'input',
  width: 320,
  height: 320,
  ...IMAGENET,
} satisfies ModelCard['input'];

export const u2netSmall: UrlEntry = {
  namedByFile: true,
  card: {
    ...COMMON,
    name: 'u2net-small',
    title: 'Foreground, small (U2Net-p)',
    input: U2NET_INPUT,
    source: 'U2Net-p by X. Qin and others (github.com/xuebinqin/U-2-Net); ONNX by rembg (MIT)',
    sha256: '309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8',
    bytes: 4_574_861,
  },
  source: { kind: 'url', url: `${RELEASE}/u2netp.onnx` },
};

export const u2net: UrlEntry = {
  namedByFile: true,
  card: {
    ...COMMON,
    name: 'u2net',
    title: 'Foreground (U2Net)',
    input: U2NET_INPUT,
    source: 'U2Net by X. Qin and others (github.com/xuebinqin/U-2-Net); ONNX by rembg (MIT)',
    sha256: '8d10d2f3bb75ae3b6d527c77944fc5e7dcd94b29809d47a739a7a728a912b491',
    bytes: 175_997_641,
  },
  source: { kind: 'url', url: `${RELEASE}/u2net.onnx` },
};

export const isNet: UrlEntry = {
  namedByFile: true,
  card: {
    ...COMMON,
    name: 'is-net',
    title: 'Foreground with fine edges (IS-Net)',
    input: { ...U2NET_INPUT, width: 1024, height: 1024, mean: [0.5, 0.5, 0.5], std: [1, 1, 1] },
    source: 'IS-Net general use by X. Qin and others (github.com/xuebinqin/DIS); ONNX by rembg (MIT)',
    sha256: '60920e99c45464f2ba57bee2ad08c919a52bbf852739e96947fbb4358c0d964a',
    bytes: 178_648_008,
  },
  source: { kind: 'url', url: `${RELEASE}/isnet-general-use.onnx` },
};
