// The wire while it is being drawn: in the colour of what it would carry, dashed where it would not fit.
'use client';

import { type ConnectionLineComponentProps, getBezierPath } from '@xyflow/react';
import { useMemo } from 'react';
import { indexGraph } from '../../core/graph-index';
import { outputType } from '../../core/wire-types';
import { useEditorStore } from '../state/use-editor';
import { typeColour } from '../type-look';
import { useUi } from './ui-store';
import { INSET } from './wire-edge';

export function ConnectionLine(props: ConnectionLineComponentProps) {
  const { fromX, fromY, toX, toY, fromPosition, toPosition, connectionStatus, fromHandle, toHandle } = props;
  const store = useEditorStore();
  const end = useUi(({ linking }) => linking?.end ?? null);
  const type = useMemo(() => {
    const { graph, registry } = store.getState();
    return end && 'from' in end ? outputType(end.from, indexGraph(graph), registry) : null;
  }, [store, end]);
  const inset = (kind: 'source' | 'target' | undefined) => (kind === 'source' ? -INSET : kind === 'target' ? INSET : 0);
  const [path] = getBezierPath({
    sourceX: fromX + inset(fromHandle.type),
    sourceY: fromY,
    sourcePosition: fromPosition,
    targetX: toX + inset(toHandle?.type),
    targetY: toY,
    targetPosition: toPosition,
  });
  return (
    <path
      d={path}
      fill="none"
      strokeWidth={2.5}
      strokeDasharray={connectionStatus === 'invalid' ? '4 6' : undefined}
      style={{ stroke: connectionStatus === 'invalid' ? 'var(--failed)' : typeColour(type) }}
    />
  );
}
