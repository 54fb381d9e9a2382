// Whether what runs is what one sees in the editor: told by comparing, never by a flag.
import { parseGraph } from '../../core/graph';
import type { Json } from '../../db/types';
import { graphHash } from './graph-hash';

/** Nothing published yet; the draft is what is published; the draft has changes that nobody runs yet. */
export type WorkflowState = 'unpublished' | 'published' | 'changed';

/** `publishedHash`: of the published version, null when there is none. */
export function workflowState(draft: Json, publishedHash: string | null): WorkflowState {
  if (publishedHash === null) return 'unpublished';
  const { graph } = parseGraph(draft);
  return graph && graphHash(graph) === publishedHash ? 'published' : 'changed';
}
