// What every control of a form is given. Knows no concrete node and no control.

import type { FieldInfo, FieldShape } from './field-shape';
import type { FieldWords } from './field-words';
import type { ModelChoice } from './model-choice';

/** The same for all controls of a form. */
export interface FormContext {
  readonly words: FieldWords;
  /** Labels that can come up here, for pickers; none when they are not known. */
  readonly labels: readonly string[];
  /** Models that can do what this setting's step needs. */
  readonly models: readonly ModelChoice[];
  readonly disabled: boolean;
  /** Larger, for people who never saw a step. */
  readonly plain: boolean;
}

export interface ControlProps<Shape extends FieldShape = FieldShape> {
  readonly id: string;
  /** Elements that name and describe the control. */
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly title: string;
  /** Where it stands: "minScore", "rules/property". */
  readonly path: string;
  readonly shape: Shape;
  readonly info: FieldInfo;
  readonly value: unknown;
  readonly invalid: boolean;
  readonly form: FormContext;
  readonly onChange: (value: unknown) => void;
  /** While dragging; `onChange` follows on release. */
  readonly onLive?: (value: unknown) => void;
}

export type ShapeOf<Kind extends FieldShape['kind']> = Extract<FieldShape, { readonly kind: Kind }>;
