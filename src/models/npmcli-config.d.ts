// The part of npm's own configuration reader that npm-options.ts uses; the package ships no types.

declare module '@npmcli/config' {
  export default class Config {
    constructor(options: {
      definitions: unknown;
      shorthands: unknown;
      flatten: unknown;
      npmPath: string;
      argv: readonly string[];
      warn: boolean;
    });
    /** Tells child processes the settings through the environment. */
    setEnvs(): void;
    load(): Promise<void>;
    /** Options as pacote and npm-registry-fetch take them. */
    readonly flat: Record<string, unknown>;
  }
}

declare module '@npmcli/config/lib/definitions/index.js' {
  const description: { definitions: unknown; shorthands: unknown; flatten: unknown };
  export default description;
}
