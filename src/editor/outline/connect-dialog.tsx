// A list of everything a port could be wired with: what fits can be chosen, what does not says why, with the repair where there is one.
'use client';

import { Button, Modal } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { PortRef } from '../../core/wire-types';
import { type Partner, partners } from '../connections';
import { useEditorWords } from '../editor-words';
import { PortShape } from '../port-shape';
import { useEditor, useEditorActions } from '../state/use-editor';
import styles from './dialog.module.css';

export interface ConnectPlace {
  readonly own: PortRef;
  readonly side: 'inputs' | 'outputs';
  /** A wire whose place the new one takes. */
  readonly instead?: string;
}

interface ConnectDialogProps {
  readonly place: ConnectPlace | null;
  readonly onClose: () => void;
}

export function ConnectDialog({ place, onClose }: ConnectDialogProps) {
  const t = useTranslations('panels.outline');
  const { names } = useEditorWords();
  const graph = useEditor((state) => state.graph);
  const node = graph.nodes.find(({ id }) => id === place?.own.nodeId);
  const port = place ? names.port(node, place.side, place.own.port) : '';
  return (
    <Modal
      opened={place !== null}
      onClose={onClose}
      title={
        place
          ? t(place.side === 'inputs' ? 'connectInputTitle' : 'connectOutputTitle', { port, step: names.node(node) })
          : ''
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {place ? <Partners place={place} onClose={onClose} /> : null}
    </Modal>
  );
}

function Partners({ place, onClose }: { readonly place: ConnectPlace; readonly onClose: () => void }) {
  const t = useTranslations('panels.outline');
  const { words, names } = useEditorWords();
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  const { connect, reconnect, applyFix } = useEditorActions();
  const { own, side, instead } = place;
  const all = useMemo(() => partners(own, side, graph, registry, instead), [own, side, graph, registry, instead]);
  const fitting = all.filter(({ problem }) => !problem);
  const others = all.filter(({ problem }) => problem);
  const nameOf = ({ ref }: Partner) => {
    const node = graph.nodes.find(({ id }) => id === ref.nodeId);
    return { step: names.node(node), port: names.port(node, side === 'inputs' ? 'outputs' : 'inputs', ref.port) };
  };
  const choose = ({ ref }: Partner) => {
    const [from, to] = side === 'inputs' ? [ref, own] : [own, ref];
    if (instead === undefined) connect(from, to);
    else reconnect(instead, from, to);
    onClose();
  };
  return (
    <div className={styles.dialog}>
      {fitting.length ? (
        <ul className={styles.choices}>
          {fitting.map((each) => (
            <li key={`${each.ref.nodeId} ${each.ref.port}`}>
              <button type="button" className={styles.choice} onClick={() => choose(each)}>
                <PortShape type={each.type} />
                <span className={styles.name}>{t('portOfStep', nameOf(each))}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.help}>{t('nothingFits')}</p>
      )}
      {others.length ? (
        <section aria-label={t('doNotFit')}>
          <h3 className={styles.subtitle}>{t('doNotFit')}</h3>
          <ul className={styles.refused}>
            {others.map((each) => {
              const { problem } = each;
              if (!problem) return null;
              const { fix } = problem;
              return (
                <li key={`${each.ref.nodeId} ${each.ref.port}`}>
                  <span className={styles.refusedName}>
                    <PortShape type={each.type} optional wired={false} />
                    {t('portOfStep', nameOf(each))}
                  </span>
                  <span className={styles.help}>{words.problem(problem)}</span>
                  {fix ? (
                    <Button
                      size="compact-sm"
                      variant="light"
                      onClick={() => {
                        const cut = instead === undefined ? [] : [{ kind: 'removeEdge' as const, edgeId: instead }];
                        applyFix([...cut, ...fix.edits]);
                        onClose();
                      }}
                    >
                      {words.fixLabel(fix, problem.steps)}
                    </Button>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
