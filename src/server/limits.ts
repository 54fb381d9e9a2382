// How much a request may bring. One list, so that REST, its OpenAPI description and the tests say the same.

const MB = 1024 * 1024;

export const LIMITS = {
  /** One photo, decoded. */
  photoBytes: 25 * MB,
  /** One model. */
  modelBytes: 2048 * MB,
  /** Photos of a request. */
  photos: 500,
  /** A whole multipart request. */
  requestBytes: 2048 * MB,
  /** A JSON body; of one with base64 photos, what is left without them. */
  jsonBytes: MB,
  /** A JSON body with base64 photos. It must be held in memory whole, so it ends far below a multipart request. */
  base64BodyBytes: 64 * MB,
  /** The longest `wait`, in seconds. */
  waitSeconds: 60,
  /** Results sent along with a run; the rest by cursor. */
  resultsWithRun: 100,
  /** Calls in one tRPC request. */
  trpcBatch: 20,
  pageSize: 50,
  maxPageSize: 200,
} as const;

/** 26214400 -> "25 MB". */
export const inMegabytes = (bytes: number): string => `${Math.round(bytes / MB)} MB`;
