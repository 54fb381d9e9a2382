// What the command line's exit codes mean, and which error ends with which. Knows no command.
import type { ErrorCode, LensgraphError } from '../core/errors';

export const EXIT = {
  ok: 0,
  photosFailed: 1,
  workflowProblems: 2,
  usage: 3,
  environment: 4,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Errors that end a whole command. Those of single photos never do; they stand here because the list is closed. */
const EXIT_OF: Record<ErrorCode, ExitCode> = {
  empty_file: EXIT.photosFailed,
  not_an_image: EXIT.photosFailed,
  unsupported_image: EXIT.photosFailed,
  too_many_pixels: EXIT.photosFailed,
  truncated_image: EXIT.photosFailed,
  corrupt_image: EXIT.photosFailed,
  photo_too_large: EXIT.photosFailed,
  photo_timeout: EXIT.photosFailed,
  poison_photo: EXIT.photosFailed,
  step_failed: EXIT.photosFailed,
  workflow_invalid: EXIT.workflowProblems,
  model_unknown: EXIT.usage,
  param_not_asked: EXIT.usage,
  param_invalid: EXIT.usage,
  bad_request: EXIT.usage,
  not_found: EXIT.usage,
  not_published: EXIT.usage,
  no_photos: EXIT.usage,
  too_many_photos: EXIT.usage,
  body_too_large: EXIT.usage,
  unsupported_media_type: EXIT.usage,
  unauthorised: EXIT.usage,
  forbidden: EXIT.usage,
  bad_origin: EXIT.usage,
  would_be_empty: EXIT.usage,
  conflict: EXIT.usage,
  idempotency_conflict: EXIT.usage,
  model_not_fetched: EXIT.environment,
  model_fetch_failed: EXIT.environment,
  model_corrupt: EXIT.environment,
  model_unsupported: EXIT.environment,
  non_finite_output: EXIT.environment,
  model_quarantined: EXIT.environment,
  provider_unavailable: EXIT.environment,
  executor_died: EXIT.environment,
  storage_full: EXIT.environment,
  lease_lost: EXIT.environment,
  unavailable: EXIT.environment,
  environment: EXIT.environment,
  internal: EXIT.environment,
  cancelled: EXIT.interrupted,
};

export const exitCodeOf = (error: LensgraphError): ExitCode => EXIT_OF[error.code];
