// `lensgraph worker`: a worker for this installation's runs, or, with DATABASE_URL, for another machine's.
import { runWorkerProcess } from '../../worker/worker-process';

export function workerCommand(options: { readonly provider?: string; readonly concurrency?: number }): Promise<never> {
  return runWorkerProcess({ provider: options.provider, children: options.concurrency });
}
