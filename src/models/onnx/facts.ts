// What a look at an ONNX file tells without running it. Knows no file and no family of models.

/** A dimension is a number, the name of one known only at run time, or null if it has no name either. */
export type Dim = number | string | null;

export interface OnnxInput {
  readonly name: string;
  /** "float32", "uint8", "int64"...; "sequence", "map" or "other" for what is no tensor. */
  readonly dtype: string;
  /** Null where the file says nothing of the shape. */
  readonly dims: readonly Dim[] | null;
}
export interface OnnxOutput extends OnnxInput {
  /** The operations that compute its values: nearest first, shape-only ones and joins looked through. */
  readonly madeBy: readonly string[];
}

export interface OnnxFacts {
  readonly irVersion: number;
  readonly producer: string;
  readonly producerVersion: string;
  /** Version of every domain the model imports; '' is ONNX itself. */
  readonly opsets: Readonly<Record<string, number>>;
  readonly metadata: Readonly<Record<string, string>>;
  /** What must be fed: a weight listed as an input (IR version 3) is none. */
  readonly inputs: readonly OnnxInput[];
  readonly outputs: readonly OnnxOutput[];
  /** How often every operation occurs, in subgraphs and functions too; "domain:op" outside ONNX's own domains. */
  readonly ops: Readonly<Record<string, number>>;
  /** Operations as in `ops` that neither ONNX Runtime nor the model itself defines. */
  readonly customOps: readonly string[];
  readonly customDomains: readonly string[];
  /** How deep the model's own functions call each other; `ENDLESS` where they call themselves. */
  readonly functionDepth: number;
  /** Files the weights are said to lie in, as written in the model. */
  readonly externalData: readonly string[];
  readonly initialisers: number;
  readonly bytes: number;
}
