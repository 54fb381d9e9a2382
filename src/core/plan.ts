// A compiled workflow: what the engine runs, frozen into every run. Plain JSON, nothing in it points back to the graph.

import type { DataType } from './data-types';
import type { RawConfig, Task } from './node';

/** Where an input's values come from; `skippedBy` names a disabled step that left nothing to pass on. */
export type Binding = { readonly nodeId: string; readonly port: string } | { readonly skippedBy: string };

export interface PlanStep {
  readonly nodeId: string;
  readonly type: string;
  readonly version: number;
  /** Checked and completed by the node's schema. */
  readonly config: RawConfig;
  /** Wired inputs only; several bindings where the input takes several wires. */
  readonly inputs: Readonly<Record<string, readonly Binding[]>>;
  /** Ids of the expanding steps this one sits below; its length is the depth of its paths. */
  readonly lineage: readonly string[];
  /** Type and depth of what each output gives. */
  readonly outputs: Readonly<Record<string, { readonly type: DataType; readonly depth: number }>>;
  /** Nothing follows it. */
  readonly final: boolean;
}

export interface PlanModel {
  readonly name: string;
  readonly task: Task;
  readonly sha256: string;
}

export interface Plan {
  readonly schemaVersion: 1;
  /** SHA-256 of everything else here but the name. */
  readonly hash: string;
  readonly name: string;
  /** Id of the step that brings the photos. */
  readonly source: string;
  /** In an order in which every step comes after what it needs. */
  readonly steps: readonly PlanStep[];
  readonly models: readonly PlanModel[];
}

/** What the compiler needs to know of the models there are. */
export type ModelIndex = ReadonlyMap<string, { readonly task: Task; readonly sha256: string }>;
