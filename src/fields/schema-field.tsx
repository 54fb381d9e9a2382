// One setting: its title, its control, what it means, and what is wrong with it. The control follows from schema and widget.
'use client';

import type { ReactNode } from 'react';
import type { FieldMeta } from '../core/node';
import type { ControlProps, FormContext } from './control-props';
import { BandControl } from './controls/band-control';
import { ChoiceControl } from './controls/choice-control';
import { ChoicesControl } from './controls/choices-control';
import { CountsControl } from './controls/counts-control';
import { ListControl } from './controls/list-control';
import { ModelControl } from './controls/model-control';
import { NumberControl } from './controls/number-control';
import { OpenControl } from './controls/open-control';
import { SliderControl } from './controls/slider-control';
import { SwitchControl } from './controls/switch-control';
import { TextControl } from './controls/text-control';
import { WordsControl } from './controls/words-control';
import { type ChoiceValue, type FieldInfo, type FieldShape, readField, type Schema } from './field-shape';
import { faultSentence } from './field-words';
import type { OpenKind } from './open-kinds';
import styles from './schema-field.module.css';

export interface SchemaFieldProps {
  readonly id: string;
  readonly schema: Schema;
  readonly path: string;
  readonly value: unknown;
  readonly form: FormContext;
  readonly error?: string;
  /** Inside an entry of a list: smaller, and its faults are told by the entry. */
  readonly nested?: boolean;
  /** The choices that make sense now, where not all do. */
  readonly options?: readonly ChoiceValue[];
  readonly openKind?: OpenKind;
  readonly onChange: (value: unknown) => void;
  readonly onLive?: (value: unknown) => void;
}

export function SchemaField(props: SchemaFieldProps) {
  const { id, schema, path, value, form, nested = false, onChange, onLive } = props;
  const info = readField(schema);
  const title = form.words.title(path);
  const help = form.words.help(path);
  const fault = nested
    ? null
    : (props.error ?? (value === undefined ? null : faultSentence(form.words, schema, value)));
  const ids = { label: `${id}-label`, help: `${id}-help`, fault: `${id}-fault` };
  const shape: FieldShape =
    info.shape.kind === 'choice' && props.options ? { ...info.shape, options: props.options } : info.shape;
  const control: ControlProps = {
    id,
    labelId: ids.label,
    describedBy: [fault ? ids.fault : '', help && !nested ? ids.help : ''].filter(Boolean).join(' ') || undefined,
    title,
    path,
    shape,
    info,
    value,
    invalid: fault !== null,
    form,
    onChange,
    onLive,
  };
  const beside = shape.kind === 'switch';
  return (
    <div
      className={styles.field}
      data-plain={form.plain || undefined}
      data-nested={nested || undefined}
      data-field={path}
    >
      <div className={beside ? styles.beside : styles.above}>
        <label id={ids.label} htmlFor={id} className={styles.label}>
          {title}
        </label>
        {controlOf(control, props.openKind)}
      </div>
      {fault ? (
        <p id={ids.fault} className={styles.fault} role="alert">
          {fault}
        </p>
      ) : null}
      {help && !nested ? (
        <p id={ids.help} className={styles.help}>
          {help}
        </p>
      ) : null}
    </div>
  );
}

/** The widget a definition names, else what its kind of value asks for. */
function controlOf(props: ControlProps, openKind: OpenKind | undefined): ReactNode {
  const { shape } = props;
  const widget = widgetOf(props.info);
  switch (shape.kind) {
    case 'number':
      return widget === 'slider' ? (
        <SliderControl {...props} shape={shape} />
      ) : (
        <NumberControl {...props} shape={shape} />
      );
    case 'band':
      return <BandControl {...props} shape={shape} />;
    case 'switch':
      return <SwitchControl {...props} />;
    case 'text':
      return widget === 'model' ? <ModelControl {...props} /> : <TextControl {...props} shape={shape} />;
    case 'choice':
      return <ChoiceControl {...props} shape={shape} />;
    case 'choices':
      return <ChoicesControl {...props} shape={shape} />;
    case 'words':
      return <WordsControl {...props} />;
    case 'counts':
      return <CountsControl {...props} shape={shape} />;
    case 'list':
      return <ListControl {...props} shape={shape} />;
    case 'open':
      return <OpenControl {...props} kind={openKind ?? 'word'} />;
    // No setting is a bare group today; a list of one entry would be the same form.
    case 'group':
    case 'variants':
      return null;
  }
}

const widgetOf = ({ meta }: FieldInfo): FieldMeta['widget'] => meta.widget;
