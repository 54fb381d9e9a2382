// The settings of one entry of a list. Choices that would leave another field without any value are left out,
// and a field that takes several kinds of values shows the kind that fits now.
'use client';

import type { FormContext } from '../control-props';
import { type ChoiceValue, readField, type Schema } from '../field-shape';
import { openKinds, possibleChoices } from '../open-kinds';
import { SchemaField } from '../schema-field';
import styles from './group-control.module.css';
import { settle } from './settle-group';

interface GroupControlProps {
  readonly id: string;
  readonly schema: Schema;
  readonly path: string;
  readonly value: unknown;
  readonly form: FormContext;
  readonly onChange: (value: unknown) => void;
}

export function GroupControl({ id, schema, path, value, form, onChange }: GroupControlProps) {
  const { shape } = readField(schema);
  if (shape.kind !== 'group') return null;
  const values: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const fields = Object.entries(shape.fields).map(([name, each]) => ({ name, each, info: readField(each) }));
  const open = fields.find(({ info }) => info.shape.kind === 'open')?.name;
  return (
    <div className={styles.group}>
      {fields.map(({ name, each, info }) => {
        // The mark of the entry's kind is its heading already.
        if (info.shape.kind === 'choice' && info.shape.options.length === 1) return null;
        const options: readonly ChoiceValue[] | undefined =
          info.shape.kind === 'choice' && open
            ? possibleChoices(schema, values, name, info.shape.options, open)
            : undefined;
        return (
          <SchemaField
            key={name}
            id={`${id}-${name}`}
            schema={each}
            path={`${path}/${name}`}
            value={values[name]}
            form={form}
            nested
            options={options?.length ? options : undefined}
            openKind={info.shape.kind === 'open' ? openKinds(schema, values, name)[0] : undefined}
            onChange={(next) => onChange(settle(schema, { ...values, [name]: next }, name))}
          />
        );
      })}
    </div>
  );
}
