// A model as a form shows it. Knows neither files nor runtimes.

import type { Task } from '../core/node';

export interface ModelChoice {
  /** What stands in the graph. */
  readonly name: string;
  readonly title: string;
  readonly task: Task;
  /** What it can find. */
  readonly labels: readonly string[];
  readonly licence?: string;
  readonly bytes?: number;
  /** False when it must be fetched first. */
  readonly installed?: boolean;
  /** Address of a picture that shows what it finds. */
  readonly sample?: string | null;
}
