// Maps the house's error codes to tRPC's. Exhaustive: a new code does not compile until it has a place here.
import { TRPCError } from '@trpc/server';
import { asLensgraphError, type ErrorCode } from '../../core/errors';

type TrpcCode = ConstructorParameters<typeof TRPCError>[0]['code'];

export const TRPC_CODES = {
  empty_file: 'UNPROCESSABLE_CONTENT',
  not_an_image: 'UNPROCESSABLE_CONTENT',
  unsupported_image: 'UNPROCESSABLE_CONTENT',
  too_many_pixels: 'UNPROCESSABLE_CONTENT',
  truncated_image: 'UNPROCESSABLE_CONTENT',
  corrupt_image: 'UNPROCESSABLE_CONTENT',
  photo_too_large: 'PAYLOAD_TOO_LARGE',
  photo_timeout: 'UNPROCESSABLE_CONTENT',
  poison_photo: 'UNPROCESSABLE_CONTENT',
  model_unknown: 'NOT_FOUND',
  model_not_fetched: 'SERVICE_UNAVAILABLE',
  model_fetch_failed: 'SERVICE_UNAVAILABLE',
  model_download_failed: 'SERVICE_UNAVAILABLE',
  model_offline: 'SERVICE_UNAVAILABLE',
  model_corrupt: 'INTERNAL_SERVER_ERROR',
  model_unsupported: 'UNPROCESSABLE_CONTENT',
  non_finite_output: 'UNPROCESSABLE_CONTENT',
  model_quarantined: 'UNPROCESSABLE_CONTENT',
  model_in_use: 'CONFLICT',
  not_onnx: 'UNPROCESSABLE_CONTENT',
  model_truncated: 'UNPROCESSABLE_CONTENT',
  model_incomplete: 'UNPROCESSABLE_CONTENT',
  opset_unsupported: 'UNPROCESSABLE_CONTENT',
  custom_op: 'UNPROCESSABLE_CONTENT',
  external_data: 'UNPROCESSABLE_CONTENT',
  model_too_deep: 'UNPROCESSABLE_CONTENT',
  model_too_large: 'PAYLOAD_TOO_LARGE',
  model_invalid: 'UNPROCESSABLE_CONTENT',
  probe_timeout: 'UNPROCESSABLE_CONTENT',
  memory_limit: 'UNPROCESSABLE_CONTENT',
  crashed_validator: 'UNPROCESSABLE_CONTENT',
  archive_unreadable: 'UNPROCESSABLE_CONTENT',
  archive_too_large: 'PAYLOAD_TOO_LARGE',
  archive_without_model: 'UNPROCESSABLE_CONTENT',
  archive_several_models: 'UNPROCESSABLE_CONTENT',
  label_count: 'UNPROCESSABLE_CONTENT',
  labels_unreadable: 'UNPROCESSABLE_CONTENT',
  too_many_labels: 'UNPROCESSABLE_CONTENT',
  provider_unavailable: 'SERVICE_UNAVAILABLE',
  step_failed: 'INTERNAL_SERVER_ERROR',
  executor_died: 'INTERNAL_SERVER_ERROR',
  workflow_invalid: 'UNPROCESSABLE_CONTENT',
  param_not_asked: 'UNPROCESSABLE_CONTENT',
  param_invalid: 'UNPROCESSABLE_CONTENT',
  bad_request: 'BAD_REQUEST',
  unauthorised: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  bad_origin: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  not_published: 'CONFLICT',
  would_be_empty: 'CONFLICT',
  conflict: 'CONFLICT',
  idempotency_conflict: 'UNPROCESSABLE_CONTENT',
  body_too_large: 'PAYLOAD_TOO_LARGE',
  too_many_photos: 'PAYLOAD_TOO_LARGE',
  unsupported_media_type: 'UNSUPPORTED_MEDIA_TYPE',
  no_photos: 'UNPROCESSABLE_CONTENT',
  // tRPC has no 507.
  storage_full: 'SERVICE_UNAVAILABLE',
  lease_lost: 'CONFLICT',
  cancelled: 'CONFLICT',
  unavailable: 'SERVICE_UNAVAILABLE',
  environment: 'INTERNAL_SERVER_ERROR',
  internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorCode, TrpcCode>;

/** What a procedure threw as tRPC's error; its message is fit for a person, the cause stays on the server. */
export function asTrpcError(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  const ours = asLensgraphError(error);
  return new TRPCError({ code: TRPC_CODES[ours.code], message: ours.message, cause: ours });
}
