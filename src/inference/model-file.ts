// What inference must know of a model: where it lies, and the part of its card that says how to feed and read it.
// The card of src/models fits this shape and says what each field means; neither side imports the other.

export interface InputCard {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly layout: 'nchw' | 'nhwc' | 'chw';
  readonly dtype: 'uint8' | 'float32' | 'float16';
  readonly colour: 'rgb' | 'bgr' | 'gray';
  readonly scale: number;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
  /** Photos at once; 0 is any number. */
  readonly maxBatch: number;
}

export interface ExtraInputCard {
  readonly name: string;
  readonly holds: 'input-size-wh' | 'input-size-hw' | 'scale-factor' | 'ones';
  readonly dtype: 'int64' | 'int32' | 'float32';
  /** Of `ones`: the sizes after the batch; 2 if left out. */
  readonly shape?: readonly number[] | undefined;
}

export interface BoxColumns {
  readonly format: 'xyxy' | 'cxcywh' | 'xywh' | 'yxyx';
  readonly space: 'input' | 'unit';
}

/** What a decoder reads of a card. */
export interface DecoderCard {
  readonly name: string;
  readonly family: string;
  readonly input: { readonly width: number; readonly height: number };
  readonly activation: 'none' | 'sigmoid' | 'softmax';
  readonly boxes: BoxColumns | null;
  readonly nms: 'needed' | 'done';
  readonly strides?: readonly number[] | undefined;
  readonly keypoints?: { readonly count: number } | undefined;
  readonly oriented?: boolean | undefined;
  readonly decoding?:
    | {
        readonly anchors?: readonly (readonly number[])[] | undefined;
        readonly regMax?: number | undefined;
        readonly multiLabel?: boolean | undefined;
        readonly alphabet?: readonly string[] | undefined;
      }
    | undefined;
  /** The class id of the first column of the scores, or the first id in the outputs. */
  readonly firstClassId: number;
  readonly background: 'none' | 'first' | 'last';
  /** The classes that may be shown. */
  readonly labels: readonly { readonly classId: number; readonly label: string }[];
}

export interface ModelFile {
  /** The ONNX file. */
  readonly path: string;
  readonly card: DecoderCard & {
    readonly input: InputCard;
    readonly extraInputs: readonly ExtraInputCard[];
    /** Names of the ONNX outputs by role. */
    readonly outputs: Readonly<Record<string, string>>;
  };
}

export type FullCard = ModelFile['card'];
