// One wish to stop, from Ctrl-C or a signal. A second one ends the process at once.
// A terminal's Ctrl-C reaches npm as well, which passes it on: the same wish told twice within a moment is one.
import { LensgraphError } from '../core/errors';
import { EXIT } from './exit-codes';

const SAME_WISH_MS = 1_500;

/** Aborted with the first SIGINT, SIGTERM or SIGHUP. Listens until `ignore` is called. */
export function stopSignal(): { readonly signal: AbortSignal; ignore(): void } {
  const controller = new AbortController();
  let first = 0;
  const stop = () => {
    if (controller.signal.aborted) {
      if (Date.now() - first > SAME_WISH_MS) process.exit(EXIT.interrupted);
      return;
    }
    first = Date.now();
    controller.abort(new LensgraphError('cancelled'));
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, stop);
  return {
    signal: controller.signal,
    ignore: () => {
      for (const name of names) process.off(name, stop);
    },
  };
}
