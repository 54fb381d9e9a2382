// Why a wire does not fit, in words: beside the pointer while it hovers, and as a card with the repair once it was tried.
'use client';

import { Button, CloseButton, Popover } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useConnection } from '@xyflow/react';
import { useEffect, useState } from 'react';
import type { Problem } from '../../core/problems';
import { useEditorWords } from '../editor-words';
import { useEditorStore } from '../state/use-editor';
import { AtPoint } from './at-point';
import { focusStep } from './focus';
import styles from './refusal.module.css';
import { useUi, useUiStore } from './ui-store';
import { judge } from './use-linking';

/** The judge tells of a graph that has both wires; here the second was never drawn. */
function useRefusalWords(): (problem: Problem) => string {
  const { t, words, names } = useEditorWords();
  const store = useEditorStore();
  return (problem) => {
    if (problem.code !== 'port_taken' || problem.nodeId === undefined) return words.problem(problem);
    const node = store.getState().graph.nodes.find((each) => each.id === problem.nodeId);
    const port = names.port(node, 'inputs', String(problem.params.port));
    return t('refusal.taken', { port, step: names.node(node) });
  };
}

/** Says while the wire is still in the hand why it does not fit where it hovers. */
export function RefusalTip() {
  const { words } = useEditorWords();
  const say = useRefusalWords();
  const store = useEditorStore();
  const end = useUi(({ linking }) => linking?.end ?? null);
  const over = useConnection((connection) =>
    connection.inProgress && connection.isValid === false && connection.toHandle
      ? {
          nodeId: connection.toHandle.nodeId,
          port: connection.toHandle.id ?? '',
          type: connection.toHandle.type,
        }
      : null,
  );
  const nodeId = over?.nodeId;
  const port = over?.port;
  const pointer = usePointer(nodeId !== undefined);
  if (!end || nodeId === undefined || port === undefined || over?.type !== ('from' in end ? 'target' : 'source'))
    return null;
  const { graph, registry } = store.getState();
  const verdict = judge(end, { nodeId, port }, graph, registry);
  if (verdict.ok) return null;
  const { fix } = verdict.problem;
  return (
    <div className={styles.tip} style={{ left: pointer.x + 16, top: pointer.y + 16 }}>
      <p>{say(verdict.problem)}</p>
      {fix && <p className={styles.hint}>{words.fixLabel(fix, verdict.problem.steps)}</p>}
    </div>
  );
}

function usePointer(on: boolean): { x: number; y: number } {
  const [at, setAt] = useState({ x: -1000, y: -1000 });
  useEffect(() => {
    if (!on) return;
    const follow = (event: PointerEvent | MouseEvent) => setAt({ x: event.clientX, y: event.clientY });
    window.addEventListener('mousemove', follow);
    return () => window.removeEventListener('mousemove', follow);
  }, [on]);
  return at;
}

/** Stays after a refused try, with the repair as a button. Escape closes it and goes back to the step. */
export function RefusalCard() {
  const { t, words } = useEditorWords();
  const say = useRefusalWords();
  const store = useEditorStore();
  const ui = useUiStore();
  const refusal = useUi((state) => state.refusal);
  if (!refusal) return null;
  const { problem, screen } = refusal;
  const { fix } = problem;
  const close = () => {
    ui.getState().set({ refusal: null });
    if (problem.nodeId) focusStep(problem.nodeId);
  };
  return (
    <Popover
      key={`${screen.x} ${screen.y}`}
      opened
      position="bottom-start"
      width={300}
      trapFocus
      closeOnClickOutside
      onChange={(open) => {
        if (!open) close();
      }}
    >
      <Popover.Target>
        <AtPoint point={screen} />
      </Popover.Target>
      <Popover.Dropdown
        className={styles.card}
        role="alertdialog"
        aria-label={t('refusal.title')}
        aria-describedby="refusal-why"
      >
        <div className={styles.head}>
          <IconPlugConnectedX size={18} aria-hidden="true" />
          <b>{t('refusal.title')}</b>
          <CloseButton size={28} aria-label={t('refusal.close')} onClick={close} />
        </div>
        <p id="refusal-why">{say(problem)}</p>
        {fix && (
          <Button
            fullWidth
            size="compact-md"
            data-autofocus
            onClick={() => {
              ui.getState().set({ refusal: null });
              store.getState().actions.applyFix(fix.edits);
            }}
          >
            {words.fixLabel(fix, problem.steps)}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
