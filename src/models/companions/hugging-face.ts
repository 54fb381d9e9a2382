// Reads what Hugging Face puts beside a model: config.json (labels, architecture) and preprocessor_config.json (how a
// photo is brought in). timm's config.json too. Knows no family of models.
// Source: huggingface/transformers, image_processing_utils.py and configuration_utils.py; huggingface/pytorch-image-models, models/_hub.py.

import { z } from 'zod';
import { type LabelList, labelEntries, labelList } from './label-values';

type Triple = readonly [number, number, number];

const triple = z.tuple([z.number(), z.number(), z.number()]);
const side = z.number().int().positive();
const sizeSchema = z.union([
  side.transform((length) => ({ height: length, width: length, shortest_edge: undefined })),
  z.object({ height: side, width: side }).transform((size) => ({ ...size, shortest_edge: undefined })),
  z.object({ shortest_edge: side }).transform((size) => ({ ...size, height: undefined, width: undefined })),
]);

const configSchema = z.object({
  architectures: z.array(z.string()).optional().catch(undefined),
  model_type: z.string().optional().catch(undefined),
  id2label: z.record(z.string(), z.string()).optional().catch(undefined),
  problem_type: z.string().nullish().catch(undefined),
  image_size: z
    .union([side, z.tuple([side, side])])
    .optional()
    .catch(undefined),
  // timm
  architecture: z.string().optional().catch(undefined),
  label_names: z.array(z.string()).optional().catch(undefined),
  pretrained_cfg: z
    .object({
      mean: triple.optional(),
      std: triple.optional(),
      input_size: z.tuple([z.number(), side, side]).optional(),
      crop_pct: z.number().positive().max(1).optional(),
      label_names: z.array(z.string()).optional(),
    })
    .optional()
    .catch(undefined),
});

const processorSchema = z.object({
  do_resize: z.boolean().default(true).catch(true),
  size: sizeSchema.optional().catch(undefined),
  do_center_crop: z.boolean().default(false).catch(false),
  crop_size: sizeSchema.optional().catch(undefined),
  crop_pct: z.number().positive().max(1).optional().catch(undefined),
  do_rescale: z.boolean().default(true).catch(true),
  rescale_factor: z
    .number()
    .positive()
    .default(1 / 255)
    .catch(1 / 255),
  do_normalize: z.boolean().default(false).catch(false),
  image_mean: triple.optional().catch(undefined),
  image_std: triple.optional().catch(undefined),
  do_pad: z.boolean().default(false).catch(false),
  do_flip_channel_order: z.boolean().default(false).catch(false),
  do_reduce_labels: z.boolean().default(false).catch(false),
});

/** What of a model's card Hugging Face's files state. */
export interface HuggingFace {
  readonly architecture: string;
  readonly modelType: string;
  readonly labels: LabelList | null;
  readonly isMultiLabel: boolean;
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly resize: 'stretch' | 'centre-crop' | 'letterbox' | null;
  /** Of a centre crop: side of the square as a share of the photo's shorter side. */
  readonly cropShare: number | null;
  /** value = (byte * scale - mean) / std; null where no preprocessor is there. */
  readonly values: { readonly scale: number; readonly mean: Triple; readonly std: Triple } | null;
  readonly colour: 'rgb' | 'bgr';
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

type Processor = z.infer<typeof processorSchema>;

function valuesOf(processor: Processor) {
  const { do_rescale, rescale_factor, do_normalize, image_mean, image_std } = processor;
  const scale = do_rescale ? rescale_factor : 1;
  const normalises = do_normalize && image_mean !== undefined && image_std?.every((each) => each > 0);
  return {
    scale,
    mean: normalises ? image_mean : ([0, 0, 0] as const),
    std: normalises ? (image_std ?? [1, 1, 1]) : ([1, 1, 1] as const),
  };
}

/** How a photo is brought to size; a shorter side without a crop keeps the photo's proportions. */
function fitOf({
  size,
  crop_size,
  do_center_crop,
  crop_pct,
  do_pad,
}: Processor): Pick<HuggingFace, 'size' | 'resize' | 'cropShare'> {
  const square = (length: number) => ({ width: length, height: length });
  const whole =
    size?.width === undefined
      ? size
        ? square(size.shortest_edge ?? 0)
        : null
      : { width: size.width, height: size.height };
  const cut = crop_size?.width === undefined ? null : { width: crop_size.width, height: crop_size.height };
  if (do_center_crop && cut && whole)
    return { size: cut, resize: 'centre-crop', cropShare: Math.min(1, cut.width / whole.width) };
  // ConvNeXt and its kin: a shorter side of size / crop_pct, of which the middle is used.
  if (crop_pct !== undefined && size?.shortest_edge !== undefined && whole && size.shortest_edge < 384)
    return { size: whole, resize: 'centre-crop', cropShare: crop_pct };
  if (size?.width !== undefined) return { size: whole, resize: do_pad ? 'letterbox' : 'stretch', cropShare: null };
  return { size: whole, resize: size ? 'letterbox' : null, cropShare: null };
}

/** What the two files say together; null if the first is none of Hugging Face's. */
export function readHuggingFace(config: string | undefined, preprocessor: string | undefined): HuggingFace | null {
  const known = configSchema.safeParse(parse(config)).data;
  const processor = processorSchema.safeParse(parse(preprocessor)).data;
  const { architectures, model_type, architecture, pretrained_cfg: timm } = known ?? {};
  if (!architectures && !model_type && !architecture && !processor) return null;
  const names = labelEntries(known?.id2label ?? timm?.label_names ?? known?.label_names);
  const placeholders = names?.every(([id, label]) => label === `LABEL_${id}`);
  const common = {
    architecture: architectures?.[0] ?? architecture ?? '',
    modelType: model_type ?? (architecture ? 'timm' : ''),
    labels: names && !placeholders ? labelList(names, 'config.json') : null,
    isMultiLabel: known?.problem_type === 'multi_label_classification',
    colour: processor?.do_flip_channel_order ? ('bgr' as const) : ('rgb' as const),
  };
  if (processor) return { ...common, ...fitOf(processor), values: valuesOf(processor) };
  const [, height, width] = timm?.input_size ?? [];
  const own = known?.image_size;
  const size =
    height !== undefined && width !== undefined
      ? { width, height }
      : own === undefined
        ? null
        : typeof own === 'number'
          ? { width: own, height: own }
          : { width: own[1], height: own[0] };
  return {
    ...common,
    size,
    resize: timm?.crop_pct === undefined ? null : 'centre-crop',
    cropShare: timm?.crop_pct ?? null,
    values: timm?.mean && timm.std ? { scale: 1 / 255, mean: timm.mean, std: timm.std } : null,
  };
}
