// What the screens and the command line are told of models: those that can be chosen, one in full, and a file that is being
// imported. Types and the schemas of what is asked. Knows no transport.
import { z } from 'zod';
import type { PortValues } from '../../core/photo-record';
import type { PreviewPhoto, PreviewStep } from '../../core/preview';
import type { ReplacedModel } from '../../core/replace-model';
import { type CardDraft, type ModelCard, modelCardSchema } from '../../models/card';
import type { SaidModel } from '../../models/catalogue/german';
import type { OnnxFacts } from '../../models/onnx/facts';
import type { Ask, Reason } from '../../models/recognise/guess';

export interface ModelView {
  readonly name: string;
  readonly title: string;
  /** As screens in German say it; null for models people brought. */
  readonly de: SaidModel | null;
  readonly task: string;
  /** Steps of its task use it unless told otherwise. */
  readonly isDefault: boolean;
  /** The names of its kinds are shown when asked for only. */
  readonly isDelicate: boolean;
  readonly labels: readonly string[];
  /** How sure its finds must be where nobody says otherwise, 0..1; null where it does not say how sure it is. */
  readonly usualScore: number | null;
  readonly licence: string;
  readonly source: string;
  /** Where fetching loads from; of an own model empty. */
  readonly from: string;
  readonly bytes: number;
  readonly downloadBytes: number;
  readonly installed: boolean;
  /** Imported by somebody, not of the catalogue. */
  readonly own: boolean;
}

/** A workflow that names a model. */
export interface ModelUse {
  readonly workflowId: string;
  readonly name: string;
  /** In its draft, and in what is published: the API and the runs of the app use the latter. */
  readonly inDraft: boolean;
  readonly inPublished: boolean;
}
/** `models.list` */
export interface ListedModel extends ModelView {
  /** Workflows that name it. */
  readonly uses: number;
}
/** What a model finds on one photo. */
export interface ModelLook {
  readonly name: string;
  /** Address of the photo; a small one is below it. */
  readonly picture: string;
  /** The step `look` asked the model. */
  readonly outputs: PortValues;
}
/** `models.looks` */
export interface ModelLooks {
  readonly looks: Readonly<Record<string, ModelLook>>;
  /** More are on their way. */
  readonly isMaking: boolean;
}
/** `models.get` */
export interface ModelDetail extends ModelView {
  readonly card: ModelCard;
  /** What it was taught with, where it was. */
  readonly lessonId: string | null;
  readonly usedBy: readonly ModelUse[];
}

/** `models.replacement`: what another model would mean for the workflows that use one. */
export interface ReplacementView {
  /** How sure each model's finds must be where a step says nothing else; null where it has no such limit. */
  readonly usualScores: { readonly from: number | null; readonly to: number | null };
  readonly workflows: readonly {
    readonly workflowId: string;
    readonly name: string;
    readonly revision: number;
    readonly inPublished: boolean;
    /** Steps of the draft that would name the other; none where only the published version uses the model. */
    readonly steps: ReplacedModel['steps'];
    readonly lost: ReplacedModel['lost'];
    /** Every step of the draft by id: its kind, and what its author calls it or nothing. */
    readonly titles: Readonly<Record<string, { readonly type: string; readonly title: string }>>;
  }[];
}
/** `models.replace`; restoring `keptDraftId` takes the change of a workflow back. */
export interface ReplacedView {
  readonly changed: readonly {
    readonly workflowId: string;
    readonly name: string;
    readonly revision: number;
    readonly keptDraftId: string | null;
  }[];
  /** Changed by somebody meanwhile, and so left as they are. */
  readonly left: readonly { readonly workflowId: string; readonly name: string }[];
}

/** `sure`: the file says it. `likely`: names or operations say it. `proposal`: its shape allows it, a person decides. */
export type Certainty = 'sure' | 'likely' | 'proposal';

export interface GuessView {
  readonly draft: CardDraft;
  /** Name of the family in words. */
  readonly family: string;
  /** 0..1 */
  readonly certainty: number;
  readonly level: Certainty;
  readonly reasons: readonly Reason[];
  /** What is left open, each with the other readings; draw them beside `draft`. */
  readonly ask: readonly Ask[];
  /** Classes the outputs have room for; null where they do not tell. */
  readonly classes: number | null;
}

/** `models.import` */
export interface ImportView {
  readonly importId: string;
  /** As the person called the file. */
  readonly fileName: string;
  /** What the file was before it became ONNX. */
  readonly format: 'onnx' | 'tfjs-graph' | 'tfjs-layers';
  readonly sha256: string;
  readonly bytes: number;
  readonly facts: Pick<OnnxFacts, 'producer' | 'producerVersion' | 'opsets' | 'inputs' | 'outputs'>;
  /** The likeliest first; none where no family that is known fits. */
  readonly guesses: readonly GuessView[];
  /** How long the two runs took that it was tried with. */
  readonly tryMilliseconds: number;
}

/** `models.tryCard`: what a card finds, as a preview of the steps "photos" and "look". */
export interface TriedCard {
  /** The step whose outputs show what the model does. */
  readonly nodeId: 'look';
  readonly steps: Readonly<Record<string, PreviewStep>>;
  readonly photos: readonly (PreviewPhoto & { readonly picture: string; readonly small: string })[];
}

const id = z.string().min(1).max(100);
export const MAX_TRY_PHOTOS = 12;
export const cardDraftSchema = modelCardSchema.omit({ name: true, sha256: true, bytes: true });
const title = z.string().trim().min(1).max(200);

/** `file` and what was given beside it (labels, config.json) are of `POST /files/models`. */
/** `session`: a name of the caller's own, under which `models.progress` tells how far it is. */
export const importInput = z.object({
  uploadId: id,
  companions: z.array(id).max(20).default([]),
  session: id.optional(),
});
/** Of an import by its `session`, or of a model that is being fetched by its name. */
export const progressInput = z.union([z.object({ session: id }), z.object({ name: id })]);
export const tryInput = z.object({
  importId: id,
  card: cardDraftSchema,
  photos: z.union([z.array(id).min(1).max(MAX_TRY_PHOTOS), z.object({ template: id })]),
  /** One per drawn reading: a newer question of the same session ends the older one. */
  session: id.default('import'),
});
/** `photo`: the name of the photo on which the person agreed, if there was one. */
export const confirmInput = z.object({
  importId: id,
  card: cardDraftSchema,
  title,
  photo: z.string().max(300).nullable().default(null),
  /** The same photo as it was sent, so that the card of the model can show it. */
  photoId: id.nullable().default(null),
});
/** `models.changeCard`; `importId` is what `models.reopen` gave for it, `photo` as in `confirmInput`. */
export const changeCardInput = confirmInput.omit({ title: true }).extend({ name: id });
export const fitInput = z.object({ name: id, to: id });
export const replaceInput = fitInput.extend({
  workflows: z.array(z.object({ workflowId: id, revision: z.int().positive() })).max(1_000),
  /** Tells the tabs of a browser apart. */
  tab: id.optional(),
});
export const nameInput = z.object({ name: id });
export const renameInput = z.object({ name: id, title });

export type ImportInput = z.infer<typeof importInput>;
export type TryInput = z.infer<typeof tryInput>;
export type ChangeCardInput = z.infer<typeof changeCardInput>;
export type ReplaceInput = z.infer<typeof replaceInput>;
export type ConfirmInput = z.infer<typeof confirmInput>;
