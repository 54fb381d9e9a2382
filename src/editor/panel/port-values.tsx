// What went into a step, or came out of it, on the chosen photo: port by port.
'use client';

import { useTranslations } from 'next-intl';
import type { GraphNode } from '../../core/graph';
import { portWires } from '../connections';
import { useEditorWords } from '../editor-words';
import { PortShape } from '../port-shape';
import type { StepView } from '../preview-view';
import { useEditor } from '../state/use-editor';
import { useStepView, useView } from '../state/view';
import { ValueView } from '../values/value-view';
import styles from './panel.module.css';

interface PortValuesProps {
  readonly node: GraphNode;
  readonly side: 'inputs' | 'outputs';
}

export function PortValues({ node, side }: PortValuesProps) {
  const t = useTranslations('panels');
  const { names } = useEditorWords();
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  const view = useStepView(node.id);
  const others = useView(({ preview }) => preview.nodes);
  const ports = portWires(node, side, graph, registry);
  if (ports.length === 0) return <p className={styles.help}>{t(`noPorts.${side}`)}</p>;
  return (
    <div className={styles.ports}>
      <StateLine view={view} />
      {side === 'outputs' &&
        view?.warnings?.map((each) => (
          <p key={each} className={styles.warned}>
            {each}
          </p>
        ))}
      {ports.map(({ port, type, optional, several, wires }) => {
        const title = names.port(node, side, port);
        const [wire] = wires;
        // What goes in is what the step before gave: its picture, its values.
        const source = side === 'inputs' && wire ? others[wire.source] : undefined;
        const value =
          side === 'outputs'
            ? view?.values?.[port]
            : (view?.inputs?.[port] ?? (wire && source?.values?.[wire.sourceHandle]));
        const kind = type ?? (wire ? (portWiresOf(wire.source, wire.sourceHandle)?.type ?? null) : null);
        return (
          <section key={port} className={styles.port}>
            <h3 className={styles.portTitle}>
              <PortShape type={kind} optional={optional} several={several} wired={wires.length > 0} />
              {title}
            </h3>
            {side === 'inputs' ? (
              <p className={styles.help}>
                {wires.length
                  ? t('from', { steps: wires.map((each) => names.nodeById(graph, each.source)).join(', ') })
                  : t(optional ? 'freeOptional' : 'free')}
              </p>
            ) : null}
            {side === 'outputs' || wires.length ? (
              <ValueView
                type={kind}
                value={value}
                name={title}
                picture={side === 'outputs' ? view?.picture : (source?.picture ?? view?.picture)}
              />
            ) : null}
          </section>
        );
      })}
    </div>
  );

  function portWiresOf(nodeId: string, port: string) {
    const other = graph.nodes.find(({ id }) => id === nodeId);
    return other && portWires(other, 'outputs', graph, registry).find((each) => each.port === port);
  }
}

function StateLine({ view }: { readonly view: StepView | undefined }) {
  const t = useTranslations('panels');
  if (!view || view.state === 'idle') return <p className={styles.help}>{t('state.idle')}</p>;
  if (view.state === 'failed') return <p className={styles.failed}>{view.message ?? t('state.failed')}</p>;
  if (view.state === 'done' && !view.cached) return null;
  return <p className={styles.help}>{t(view.state === 'done' ? 'state.cached' : `state.${view.state}`)}</p>;
}
