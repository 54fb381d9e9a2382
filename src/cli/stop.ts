// One wish to stop, from Ctrl-C or a signal. A second one ends the process at once.
import { LensgraphError } from '../core/errors';
import { EXIT } from './exit-codes';

/** Aborted with the first SIGINT, SIGTERM or SIGHUP. Listens until `ignore` is called. */
export function stopSignal(): { readonly signal: AbortSignal; ignore(): void } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
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
