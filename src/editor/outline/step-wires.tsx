// The wires of a step in words, port by port: "Photo from Photos", with ways to change, remove and add them.
'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconPlugConnected, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { GraphEdge, GraphNode } from '../../core/graph';
import { type PortWires, portWires } from '../connections';
import { useEditorWords } from '../editor-words';
import { PortShape } from '../port-shape';
import { useEditor, useEditorActions } from '../state/use-editor';
import { useView } from '../state/view';
import type { AddPlace } from './add-dialog';
import type { ConnectPlace } from './connect-dialog';
import styles from './outline.module.css';

interface StepWiresProps {
  readonly node: GraphNode;
  readonly side: 'inputs' | 'outputs';
  readonly onAdd: (place: AddPlace) => void;
  readonly onConnect: (place: ConnectPlace) => void;
}

export function StepWires(props: StepWiresProps) {
  const { node, side } = props;
  const t = useTranslations('panels.outline');
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  const ports = portWires(node, side, graph, registry);
  if (ports.length === 0) return null;
  return (
    <section aria-label={t(side)} className={styles.wires}>
      <h3 className={styles.wiresTitle}>{t(side)}</h3>
      <ul>
        {ports.map((port) => (
          <PortLine key={port.port} {...props} port={port} />
        ))}
      </ul>
    </section>
  );
}

function PortLine({ node, side, port, onAdd, onConnect }: StepWiresProps & { readonly port: PortWires }) {
  const t = useTranslations('panels.outline');
  const { names } = useEditorWords();
  const readOnly = useEditor((state) => state.readOnly);
  const own = { nodeId: node.id, port: port.port };
  const title = names.port(node, side, port.port);
  const free = side === 'outputs' || port.many || port.wires.length === 0;
  return (
    <li className={styles.port}>
      <span className={styles.portName}>
        <PortShape type={port.type} optional={port.optional} several={port.several} wired={port.wires.length > 0} />
        {title}
      </span>
      <ul className={styles.portWires}>
        {port.wires.length === 0 && side === 'inputs' ? (
          <li className={styles.quiet}>{t(port.optional ? 'mayStayFree' : 'free')}</li>
        ) : null}
        {port.wires.map((edge) => (
          <WireLine key={edge.id} edge={edge} side={side} own={own} onAdd={onAdd} onConnect={onConnect} />
        ))}
      </ul>
      {readOnly ? null : (
        <span className={styles.portButtons}>
          {free ? (
            <Button
              size="compact-sm"
              variant={side === 'inputs' && port.wires.length === 0 && !port.optional ? 'light' : 'default'}
              leftSection={<IconPlugConnected size={14} aria-hidden="true" />}
              aria-label={t(side === 'inputs' ? 'connectInputLong' : 'connectOutputLong', { port: title })}
              onClick={() => onConnect({ own, side })}
            >
              {t(side === 'inputs' ? 'connectInput' : 'connectOutput')}
            </Button>
          ) : null}
          {side === 'outputs' ? (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconPlus size={14} aria-hidden="true" />}
              aria-label={t('addAfterLong', { port: title })}
              onClick={() => onAdd({ from: own })}
            >
              {t('addAfter')}
            </Button>
          ) : null}
        </span>
      )}
    </li>
  );
}

interface WireLineProps extends Pick<StepWiresProps, 'side' | 'onAdd' | 'onConnect'> {
  readonly edge: GraphEdge;
  readonly own: ConnectPlace['own'];
}

function WireLine({ edge, side, own, onAdd, onConnect }: WireLineProps) {
  const t = useTranslations('panels.outline');
  const { names, t: editor } = useEditorWords();
  const graph = useEditor((state) => state.graph);
  const readOnly = useEditor((state) => state.readOnly);
  const view = useView(({ preview }) => preview.edges[edge.id]);
  const { disconnect } = useEditorActions();
  const { from, fromPort, to, toPort } = names.edge(graph, edge);
  const ends = { from, fromPort, to, toPort };
  return (
    <li className={styles.wire}>
      <span className={styles.wireName}>
        {t(side === 'inputs' ? 'wireFrom' : 'wireTo', ends)}
        {view ? <span className={styles.quiet}> · {view.words ?? view.count}</span> : null}
      </span>
      {readOnly ? null : (
        <>
          {side === 'inputs' ? (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('changeLong', ends)}
              onClick={() => onConnect({ own, side, instead: edge.id })}
            >
              {t('change')}
            </Button>
          ) : null}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={editor('insertInWire', { from, to })}
            onClick={() => onAdd({ edgeId: edge.id })}
          >
            <IconPlus size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={editor('removeWire', { from, to })}
            onClick={() => disconnect([edge.id])}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </>
      )}
    </li>
  );
}
