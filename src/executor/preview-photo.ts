// Runs a plan over a photo for looking only: nothing is written, nothing acts on the world, and a step that would do again
// what it did before on this photo is not run. What steps gave is known by content: kind, settings, models, and what came in.

import { nodes } from '../../nodes/registry.generated';
import type { NodeContext } from '../core/context';
import type { FileValue, ImageValue } from '../core/data-types';
import { asLensgraphError } from '../core/errors';
import { type PhotoError, type PhotoOutcome, type PortValues, photoError } from '../core/photo-record';
import type { Plan } from '../core/plan';
import { outputsAt } from '../engine/given-outputs';
import { runPhoto } from '../engine/run-photo';
import { type CacheFolder, cacheKey } from '../storage/cache-folder';
import { stepKeys } from './step-keys';
import type { PreviewedStep } from './types';

/** Outputs of steps kept in memory: some dozen states of a dozen photos. */
const KEPT = 1_500;
/** A photo's outputs are written when nobody moved anything for so long. */
const WRITE_AFTER_MS = 1_000;
const VERSION = 1;

type StepOutputs = PortValues[string];
/** What steps gave, by their keys. */
type Known = Record<string, StepOutputs>;

export interface PreviewOptions {
  readonly provider: string;
  context(nodeId: string): NodeContext;
  log(error: unknown, nodeId: string): void;
}

export interface Previews {
  run(
    plan: Plan,
    photo: ImageValue,
    options: PreviewOptions,
  ): Promise<PhotoOutcome & { readonly steps: Readonly<Record<string, PreviewedStep>> }>;
  /** Resolves when everything is on disk. */
  settled(): Promise<void>;
}

/** `folder`: where outputs outlive this process; nowhere when left out. */
export function createPreviews(folder: CacheFolder | undefined): Previews {
  // A Map remembers the order of insertion: the first entry is the least recently used.
  const memory = new Map<string, StepOutputs>();
  const unwritten = new Map<string, { readonly known: Known; readonly timer: NodeJS.Timeout }>();
  const seen = new Set<string>();

  function remember(key: string, outputs: StepOutputs): void {
    memory.delete(key);
    memory.set(key, outputs);
    for (const oldest of memory.keys()) {
      if (memory.size <= KEPT) return;
      memory.delete(oldest);
    }
  }

  /** What an earlier process knew of the photo; asked for once. */
  function recall(photoKey: string): void {
    if (seen.has(photoKey)) return;
    seen.add(photoKey);
    const bytes = folder?.readNow(photoKey);
    // Written by this very class of process under a checksum.
    const known: Known = bytes ? JSON.parse(Buffer.from(bytes).toString()) : {};
    for (const [key, outputs] of Object.entries(known)) remember(key, outputs);
  }

  function write(photoKey: string): Promise<void> | undefined {
    const waiting = unwritten.get(photoKey);
    unwritten.delete(photoKey);
    return waiting && folder?.write(photoKey, Buffer.from(JSON.stringify(waiting.known)));
  }

  function writeSoon(photoKey: string, known: Known): void {
    clearTimeout(unwritten.get(photoKey)?.timer);
    unwritten.set(photoKey, { known, timer: setTimeout(() => void write(photoKey), WRITE_AFTER_MS) });
  }

  return {
    run: async (plan, photo, { provider, context, log }) => {
      const photoKey = cacheKey('steps', VERSION, photo.source.id, provider);
      recall(photoKey);
      const keys = stepKeys(plan, nodes, { photo: photo.source.id, provider });
      const known: Known = {};
      for (const key of keys.values()) {
        const outputs = memory.get(key);
        if (outputs) known[key] = outputs;
      }
      const took = new Map<string, number>();
      const failed = new Map<string, PhotoError>();
      const outcome = await runPhoto(plan, {
        registry: nodes,
        photo,
        contextFor: context,
        given: (step, path) => {
          if (nodes.get(step.type)?.effects) return {};
          const outputs = known[keys.get(step.nodeId) ?? ''];
          return outputs && outputsAt(step, outputs, path);
        },
        onStep: (nodeId, ms) => took.set(nodeId, (took.get(nodeId) ?? 0) + ms),
        onError: (error, nodeId) => {
          failed.set(nodeId, photoError(asLensgraphError(error, 'step_failed', { node: nodeId }), nodeId));
          log(error, nodeId);
        },
      });

      const steps: Record<string, PreviewedStep> = {};
      const latest: Known = {};
      const tainted = new Set(failed.keys());
      for (const step of plan.steps) {
        const { nodeId } = step;
        const key = keys.get(nodeId) ?? '';
        const givers = Object.values(step.inputs).flat();
        if (givers.some((each) => 'nodeId' in each && tainted.has(each.nodeId))) tainted.add(nodeId);
        const error = failed.get(nodeId);
        const cached = known[key] !== undefined;
        const state = nodes.get(step.type)?.effects
          ? 'idle'
          : error
            ? 'failed'
            : outcome.skipped?.[nodeId] !== undefined
              ? 'skipped'
              : 'done';
        steps[nodeId] = { state, cached, ms: took.get(nodeId) ?? 0, ...(error ? { error } : {}) };
        if (tainted.has(nodeId)) continue;
        latest[key] = outcome.outputs[nodeId] ?? {};
        remember(key, latest[key]);
      }
      if (folder && took.size > 0) writeSoon(photoKey, latest);
      return { ...outcome, steps };
    },
    settled: async () => {
      await Promise.all([...unwritten.keys()].map(write));
      await folder?.settled();
    },
  };
}

/** The context of a step that is only looked at: it says which files it would write, and writes none. */
export function previewContext(context: NodeContext): NodeContext {
  const file = async (role: string, format = 'jpeg'): Promise<FileValue> => ({
    role,
    name: `${role}.${format === 'jpeg' ? 'jpg' : format}`,
    mediaType: `image/${format}`,
    bytes: 0,
    blob: '',
  });
  return {
    ...context,
    renderPhoto: () => file('photo'),
    renderThumbnail: () => file('thumbnail'),
    renderNumbers: (_, { role }) => file(role, 'png'),
  };
}
