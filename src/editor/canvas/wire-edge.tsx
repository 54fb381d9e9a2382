// A wire: in the colour of what it carries, its count in the middle, and on it what can be done with it.
'use client';

import { IconPlus, IconX } from '@tabler/icons-react';
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorStore } from '../state/use-editor';
import { useEdgeView } from '../state/view';
import { typeColour } from '../type-look';
import { type WireEdge as FlowEdge, GRIP } from './flow-graph';
import { useUiStore } from './ui-store';
import { useIsFar } from './use-sight';
import styles from './wire-edge.module.css';
import { wirePath } from './wire-path';

/** The grips are wider than the ports; the wire starts at the edge of the card. */
export const INSET = GRIP / 2;
const CHAR_WIDTH = 6.6;

export const WireEdge = memo(function WireEdge(props: EdgeProps<FlowEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, data, selected } = props;
  const [hovered, setHovered] = useState(false);
  const view = useEdgeView(id);
  const far = useIsFar();
  const readOnly = useEditor((state) => state.readOnly);
  const [path, x, y] = wirePath({ x: sourceX - INSET, y: sourceY }, { x: targetX + INSET, y: targetY }, data);
  const words = view && !far ? (view.words ?? String(view.count)) : '';
  const tools = (hovered || selected) && !readOnly;
  const width = words.length * CHAR_WIDTH + 16;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointer only; ports and menus do the same by keys
    <g onMouseEnter={() => setHovered(true)} onMouseLeave={() => setHovered(false)}>
      <BaseEdge
        path={path}
        interactionWidth={20}
        className={styles.wire}
        style={{ stroke: typeColour(data?.type ?? null) }}
        data-selected={selected || undefined}
        data-off={data?.off || undefined}
      />
      {words && !tools && (
        <g transform={`translate(${x} ${y})`} className={styles.label}>
          <rect x={-width / 2} y={-10} width={width} height={20} rx={10} />
          <text textAnchor="middle" dy="4.5">
            {words}
          </text>
        </g>
      )}
      {tools && <WireTools id={id} x={x} y={y} words={words} />}
    </g>
  );
});

function WireTools(props: { readonly id: string; readonly x: number; readonly y: number; readonly words: string }) {
  const { id, x, y, words } = props;
  const { t, names } = useEditorWords();
  const store = useEditorStore();
  const ui = useUiStore();
  const { graph, actions } = store.getState();
  const edge = graph.edges.find((each) => each.id === id);
  if (!edge) return null;
  const { from, to } = names.edge(graph, edge);
  return (
    <EdgeLabelRenderer>
      <div
        className={`${styles.tools} nodrag nopan`}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      >
        {words && <span>{words}</span>}
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('insertInWire', { from, to })}
          title={t('insertInWire', { from, to })}
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            ui.getState().set({ quickAdd: { screen: { x: left, y: bottom }, wire: { edgeId: id } } });
          }}
        >
          <IconPlus size={15} aria-hidden="true" />
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('removeWire', { from, to })}
          title={t('removeWire', { from, to })}
          onClick={() => actions.disconnect([id])}
        >
          <IconX size={15} aria-hidden="true" />
        </button>
      </div>
    </EdgeLabelRenderer>
  );
}
