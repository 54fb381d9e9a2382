// What inference must know of a model: where it lies, and the part of its card that says how to feed and read it.
// The card of src/models fits this shape; neither side imports the other.

export interface ModelFile {
  /** The ONNX file. */
  readonly path: string;
  readonly card: {
    readonly name: string;
    readonly family: string;
    readonly input: { readonly name: string; readonly width: number; readonly height: number };
    readonly outputs: { readonly scores: string; readonly boxes: string };
    /** The class id of the first column of the scores. */
    readonly firstClassId: number;
    /** The classes that may be shown. */
    readonly labels: readonly { readonly classId: number; readonly label: string }[];
  };
}

export type DetectorCard = ModelFile['card'];

/** An output of a model, as numbers in row-major order. */
export interface RawOutput {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}
/** Outputs by the name the card gives their meaning. */
export interface RawDetections {
  readonly scores: RawOutput;
  readonly boxes: RawOutput;
}
