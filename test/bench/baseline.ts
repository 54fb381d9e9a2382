// The loops that a programmer would write by hand with sharp and onnxruntime, to compare with. A process of its own,
// so that it has the machine to itself; `sequential` is one, `parallel` one per core with the photos dealt among them.
// What is done with a model's outputs is our own code, which does the same as the product and no more.
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { proposalsOf } from '../../src/inference/decoders/common/top';
import type { Output, Outputs } from '../../src/inference/decoders/decoder';
import { decodeTfSsd } from '../../src/inference/decoders/tf-ssd';
import { catalogueEntry } from '../../src/models/catalogue';
import { selectDetections } from '../../src/vision/nms';

export type ToBaseline =
  | {
      readonly kind: 'setup';
      readonly mode: 'sequential' | 'parallel';
      readonly model: string;
      readonly warmUp: string;
    }
  | { readonly kind: 'photo'; readonly path: string };
export type FromBaseline = { readonly kind: 'ready' } | { readonly kind: 'done'; readonly objects: number };

const { card } = catalogueEntry('coco-ssd');
const { width, height, name: input } = card.input;
const { scores = '', boxes = '' } = card.outputs;
const CHOICE = { minScore: 0.5, iou: 0.5, labels: [], maxObjects: 300, perLabel: {}, classAgnostic: false };

let session: Promise<InferenceSession>;

async function setUp({ mode, model, warmUp }: Extract<ToBaseline, { kind: 'setup' }>): Promise<void> {
  const oneThread = mode === 'parallel';
  if (oneThread) sharp.concurrency(1);
  session = InferenceSession.create(model, oneThread ? { intraOpNumThreads: 1, interOpNumThreads: 1 } : {});
  for (let n = 0; n < 4; n++) await look(warmUp);
  send({ kind: 'ready' });
}

async function look(path: string): Promise<number> {
  const pixels = await sharp(path).autoOrient().resize(width, height, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const outputs = await (await session).run({ [input]: new Tensor('uint8', pixels, [1, height, width, 3]) });
  const raw: Outputs = { scores: floats(outputs[scores]), boxes: floats(outputs[boxes]) };
  const [decoded] = decodeTfSsd(raw, card, card.input, CHOICE.minScore);
  return selectDetections(proposalsOf(decoded, card.name), CHOICE).length;
}

function floats(output: Tensor | undefined): Output {
  if (!(output?.data instanceof Float32Array)) throw new Error('the model gives no numbers');
  return { dims: output.dims, data: output.data };
}

function send(message: FromBaseline): void {
  process.send?.(message);
}

process.on('message', (message: ToBaseline) => {
  const work =
    message.kind === 'setup' ? setUp(message) : look(message.path).then((objects) => send({ kind: 'done', objects }));
  work.catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit(0));
