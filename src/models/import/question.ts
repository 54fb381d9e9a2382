// What the server asks a worker about a file somebody brought, and what it says, and about one of the catalogue. The worker
// leaves the model in its folder; the answer is only that it is there.

export interface ImportQuestion {
  readonly kind: 'import';
  readonly importId: string;
  /** A file that was sent, or a model that is kept already, to be looked at again. */
  readonly file: { readonly name: string } & ({ readonly blobId: string } | { readonly model: string });
  readonly companions: readonly { readonly name: string; readonly blobId: string }[];
}
export interface ImportAnswer {
  readonly importId: string;
}

/** A model of the catalogue to be brought onto this machine. */
export interface FetchQuestion {
  readonly kind: 'fetch';
  readonly name: string;
}
/** Which providers compute on the machine of the worker that answers. */
export interface EnginesQuestion {
  readonly kind: 'engines';
}
export interface EnginesAnswer {
  readonly engines: readonly { readonly name: string; readonly available: boolean; readonly reason?: string }[];
  readonly machine: { readonly processor: string; readonly cores: number; readonly memoryMb: number };
}
/** How long a model takes with the provider that the worker computes with. */
export interface TimeQuestion {
  readonly kind: 'time';
  readonly name: string;
}

export type ModelQuestion = ImportQuestion | FetchQuestion | EnginesQuestion | TimeQuestion;

/** How far either is; `done` and `total` are bytes of a download. */
export type ModelProgress =
  | { readonly stage: 'reading' | 'converting' | 'trying' }
  | { readonly stage: 'downloading'; readonly done: number; readonly total: number };

/** Everything else that is asked of a worker is a preview. */
export const isModelQuestion = (request: object): request is ModelQuestion => 'kind' in request;
