// The form field of one setting of a step, made from the step's own definition. For the editor and for the app view.
'use client';

import { useId } from 'react';
import { defaultConfig } from '../core/field-meta';
import type { AnyNode, Task } from '../core/node';
import { useFieldWords } from './field-words';
import type { ModelChoice } from './model-choice';
import { SchemaField } from './schema-field';

export interface FieldControlProps {
  readonly definition: AnyNode;
  readonly field: string;
  /** What is set; undefined for the usual value. */
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** While a slider moves; `onChange` follows once, on release. */
  readonly onLive?: (value: unknown) => void;
  /** Labels that can come up at this step (knownLabels); none when not known. */
  readonly labels: readonly string[];
  readonly models: readonly ModelChoice[];
  readonly disabled?: boolean;
  readonly error?: string;
  /** Larger, for the app view. */
  readonly plain?: boolean;
  /** Of the control, so that other parts can focus it. */
  readonly id?: string;
}

export function FieldControl(props: FieldControlProps) {
  const { definition, field, value, onChange, onLive, labels, disabled = false, error, plain = false } = props;
  const words = useFieldWords(definition);
  const ownId = useId();
  const schema = Object.hasOwn(definition.config.shape, field) ? definition.config.shape[field] : undefined;
  if (!schema) return null;
  const task = taskOf(definition, field);
  const models = task ? props.models.filter((model) => model.task === task) : props.models;
  return (
    <SchemaField
      id={props.id ?? ownId}
      schema={schema}
      path={field}
      value={value}
      form={{ words, labels, models, disabled, plain }}
      error={error}
      onChange={onChange}
      onLive={onLive}
    />
  );
}

/** What a model chosen in this setting must be able to do. */
function taskOf(definition: AnyNode, field: string): Task | undefined {
  const config = defaultConfig(definition);
  return config && definition.models?.(config).find((request) => request.field === field)?.task;
}
