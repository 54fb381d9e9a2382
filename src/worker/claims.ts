// Keeps the claims of this worker alive: one heartbeat for all of them, and a signal each that tells its work to stop.
// A worker that cannot renew a claim for a whole lease gives it up by itself, since another may have it by then.
// Knows nothing of what is done under a claim.

import { LensgraphError } from '../core/errors';
import { heartbeat } from '../db/claim-batch';
import type { Db } from '../db/client';
import { batchKey, type Claim } from '../db/types';

export const LEASE_MS = 8_000;
const BEAT_MS = 2_000;

export interface HeldClaim {
  readonly claim: Claim;
  /** Aborts when the claim is lost, its run was cancelled, or the worker stops. */
  readonly signal: AbortSignal;
  /** Stops the work under this claim. */
  lose(reason: LensgraphError): void;
  /** The work under this claim is over; it is renewed no more. */
  letGo(): void;
}

export interface Claims {
  hold(claim: Claim): HeldClaim;
  held(): readonly HeldClaim[];
  close(): void;
}

/** `onError` hears of heartbeats that failed; they are tried again. */
export function keepClaims(db: Db, onError: (error: unknown) => void): Claims {
  const held = new Map<HeldClaim, number>();

  async function beat(): Promise<void> {
    const began = performance.now();
    const asked = [...held.keys()];
    const kept = await heartbeat(
      db,
      asked.map(({ claim }) => claim),
      LEASE_MS,
    );
    for (const each of asked) {
      if (!held.has(each)) continue;
      if (kept.has(batchKey(each.claim))) held.set(each, began);
      else each.lose(new LensgraphError('lease_lost'));
    }
  }

  function giveUpOld(): void {
    for (const [each, renewed] of held) {
      if (performance.now() - renewed > LEASE_MS) each.lose(new LensgraphError('lease_lost'));
    }
  }

  let beating = false;
  const timer = setInterval(() => {
    giveUpOld();
    if (beating || held.size === 0) return;
    beating = true;
    beat()
      .catch(onError)
      .finally(() => {
        beating = false;
      });
  }, BEAT_MS);

  return {
    hold: (claim) => {
      const stop = new AbortController();
      const one: HeldClaim = {
        claim,
        signal: stop.signal,
        lose: (reason) => stop.abort(reason),
        letGo: () => void held.delete(one),
      };
      held.set(one, performance.now());
      return one;
    },
    held: () => [...held.keys()],
    close: () => clearInterval(timer),
  };
}
