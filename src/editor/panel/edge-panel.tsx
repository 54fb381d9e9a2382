// The selected wire: what flows through it, how much, and what can be done with it.
'use client';

import { Button, Menu } from '@mantine/core';
import { IconArrowRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { GraphEdge } from '../../core/graph';
import { indexGraph } from '../../core/graph-index';
import { outputType } from '../../core/wire-types';
import { useEditorWords } from '../editor-words';
import { PortShape } from '../port-shape';
import { candidatesBetween } from '../state/edits/candidates';
import { useEditor, useEditorActions } from '../state/use-editor';
import { useEdgeView, useView } from '../state/view';
import { StepIcon } from '../step-icon';
import { ValueView } from '../values/value-view';
import styles from './panel.module.css';

export function EdgePanel({ edge }: { readonly edge: GraphEdge }) {
  const t = useTranslations('panels');
  const { words, names } = useEditorWords();
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  const readOnly = useEditor((state) => state.readOnly);
  const view = useEdgeView(edge.id);
  const source = useView(({ preview }) => preview.nodes[edge.source]);
  const { disconnect, addInWire, show } = useEditorActions();
  const type = useMemo(
    () => outputType({ nodeId: edge.source, port: edge.sourceHandle }, indexGraph(graph), registry),
    [edge, graph, registry],
  );
  const between = useMemo(() => candidatesBetween(edge, graph, registry), [edge, graph, registry]);
  const { from, fromPort, to, toPort } = names.edge(graph, edge);
  return (
    <section className={styles.part} aria-label={t('wire')}>
      <h2 className={styles.title}>{t('wire')}</h2>
      <div className={styles.wire}>
        <Button variant="default" size="compact-sm" onClick={() => show(edge.source)}>
          {from}
        </Button>
        <span className={styles.flow}>
          <IconArrowRight size={16} aria-hidden="true" />
        </span>
        <Button variant="default" size="compact-sm" onClick={() => show(edge.target)}>
          {to}
        </Button>
      </div>
      <p className={styles.portTitle}>
        <PortShape type={type} />
        {type ? words.typeName(type) : t('unknownType')}
        {view ? <span className={styles.count}>{view.words ?? String(view.count)}</span> : null}
      </p>
      <p className={styles.help}>{t('wireHelp', { from, fromPort, to, toPort })}</p>
      <ValueView type={type} value={source?.values?.[edge.sourceHandle]} picture={source?.picture} name={fromPort} />
      {readOnly ? null : (
        <footer className={styles.actions}>
          <Menu position="bottom-start" withinPortal>
            <Menu.Target>
              <Button
                size="compact-sm"
                variant="light"
                disabled={between.length === 0}
                leftSection={<IconPlus size={14} aria-hidden />}
              >
                {t('between')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {between.map(({ definition }) => (
                <Menu.Item
                  key={definition.type}
                  leftSection={<StepIcon definition={definition} />}
                  onClick={() => addInWire(definition.type, edge.id)}
                >
                  {words.nodeTitle(definition)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => disconnect([edge.id])}
          >
            {t('removeWire')}
          </Button>
        </footer>
      )}
    </section>
  );
}
