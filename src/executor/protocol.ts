// The messages between an executor and its children: plain JSON over the fork's channel.

import type { PixelStep } from '../core/data-types';
import type { Plan } from '../core/plan';
import type { CollectedRun } from '../engine/collect-run';
import type { CacheSettings, ExecutedPhoto, LogEntry, ModelFile, PhotoJob, PictureJob, SentError } from './types';

export type ToChild =
  | { readonly kind: 'setup'; readonly provider?: string; readonly outDir: string; readonly cache?: CacheSettings }
  /** Models are loaded before any photo of this plan. */
  | { readonly kind: 'plan'; readonly plan: Plan; readonly models: Readonly<Record<string, ModelFile>> }
  | { readonly kind: 'forget'; readonly planHash: string }
  | {
      readonly kind: 'photo';
      readonly task: number;
      readonly planHash: string;
      readonly index: number;
      readonly path: string;
      readonly id?: string;
      readonly before?: PhotoJob['before'];
      readonly preview?: boolean;
    }
  | { readonly kind: 'picture'; readonly task: number; readonly job: PictureJob }
  | {
      readonly kind: 'features';
      readonly task: number;
      readonly planHash: string;
      readonly path: string;
      readonly id?: string;
      readonly steps: readonly PixelStep[];
    }
  | { readonly kind: 'collect'; readonly task: number; readonly planHash: string; readonly records: string };

export type FromChild =
  | { readonly kind: 'ready'; readonly provider: string }
  | { readonly kind: 'refused'; readonly error: SentError }
  | { readonly kind: 'planReady'; readonly planHash: string }
  | { readonly kind: 'planFailed'; readonly planHash: string; readonly error: SentError }
  | { readonly kind: 'photoDone'; readonly task: number; readonly outcome: ExecutedPhoto }
  | { readonly kind: 'featuresDone'; readonly task: number; readonly features: readonly number[] }
  | { readonly kind: 'pictureDone'; readonly task: number; readonly path: string }
  | { readonly kind: 'collected'; readonly task: number; readonly run: CollectedRun }
  | { readonly kind: 'failed'; readonly task: number; readonly error: SentError }
  | { readonly kind: 'log'; readonly entry: LogEntry };
