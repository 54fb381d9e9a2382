// The door to ONNX Runtime: quiet logs, one set of session options, and what it says when something goes wrong.
// Knows nothing of models' meaning.

import * as ort from 'onnxruntime-node';

// Its own log goes to stderr in colours; what matters reaches us as exceptions.
ort.env.logLevel = 'fatal';

export interface SessionSettings {
  /** An execution provider's name; it alone, and the CPU for operations it lacks. */
  readonly provider: string;
  /** Threads inside one operation. */
  readonly threads: number;
}

/** A session for a model file, or for a model's bytes. Errors: ONNX Runtime's own. Blocks this thread while it loads. */
export function createSession(
  model: string | Uint8Array,
  { provider, threads }: SessionSettings,
): Promise<ort.InferenceSession> {
  const options: ort.InferenceSession.SessionOptions = {
    executionProviders: provider === 'cpu' ? ['cpu'] : [provider, 'cpu'],
    graphOptimizationLevel: 'all',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 4,
  };
  return typeof model === 'string'
    ? ort.InferenceSession.create(model, options)
    : ort.InferenceSession.create(model, options);
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).trim();
