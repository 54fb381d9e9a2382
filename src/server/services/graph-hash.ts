// The hash by which two versions of a workflow are the same. Knows no database.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../compiler/plan-hash';
import type { Graph } from '../../core/graph';
import { graphContent } from '../../core/graph-content';

/** SHA-256 in hex of what the graph does: moving a step or renaming the workflow makes no new version. */
export function graphHash(graph: Graph): string {
  return createHash('sha256')
    .update(canonicalJson(graphContent(graph)))
    .digest('hex');
}
