// The shape in which values leave the house, by API and command line (interfaces: "results" and "outputs"). Pixels and files never do.

import type { Detections, ImageValue, Segmentation } from './data-types';
import type { PathValue, PhotoError, PhotoRecord } from './photo-record';
import type { Plan } from './plan';
import { photoWarnings, warningText } from './warnings';

export interface PresentedPhoto {
  readonly file: string;
  readonly status: string;
  readonly error?: PhotoError;
  /** What should be known of a photo that went well; left out when there is nothing. */
  readonly warnings?: readonly { readonly code: string; readonly message: string }[];
  readonly outputs: Record<string, Record<string, unknown>>;
}

/** What is shown of a photo; `status` is wider than a record's, because the API also shows photos that still wait. */
type ShownPhoto = Pick<PhotoRecord, 'file' | 'error' | 'outputs'> & { readonly status: string };

/** One of `results`: values of all ports of all steps that ran, files left out. */
export function presentPhoto(record: ShownPhoto, plan: Plan): PresentedPhoto {
  const outputs: Record<string, Record<string, unknown>> = {};
  for (const step of plan.steps) {
    if (!Object.hasOwn(record.outputs, step.nodeId)) continue;
    const values = record.outputs[step.nodeId] ?? {};
    const shown = Object.entries(step.outputs)
      .filter(([port, output]) => output.type !== 'file' && Object.hasOwn(values, port))
      .map(([port, output]) => [port, presentPort(values[port], output.type, output.depth)]);
    if (shown.length) outputs[step.nodeId] = Object.fromEntries(shown);
  }
  const warnings = photoWarnings(record.outputs, plan).map((each) => ({ code: each.code, message: warningText(each) }));
  const { file, status, error } = record;
  return { file, status, ...(error ? { error } : {}), ...(warnings.length ? { warnings } : {}), outputs };
}

function presentPort(stored: unknown, type: string, depth: number): unknown {
  if (depth === 0) return presentValue(stored, type);
  return (stored as readonly PathValue[]).map(({ path, value }) => ({ path, value: presentValue(value, type) }));
}

/** A stored value as programs see it; its type is the one the plan says, so the casts only name what the compiler checked. */
export function presentValue(value: unknown, type: string): unknown {
  switch (type) {
    case 'image': {
      const { width, height } = value as ImageValue;
      return { width, height };
    }
    case 'detections':
      return (value as Detections).items;
    case 'segmentation': {
      const { width, height, labels, areas, rle } = value as Segmentation;
      return { width, height, labels, areas, rle };
    }
    default:
      return value;
  }
}
