// A model as a form shows it. Knows neither files nor runtimes.

import type { Task } from '../core/node';

export interface ModelChoice {
  /** What stands in the graph. */
  readonly name: string;
  readonly title: string;
  readonly task: Task;
  /** What it can find. */
  readonly labels: readonly string[];
  /** How sure its finds must be where nobody says otherwise, 0..1; null where it does not say how sure it is. */
  readonly usualScore?: number | null;
  readonly licence?: string;
  readonly bytes?: number;
  /** False when it must be fetched first. */
  readonly installed?: boolean;
  /** Address of a picture that shows what it finds. */
  readonly sample?: string | null;
}
