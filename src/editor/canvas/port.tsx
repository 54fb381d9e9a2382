// One port on a card: its name, its drawing, and a grip to draw wires from, with pointer, clicks or keys.
'use client';

import { Handle, Position } from '@xyflow/react';
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import type { GraphNode } from '../../core/graph';
import { useEditorWords } from '../editor-words';
import { PortShape } from '../port-shape';
import type { StepName } from '../state/labels';
import { useEditor, useEditorStore } from '../state/use-editor';
import styles from './port.module.css';
import type { PortView } from './ports-of';
import { portKey, useUi, useUiStore } from './ui-store';
import { useLinking } from './use-linking';

interface PortProps {
  readonly node: GraphNode;
  readonly side: 'inputs' | 'outputs';
  readonly port: PortView;
  /** Steps at the other ends of its wires. */
  readonly links: readonly StepName[] | undefined;
  /** No port stands across from it. */
  readonly alone: boolean;
}

const NO_LINKS: readonly StepName[] = [];

/** Where a refusal is told when there is no pointer: at the grip itself. */
const placeOf = (element: Element) => {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left, y: bottom };
};

export const Port = memo(function Port({ node, side, port, links = NO_LINKS, alone }: PortProps) {
  const { t, words, names } = useEditorWords();
  const linking = useLinking();
  const ui = useUiStore();
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const fits = useUi((state) => state.linking?.fits.has(portKey(node.id, port.name)) ?? false);
  const isEnd = useUi(({ linking: now }) => {
    const ref = now && ('from' in now.end ? now.end.from : now.end.to);
    const sameSide = now && 'from' in now.end === (side === 'outputs');
    return (sameSide && ref?.nodeId === node.id && ref.port === port.name) ?? false;
  });

  const ref = { nodeId: node.id, port: port.name };
  const end = side === 'outputs' ? { from: ref } : { to: ref };
  const title = names.port(node, side, port.name);
  const label = t(side === 'inputs' ? 'port.input' : 'port.output', {
    port: title,
    step: names.node(node),
    type: port.type ? words.typeName(port.type) : t('port.anything'),
    need: side === 'inputs' ? t(port.optional ? 'port.optional' : 'port.needed') : '',
    wired: links.length ? t('port.wiredWith', { steps: links.map(names.step).join(', ') }) : t('port.free'),
  });

  /** The first press takes the wire up, the second sets it down. */
  function press(element: Element): void {
    const { linking: now } = ui.getState();
    if (!now) linking.start(end, 'click');
    else if (isEnd) linking.cancel();
    else if ('from' in now.end === (side === 'outputs')) linking.start(end, 'click');
    else linking.end(ref, placeOf(element));
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (readOnly || event.ctrlKey || event.metaKey || event.altKey) return;
    const { currentTarget, key } = event;
    if (key === 'Enter' || key === ' ') press(currentTarget);
    else if (key === '+' || key === 'n')
      ui.getState().set({ quickAdd: { screen: placeOf(currentTarget), wire: end }, linking: null });
    else if (key === 'Delete' || key === 'Backspace') {
      const { graph, actions } = store.getState();
      actions.disconnect(
        graph.edges
          .filter((edge) =>
            side === 'inputs'
              ? edge.target === node.id && edge.targetHandle === port.name
              : edge.source === node.id && edge.sourceHandle === port.name,
          )
          .map((edge) => edge.id),
      );
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      className={styles.row}
      data-side={side}
      data-alone={alone || undefined}
      data-fits={fits || undefined}
      data-end={isEnd || undefined}
    >
      <Handle
        id={port.name}
        type={side === 'outputs' ? 'source' : 'target'}
        position={side === 'outputs' ? Position.Right : Position.Left}
        className={styles.grip}
        isConnectable={!readOnly}
        role="button"
        tabIndex={0}
        aria-label={label}
        aria-pressed={isEnd}
        onKeyDown={onKeyDown}
        onClick={(event: MouseEvent<HTMLDivElement>) => {
          if (!readOnly) press(event.currentTarget);
        }}
      >
        <PortShape type={port.type} optional={port.optional} several={port.several} wired={links.length > 0} />
      </Handle>
      <span className={styles.name} title={title}>
        {title}
      </span>
      {side === 'outputs' && !readOnly && (
        <button
          type="button"
          tabIndex={-1}
          className={`${styles.more} nodrag nopan`}
          aria-label={t('port.addAfter', { port: title, step: names.node(node) })}
          onClick={(event) => {
            event.stopPropagation();
            ui.getState().set({ quickAdd: { screen: placeOf(event.currentTarget), wire: end } });
          }}
        >
          +
        </button>
      )}
    </div>
  );
});
