// The hash by which two versions of a workflow are the same. Knows no database.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../compiler/plan-hash';
import type { Graph } from '../../core/graph';

/** SHA-256 in hex of the graph without its layout: moving a step makes no new version. */
export function graphHash({ layout: _, ...graph }: Graph): string {
  return createHash('sha256').update(canonicalJson(graph)).digest('hex');
}
