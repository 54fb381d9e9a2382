// The workflow as a list of steps in the order of the wires: the editor for phones, screen readers and whoever likes lists.
// Same store, same actions as the canvas; whatever the canvas can change can be changed here.
'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { ProblemsList } from '../problems/problems-list';
import { readingOrder } from '../reading-order';
import { positionsOf } from '../state/positions';
import { useEditor } from '../state/use-editor';
import { useView } from '../state/view';
import { AddDialog, type AddPlace } from './add-dialog';
import { ConnectDialog, type ConnectPlace } from './connect-dialog';
import styles from './outline.module.css';
import { OutlineStep } from './outline-step';
import { OutlineTools } from './outline-tools';
import { useOpenSteps } from './use-open-steps';

/** `children` stand above the steps: the chooser of sample photos. */
export function Outline({ children }: { readonly children?: ReactNode }) {
  const t = useTranslations('panels.outline');
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  const readOnly = useEditor((state) => state.readOnly);
  const problems = useView((view) => view.problems);
  const order = useMemo(() => readingOrder(graph, positionsOf(graph, registry)), [graph, registry]);
  const [adding, setAdding] = useState<AddPlace | null>(null);
  const [connecting, setConnecting] = useState<ConnectPlace | null>(null);
  const open = useOpenSteps();
  return (
    <section className={`${styles.outline} nokey`} aria-label={t('title')}>
      <OutlineTools />
      {children}
      {graph.nodes.length && problems.length ? <ProblemsList /> : null}
      {order.length ? (
        <ol className={styles.steps} aria-label={t('steps', { count: order.length })}>
          {order.map((node, at) => (
            <OutlineStep
              key={node.id}
              node={node}
              at={at + 1}
              of={order.length}
              open={open.has(node.id)}
              onToggle={() => open.toggle(node.id)}
              onAdd={setAdding}
              onConnect={setConnecting}
            />
          ))}
        </ol>
      ) : (
        <p className={styles.empty}>{t('empty')}</p>
      )}
      {readOnly ? null : (
        <Button
          className={styles.add}
          variant={order.length ? 'default' : 'filled'}
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setAdding({})}
        >
          {t('add')}
        </Button>
      )}
      <AddDialog place={adding} onClose={() => setAdding(null)} onAdded={open.show} />
      <ConnectDialog place={connecting} onClose={() => setConnecting(null)} />
    </section>
  );
}
