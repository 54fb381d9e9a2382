// Is somebody doing the work? A canary job goes through a queue of its own; what it found is kept for a few seconds, so
// that asking often costs nothing. Knows no run.
import { sendCanary } from '../queue/canary';
import type { Queue } from '../queue/queue';
import type { Log } from './services';

const FRESH_MS = 5_000;
const PATIENCE_MS = 3_000;

export interface Health {
  readonly ok: boolean;
  /** How long the canary took; null when none came back. */
  readonly canaryMs: number | null;
  readonly checkedAt: string;
}

export interface HealthCheck {
  /** What the last canary of the last seconds found, or a new one. Never throws: an outage is an answer. */
  check(): Promise<Health>;
}

export function createHealthCheck(canaries: Queue<null>, log: Log): HealthCheck {
  let last: { at: number; health: Promise<Health> } | undefined;

  async function ask(): Promise<Health> {
    const checkedAt = new Date().toISOString();
    try {
      const canaryMs = await sendCanary(canaries, PATIENCE_MS);
      return { ok: canaryMs !== null, canaryMs, checkedAt };
    } catch (error) {
      log.warn({ err: error }, 'The canary could not be sent');
      return { ok: false, canaryMs: null, checkedAt };
    }
  }

  return {
    check() {
      const now = performance.now();
      if (!last || now - last.at > FRESH_MS) last = { at: now, health: ask() };
      return last.health;
    },
  };
}
