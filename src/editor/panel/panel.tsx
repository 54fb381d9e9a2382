// What stands beside the canvas: the settings of what is selected, or the workflow itself when nothing is.
'use client';

import { useEditor } from '../state/use-editor';
import { EdgePanel } from './edge-panel';
import { NodePanel } from './node-panel';
import styles from './panel.module.css';
import { SeveralPanel } from './several-panel';
import { WorkflowPanel } from './workflow-panel';

export function Panel() {
  const { nodes, edges } = useEditor((state) => state.selection);
  const node = useEditor(({ graph }) =>
    nodes.length === 1 ? graph.nodes.find(({ id }) => id === nodes[0]) : undefined,
  );
  const edge = useEditor(({ graph }) =>
    nodes.length === 0 && edges.length === 1 ? graph.edges.find(({ id }) => id === edges[0]) : undefined,
  );
  const many = nodes.length + edges.length > 1;
  return (
    // A click into the panel must never reach the canvas, nor a key typed here.
    <div className={`${styles.panel} nokey nowheel nodrag nopan`}>
      {many ? (
        <SeveralPanel nodeIds={nodes} edgeIds={edges} />
      ) : node ? (
        <NodePanel key={node.id} node={node} />
      ) : edge ? (
        <EdgePanel key={edge.id} edge={edge} />
      ) : (
        <WorkflowPanel />
      )}
    </div>
  );
}
