// A model whose kinds of objects come up on a screen, as far as it matters for what they are called there. A type only.

export interface Speaker {
  readonly name: string;
  /** Its kinds where it is somebody's own, which nobody translates; null where it is gone and nobody knows them. */
  readonly labels: readonly string[] | null;
}
