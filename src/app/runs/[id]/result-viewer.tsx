'use client';
// A photo of the run in the viewer: brings its objects, the limit and the corrections together.
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { NO_EDITS } from '../../../core/corrections';
import type { Kinds } from '../../../i18n/kinds/kind-words';
import { useKinds } from '../../../i18n/kinds/use-kinds';
import { useWords, type Words } from '../../../i18n/words';
import { addObject, isAdded, placeObject, removeObject, renameObject } from '../../../photo/edits/edits';
import { PhotoViewer } from '../../../photo/viewer/viewer';
import type { ViewerEditing, ViewerLimit } from '../../../photo/viewer/viewer-types';
import { UNSURE_LABEL } from '../../../vision/sorting';
import type { Entry } from '../model/corrections-store';
import { foundOn, type PhotoView } from '../model/photo-view';
import type { RunDetail, RunPhoto } from '../model/run-types';
import { drawnOn } from '../parts/drawn';
import { asError } from '../parts/photo-error';
import { newObjectId } from './new-object-id';
import type { RunCorrections } from './use-corrections';

interface ResultViewerProps {
  readonly run: RunDetail;
  readonly photo: RunPhoto;
  readonly view: PhotoView;
  readonly order: readonly number[];
  readonly onGo: (index: number) => void;
  readonly onClose: () => void;
  readonly limit: ViewerLimit | null;
  /** With another limit than that of the run nothing can be corrected: the edits would be told from other objects. */
  readonly trial: boolean;
  readonly unsureBelow: number;
  readonly corrections: RunCorrections;
  readonly labels: readonly string[];
  readonly only: string | null;
}

export function ResultViewer(props: ResultViewerProps) {
  const { run, photo, view, order, onGo, onClose, limit, unsureBelow, labels } = props;
  const t = useTranslations('result');
  const words = useWords();
  const kinds = useKinds();
  const at = order.indexOf(photo.index);
  const { objects, areas } = useMemo(() => drawnOn(view, unsureBelow), [view, unsureBelow]);
  const message =
    view.status === 'failed' && view.error
      ? words.error(asError(view.error))
      : view.gone
        ? t('photoGone')
        : view.width === 0
          ? t('notYet')
          : undefined;
  return (
    <PhotoViewer
      photo={{
        index: photo.index,
        name: photo.file,
        src: `/pictures/runs/${run.id}/${photo.index}/original`,
        width: view.width,
        height: view.height,
        objects,
        areas,
        warnings: view.warnings.map(words.warning),
        ...numberOf(view, run.view.objects !== null, t, { ...words, ...kinds }),
        corrected: view.corrected,
        ...(message ? { message } : {}),
      }}
      at={at}
      of={order.length}
      onStep={(by) => {
        const next = order[at + by];
        if (next !== undefined) onGo(next);
      }}
      onClose={onClose}
      limit={limit}
      editing={useEditing(props, labels)}
      only={props.only}
    />
  );
}

/** The large number of a photo and what it says: a count, a part of the photo, or how sure it is of what it shows. */
function numberOf(
  { number, shares, sorting, objects, texts }: PhotoView,
  looksForObjects: boolean,
  t: ReturnType<typeof useTranslations<'result'>>,
  said: Pick<Words, 'percent' | 'share'> & Pick<Kinds, 'word'>,
) {
  if (shares && number !== null) return { number: said.percent(number), words: t('covered') };
  if (sorting && objects.length === 0) {
    const { label, score, unsure } = sorting;
    const kind = said.word(label);
    const words = label === UNSURE_LABEL ? t('unsureKind') : unsure ? t('unsureOf', { label: kind }) : kind;
    return { number: said.share(score), words };
  }
  return !looksForObjects && texts ? { number: texts.length, words: t('lines', { count: texts.length }) } : { number };
}

function useEditing(
  { run, photo, trial, corrections }: ResultViewerProps,
  labels: readonly string[],
): ViewerEditing | null {
  const { actions, entries, edits } = corrections;
  const { index } = photo;
  const entry: Entry | undefined = entries[index];
  const stored = { revision: photo.correction?.revision ?? 0, edits: photo.correction?.edits ?? NO_EDITS };
  const current = edits[index] ?? stored.edits;
  if (trial || photo.status !== 'ok' || !run.view.objects || run.status === 'running' || run.status === 'queued')
    return null;
  const found = foundOn(photo, run.view);
  return {
    labels,
    onRemove: (id) => actions.edit(index, stored, (before) => removeObject(before, id)),
    onRename: (id, label) => {
      const original = found?.items.find((each) => each.id === id)?.label;
      actions.edit(index, stored, (before) => renameObject(before, id, label, original));
    },
    onAdd: (box, label) => {
      const id = newObjectId();
      actions.edit(index, stored, (before) => addObject(before, { id, label, box: [...box] }));
      return id;
    },
    onPlace: (id, box, merge) => {
      actions.edit(index, stored, (before) => placeObject(before, id, box), merge);
    },
    isAdded: (id) => isAdded(current, id),
    onUndo: entry && entry.history.past.length > 0 ? () => actions.undo(index) : null,
    onRedo: entry && entry.history.future.length > 0 ? () => actions.redo(index) : null,
    state: entry?.state ?? 'saved',
    onConflict: (keep) => actions.resolve(index, keep),
    onSaveAgain: () => void actions.send(index),
  };
}
