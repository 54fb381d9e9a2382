// What the server asks a worker about a lesson, and what it says. With `keep` the model is left as an import, to be tried and
// kept like any other.

import type { JudgedPhoto, LessonGroup, LessonProblem } from '../../core/lesson';
import type { CardDraft } from '../card';

export interface TeachQuestion {
  readonly kind: 'teach';
  readonly groups: readonly LessonGroup[];
  readonly keep: { readonly importId: string; readonly title: string } | null;
}
export interface TeachAnswer {
  /** Per group its photos, in order. */
  readonly judged: readonly (readonly JudgedPhoto[])[];
  /** Too few photos could be read; nothing was taught. */
  readonly problem: LessonProblem | null;
  readonly draft: CardDraft | null;
  readonly milliseconds: number;
}

export const isTeachQuestion = (request: object): request is TeachQuestion =>
  'kind' in request && request.kind === 'teach';
