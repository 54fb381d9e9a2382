// The settings of one step as a form, made from its definition; each askable one with a switch "ask when running".
// For the panel and the outline. Knows no concrete node.
'use client';

import { Button, Checkbox, Collapse } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { metaOf } from '../../core/field-meta';
import type { GraphNode } from '../../core/graph';
import { knownLabels } from '../../core/known-labels';
import type { AnyNode } from '../../core/node';
import { settingsWithModel } from '../../core/usual-score';
import { FieldControl } from '../../fields/field-control';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorActions } from '../state/use-editor';
import { useView } from '../state/view';
import { fieldElementId, focusField } from './field-focus';
import styles from './step-fields.module.css';

interface StepFieldsProps {
  readonly node: GraphNode;
  readonly definition: AnyNode;
  /** Tells two forms of one step on one page apart. */
  readonly place: string;
}

export function StepFields({ node, definition, place }: StepFieldsProps) {
  const t = useTranslations('panels');
  const fields = Object.entries(definition.config.shape).map(([field, schema]) => ({ field, meta: metaOf(schema) }));
  const usual = fields.filter(({ meta }) => !meta?.advanced);
  const advanced = fields.filter(({ meta }) => meta?.advanced);
  const [more, setMore] = useState(false);
  const reveal = useEditor((state) => state.reveal);
  const wanted = reveal?.nodeId === node.id ? reveal.field : undefined;
  const wantedAt = reveal?.at;
  const hidden = advanced.some(({ field }) => field === wanted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking for the same field again shows it again
  useEffect(() => {
    if (wanted === undefined) return;
    if (hidden) setMore(true);
    const frame = requestAnimationFrame(() => focusField(fieldElementId(place, node.id, wanted)));
    return () => cancelAnimationFrame(frame);
  }, [wanted, wantedAt, hidden, place, node.id]);
  if (fields.length === 0) return null;
  return (
    <div className={styles.fields}>
      {usual.map(({ field }) => (
        <StepField key={field} node={node} definition={definition} field={field} place={place} />
      ))}
      {advanced.length ? (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            className={styles.more}
            aria-expanded={more}
            leftSection={
              <IconChevronDown size={16} className={styles.arrow} data-open={more || undefined} aria-hidden />
            }
            onClick={() => setMore(!more)}
          >
            {more ? t('fewer') : t('more', { count: advanced.length })}
          </Button>
          <Collapse expanded={more}>
            {more ? (
              <div className={styles.advanced}>
                {advanced.map(({ field }) => (
                  <StepField key={field} node={node} definition={definition} field={field} place={place} />
                ))}
              </div>
            ) : null}
          </Collapse>
        </div>
      ) : null}
    </div>
  );
}

function StepField({ node, definition, field, place }: StepFieldsProps & { readonly field: string }) {
  const t = useTranslations('panels');
  const { words } = useEditorWords();
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  const readOnly = useEditor((state) => state.readOnly);
  const { setConfig, setModel, setAsk, endGesture } = useEditorActions();
  const models = useView((view) => view.models);
  const labels = useMemo(() => knownLabels(graph, node.id, registry, models), [graph, node.id, registry, models]);
  const gesture = useRef<string | null>(null);
  const schema = definition.config.shape[field];
  const askable = (schema && metaOf(schema)?.askable) ?? false;
  const title = words.fieldTitle(definition, field);
  return (
    <div className={styles.field}>
      <FieldControl
        id={fieldElementId(place, node.id, field)}
        definition={definition}
        field={field}
        value={node.config[field]}
        labels={labels}
        models={models}
        disabled={readOnly}
        onLive={(value) => {
          gesture.current ??= `${field} ${Date.now()}`;
          setConfig(node.id, field, value, gesture.current);
        }}
        onChange={(value) => {
          const also =
            typeof value === 'string' ? settingsWithModel(definition, node.config, { field, name: value }, models) : {};
          if (Object.keys(also).length > 0) setModel(node.id, field, value, also);
          else setConfig(node.id, field, value, gesture.current ?? undefined);
          if (gesture.current) endGesture();
          gesture.current = null;
        }}
      />
      {askable ? (
        <Checkbox
          size="xs"
          className={styles.ask}
          checked={node.ask?.includes(field) ?? false}
          disabled={readOnly}
          label={t('ask')}
          aria-label={t('askFor', { field: title })}
          onChange={(event) => setAsk(node.id, field, event.currentTarget.checked)}
        />
      ) : null}
    </div>
  );
}
