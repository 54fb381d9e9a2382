// What the server asks a worker about a file somebody brought, and what it says. The worker leaves the model in the folder of
// the import; the answer is only that it is there.

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

export const isImportQuestion = (request: object): request is ImportQuestion =>
  'kind' in request && request.kind === 'import';
