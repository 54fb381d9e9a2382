// A step on the canvas: its photo, its name, its settings in a line, the number that matters, its ports. Knows no concrete kind.
'use client';

import { IconAlertTriangleFilled, IconDots, IconHelpHexagon } from '@tabler/icons-react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useEditorWords } from '../editor-words';
import { CARD_WIDTH, portY } from '../geometry';
import { PORT_SHAPE, PortOutline } from '../port-shape';
import type { StepView } from '../preview-view';
import { useEditor } from '../state/use-editor';
import { useProblemCount, useStepView } from '../state/view';
import { StepIcon } from '../step-icon';
import type { StepNode as FlowNode, StepData } from './flow-graph';
import { NameField } from './name-field';
import { Port } from './port';
import styles from './step-node.module.css';
import { StepPicture } from './step-picture';
import { type Linking, portKey, useUi, useUiStore } from './ui-store';
import { type Nearness, useNearness } from './use-sight';

/** Drawn as far as it can be seen: out of view it is a place that keys can go to, from afar it has a name and a picture. */
export const StepNode = memo(function StepNode({ id, data, selected, dragging }: NodeProps<FlowNode>) {
  const near = useNearness(id);
  const attended = useUi(({ pointed, focused, renaming, linking }) => {
    if (pointed === id || focused === id || renaming === id) return true;
    return linking !== null && takesPart(linking, data);
  });
  const shown = near === 'far' && attended ? 'near' : near === 'out' && dragging ? 'far' : near;
  return <Card id={id} data={data} selected={selected} near={shown} />;
});

/** The wire being drawn begins here, or could end here. */
function takesPart({ end, fits }: Linking, { node: { id }, ports }: StepData): boolean {
  const own = 'from' in end ? end.from.nodeId : end.to.nodeId;
  return own === id || [...ports.inputs, ...ports.outputs].some(({ name }) => fits.has(portKey(id, name)));
}

interface CardProps {
  readonly id: string;
  readonly data: StepData;
  readonly selected: boolean;
  readonly near: Nearness;
}

const Card = memo(function Card({ id, data, selected, near }: CardProps) {
  const { node } = data;
  const { t, words, names } = useEditorWords();
  const definition = useEditor((state) => state.registry.get(node.type));
  const readOnly = useEditor((state) => state.readOnly);
  const view = useStepView(id);
  const problems = useProblemCount(id);
  const renaming = useUi((state) => state.renaming === id);
  const ui = useUiStore();
  const name = names.node(node);
  const state = view?.state ?? 'idle';
  const summary = definition ? words.summary(definition, node.config) : t('card.unknownHelp', { type: node.type });

  return (
    <div
      className={styles.card}
      data-state={state}
      data-selected={selected || undefined}
      data-off={node.disabled || undefined}
      data-unknown={!definition || undefined}
    >
      {near === 'near' && (
        <>
          <div className={styles.picture}>
            <StepPicture definition={definition} view={view} />
            {!definition && (
              <IconHelpHexagon className={styles.unknownIcon} size={32} stroke={1.5} aria-hidden="true" />
            )}
            <Badge view={view} off={node.disabled ?? false} />
            <ProblemMark count={problems} />
            {!readOnly && (
              <button
                type="button"
                tabIndex={-1}
                className={`${styles.menu} nodrag nopan`}
                aria-label={t('card.menu', { step: name })}
                onClick={(event) => {
                  const { left, bottom } = event.currentTarget.getBoundingClientRect();
                  ui.getState().set({ menu: { nodeId: id, screen: { x: left, y: bottom } } });
                }}
              >
                <IconDots size={18} aria-hidden="true" />
              </button>
            )}
          </div>
          <div className={styles.head}>
            <div className={styles.title}>
              <StepIcon definition={definition} />
              {renaming ? <NameField node={node} /> : <span title={name}>{name}</span>}
            </div>
            <p className={styles.summary} title={summary}>
              {node.note ? `✎ ${node.note.split('\n', 1)[0]}` : summary}
            </p>
          </div>
          <Ports data={data} />
        </>
      )}
      {near === 'far' && (
        <>
          <div className={styles.picture}>
            <StepPicture definition={definition} view={view} />
            <ProblemMark count={problems} />
          </div>
          <div className={styles.head}>
            <div className={styles.title}>
              <span>{name}</span>
            </div>
          </div>
          <FarPorts data={data} />
        </>
      )}
      <span id={`state-${id}`} hidden>
        <StateWords view={view} off={node.disabled ?? false} problems={problems} note={node.note} summary={summary} />
      </span>
    </div>
  );
});

function ProblemMark({ count }: { readonly count: number }) {
  const { t } = useEditorWords();
  if (count === 0) return null;
  return (
    <span className={styles.problems}>
      <IconAlertTriangleFilled size={13} aria-hidden="true" />
      {t('card.problems', { count })}
    </span>
  );
}

/** The ports as a drawing: from afar nobody hits one, and who comes near finds the real ones. */
function FarPorts({ data: { ports, inputLinks, outputLinks } }: { readonly data: StepData }) {
  const half = PORT_SHAPE / 2;
  return (
    <svg className={styles.farPorts} width={CARD_WIDTH} height="1" overflow="visible" aria-hidden="true">
      {ports.inputs.map(({ name, ...port }, row) => (
        <PortOutline key={name} {...port} wired={name in inputLinks} x={-half} y={portY(row) - half} />
      ))}
      {ports.outputs.map(({ name, ...port }, row) => (
        <PortOutline key={name} {...port} wired={name in outputLinks} x={CARD_WIDTH - half} y={portY(row) - half} />
      ))}
    </svg>
  );
}

function Ports({ data: { node, ports, inputLinks, outputLinks } }: { readonly data: StepData }) {
  // Below the last row of the shorter side a name has the whole card to itself.
  const shared = Math.min(ports.inputs.length, ports.outputs.length);
  return (
    <div className={styles.ports}>
      <div>
        {ports.inputs.map((port, row) => {
          const links = inputLinks[port.name];
          return <Port key={port.name} node={node} side="inputs" port={port} links={links} alone={row >= shared} />;
        })}
      </div>
      <div>
        {ports.outputs.map((port, row) => {
          const links = outputLinks[port.name];
          return <Port key={port.name} node={node} side="outputs" port={port} links={links} alone={row >= shared} />;
        })}
      </div>
    </div>
  );
}

function Badge({ view, off }: { readonly view: StepView | undefined; readonly off: boolean }) {
  const { t } = useEditorWords();
  if (off) return <span className={styles.badge}>{t('card.off')}</span>;
  if (!view) return null;
  const { badge, state, cached } = view;
  if (state === 'failed') {
    return (
      <span className={styles.badge} data-failed="" title={view.message}>
        <IconAlertTriangleFilled size={13} aria-hidden="true" />
        {t('card.failed')}
      </span>
    );
  }
  const words = typeof badge === 'object' ? t(`badge.${badge.what}`, { count: badge.count }) : badge;
  const extra = state === 'running' || state === 'stale' ? t(`card.${state}`) : cached ? t('card.unchanged') : '';
  const warned = view.warnings?.join(' ');
  if (!words && !extra && !warned) return null;
  return (
    <span className={styles.badge} data-stale={state === 'stale' || undefined} title={warned}>
      {warned && <IconAlertTriangleFilled size={13} color="var(--low)" aria-hidden="true" />}
      {words && <b>{words}</b>}
      {extra && <i>{extra}</i>}
    </span>
  );
}

/** What a screen reader says after the name of the step. */
function StateWords(props: {
  readonly view: StepView | undefined;
  readonly off: boolean;
  readonly problems: number;
  readonly note: string | undefined;
  readonly summary: string;
}) {
  const { t } = useEditorWords();
  const { view, off, problems, note, summary } = props;
  const badge = view?.badge;
  const parts = [
    off ? t('card.offLong') : t(`card.${view?.state ?? 'idle'}`),
    typeof badge === 'object' ? t(`badge.${badge.what}`, { count: badge.count }) : badge,
    view?.message,
    ...(view?.warnings ?? []),
    problems > 0 ? t('card.problems', { count: problems }) : '',
    summary,
    note ? t('card.noted', { note }) : '',
  ];
  return <>{parts.filter(Boolean).join(', ')}</>;
}
