'use client';
// One photo as large as the window: look closely, hide kinds, move the limit, correct by hand. Everything by mouse, touch
// and keys. Knows no run and no server: objects come in, wishes go out.

import { Modal } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Box } from '../../core/data-types';
import { useKinds } from '../../i18n/kinds/use-kinds';
import { tally } from '../../vision/tally';
import { middleBox } from '../edits/boxes';
import { hasOutlines, type PhotoArea, type PhotoObject } from '../photo-object';
import { SureSlider } from '../sure-slider';
import { ChosenObject } from './chosen-object';
import { KeyHelp } from './key-help';
import { KindFilter, type ShownKind } from './kind-filter';
import { ObjectList } from './object-list';
import { SaveLine } from './save-line';
import { Stage, type StageHandle } from './stage';
import { Toolbar } from './toolbar';
import { useViewerKeys } from './use-viewer-keys';
import styles from './viewer.module.css';
import type { ViewerEditing, ViewerLimit, ViewerPhoto } from './viewer-types';

export interface PhotoViewerProps {
  readonly photo: ViewerPhoto;
  readonly at: number;
  readonly of: number;
  readonly onStep: (by: number) => void;
  readonly onClose: () => void;
  readonly limit: ViewerLimit | null;
  readonly editing: ViewerEditing | null;
  /** A kind to be shown alone at first. */
  readonly only: string | null;
}

const NONE: ReadonlySet<string> = new Set();
const NO_AREAS: readonly PhotoArea[] = [];
/** Stands among the kinds for all lines of text; no label has a line break. */
const LINES = '\n';
const kindOf = ({ text, label }: PhotoObject): string => (text ? LINES : label);
const kindsOf = (objects: readonly PhotoObject[]): ShownKind[] =>
  [...tally(objects.filter(({ text }) => !text))].map(([label, count]) => ({ id: label, label, count }));

export function PhotoViewer({ photo, at, of, onStep, onClose, limit, editing, only }: PhotoViewerProps) {
  const t = useTranslations('photo');
  const { word } = useKinds();
  const root = useRef<HTMLDivElement>(null);
  const stage = useRef<StageHandle>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(NONE);
  const [labels, setLabels] = useState(true);
  const [marks, setMarks] = useState(true);
  const [outlines, setOutlines] = useState(true);
  const [drawing, setDrawing] = useState(false);
  /** Drawn this moment, perhaps not yet among the objects. */
  const [fresh, setFresh] = useState<PhotoObject | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const [said, say] = useState('');

  // The focus goes back to where the photo was opened from.
  const [opener] = useState(() => (typeof document === 'undefined' ? null : document.activeElement));
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );

  const kinds = useMemo(() => kindsOf(photo.objects), [photo.objects]);
  const lines = useMemo(() => photo.objects.filter(({ text }) => text), [photo.objects]);
  const shownKinds = lines[0]
    ? [...kinds, { id: LINES, label: t('linesKind'), count: lines.length, colour: lines[0].colour }]
    : kinds;
  const [onlyKind, setOnlyKind] = useState(only);
  const shown = useMemo(
    () => photo.objects.filter((each) => !hidden.has(kindOf(each)) && (onlyKind === null || each.label === onlyKind)),
    [photo.objects, hidden, onlyKind],
  );
  const hiddenKinds = useMemo(
    () =>
      onlyKind === null
        ? hidden
        : new Set([...hidden, LINES, ...kinds.flatMap(({ label }) => (label === onlyKind ? [] : [label]))]),
    [hidden, onlyKind, kinds],
  );
  const areas = useMemo(
    () => (photo.areas ?? NO_AREAS).filter(({ label }) => !hidden.has(label)),
    [photo.areas, hidden],
  );
  const canOutline = hasOutlines(photo.objects, photo.areas ?? NO_AREAS);
  const pending = fresh?.id === selected && editing?.isAdded(fresh.id) ? fresh : null;
  const chosen = photo.objects.find(({ id }) => id === selected) ?? pending;
  useEffect(() => setFresh((now) => (now?.id === selected ? now : null)), [selected]);
  // What a line says is read, not corrected.
  const editable = chosen && editing && !chosen.text ? editing : null;
  const movable = chosen && editable?.isAdded(chosen.id) ? { id: chosen.id, box: chosen.box } : null;

  const toggleKind = (id: string) => {
    const next = new Set(hiddenKinds);
    if (!next.delete(id)) next.add(id);
    setOnlyKind(null);
    setHidden(next);
  };
  const add = useCallback(
    (box: Box) => {
      if (!editing) return;
      const label =
        (chosen?.text ? null : chosen?.label) ?? onlyKind ?? kinds[0]?.label ?? editing.labels[0] ?? t('newObject');
      const id = editing.onAdd(box, label);
      setDrawing(false);
      setMarks(true);
      setSelected(id);
      setFresh({ id, label, score: 1, box, corrected: true });
      say(t('addedSaid', { label: word(label) }));
    },
    [editing, chosen, onlyKind, kinds, t, word],
  );
  /** At once: the dialog takes the focus a moment later, and a key pressed before that would reach nothing. */
  const take = useCallback((place: HTMLElement | null) => place?.focus({ preventScroll: true }), []);
  const toStage = () => root.current?.querySelector<HTMLElement>('[data-stage]')?.focus();
  /** The focus goes to the photo, where Enter puts a frame and Escape leaves off. */
  const toggleDrawing = () => {
    setDrawing((on) => !on);
    toStage();
  };
  const remove = (id: string) => {
    const object = photo.objects.find((each) => each.id === id);
    if (!object || object.text) return;
    const { label } = object;
    editing?.onRemove(id);
    if (id === selected) setSelected(null);
    say(t('removedSaid', { label: word(label) }));
  };
  const rename = (id: string) => {
    if (lines.some((line) => line.id === id)) return;
    // Drawn at once: letters typed from now on are the name.
    flushSync(() => setSelected(id));
    nameField.current?.select();
  };
  const step = (by: number) => {
    if (at + by < 0 || at + by >= of) return;
    setSelected(null);
    setDrawing(false);
    onStep(by);
  };
  const zoom = (how: 'in' | 'out' | 'reset') => {
    if (how === 'in') void stage.current?.zoomIn(0.5, 140);
    else if (how === 'out') void stage.current?.zoomOut(0.5, 140);
    else void stage.current?.resetTransform(140);
  };
  const fullScreen = () =>
    void (document.fullscreenElement ? document.exitFullscreen() : root.current?.requestFullscreen());
  const undoOrRedo = (what: 'onUndo' | 'onRedo') => {
    if (!editing?.[what]) return;
    editing[what]();
    say(t(what === 'onUndo' ? 'undoneSaid' : 'redoneSaid'));
  };

  const onKeyDown = useViewerKeys({
    step,
    zoom,
    close: () => {
      if (drawing) setDrawing(false);
      else if (selected !== null) setSelected(null);
      else onClose();
    },
    toggleLabels: () => setLabels((on) => !on),
    toggleMarks: () => setMarks((on) => !on),
    toggleOutlines: canOutline ? () => setOutlines((on) => !on) : null,
    fullScreen,
    draw: editing ? toggleDrawing : null,
    placeInMiddle: drawing && editing ? () => add(middleBox(photo, stage.current?.centre())) : null,
    remove: chosen && editable ? () => remove(chosen.id) : null,
    rename: chosen && editable ? () => rename(chosen.id) : null,
    undo: () => undoOrRedo('onUndo'),
    redo: () => undoOrRedo('onRedo'),
    pan: (x, y) => void stage.current?.panBy(x, y, 60),
    zoomed: () => (stage.current?.zoom() ?? 1) > 1,
    movable: movable && editing ? (box) => editing.onPlace(movable.id, box, true) : null,
    box: movable?.box ?? null,
    photo,
  });

  const gone = missing === photo.src;
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      closeOnEscape={false}
      returnFocus={false}
      withCloseButton={false}
      // It covers the whole page: nothing behind it can be scrolled.
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      zIndex={400}
      padding={0}
      radius={0}
      title={undefined}
      classNames={{ body: styles.body, content: styles.dialog }}
      attributes={{ content: { 'aria-label': t('viewerOf', { name: photo.name }) } }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole dialog; every one has a button too. */}
      <div ref={root} className={styles.viewer} onKeyDown={onKeyDown}>
        <Toolbar
          name={photo.name}
          at={at}
          of={of}
          onStep={step}
          onClose={onClose}
          onZoom={zoom}
          labels={labels}
          onLabels={() => setLabels((on) => !on)}
          marks={marks}
          onMarks={() => setMarks((on) => !on)}
          outlines={outlines}
          onOutlines={canOutline ? () => setOutlines((on) => !on) : null}
          onFullScreen={fullScreen}
          editing={
            editing && {
              drawing,
              onDraw: toggleDrawing,
              onUndo: editing.onUndo && (() => undoOrRedo('onUndo')),
              onRedo: editing.onRedo && (() => undoOrRedo('onRedo')),
            }
          }
        />
        <section
          ref={take}
          className={styles.stage}
          data-stage=""
          data-autofocus=""
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows pan here, or move the frame that was added.
          tabIndex={0}
          aria-label={t('stage', { name: photo.name })}
        >
          {gone || photo.message ? (
            <p className={styles.empty}>{photo.message ?? t('gone')}</p>
          ) : (
            <Stage
              key={photo.src}
              src={photo.src}
              alt=""
              width={photo.width}
              height={photo.height}
              objects={marks ? shown : []}
              areas={marks ? areas : NO_AREAS}
              outlines={outlines}
              labels={labels}
              selected={selected}
              highlightLabel={null}
              onSelect={setSelected}
              drawing={drawing}
              onDrawn={add}
              movable={movable}
              onMoved={(box, done) => movable && editing?.onPlace(movable.id, box, !done)}
              handle={stage}
              onMissing={() => setMissing(photo.src)}
            />
          )}
          {drawing && <p className={styles.hint}>{t('drawHint')}</p>}
        </section>
        <aside className={styles.panel} aria-label={t('objects')}>
          <header className={styles.count}>
            <p className={styles.number}>{photo.number ?? photo.objects.length - lines.length}</p>
            <p className={styles.words}>
              {photo.words ?? (photo.corrected > 0 ? t('foundCorrected', { corrected: photo.corrected }) : t('found'))}
            </p>
            {editing && (photo.corrected > 0 || editing.state !== 'saved') && <SaveLine {...editing} />}
          </header>
          {photo.warnings?.map((each) => (
            <p key={each} className={styles.warning}>
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
              {each}
            </p>
          ))}
          {limit && (
            <div className={styles.limit}>
              <SureSlider {...limit} />
            </div>
          )}
          {kinds.length > 0 && <KindFilter kinds={shownKinds} hidden={hiddenKinds} onToggle={toggleKind} />}
          {(photo.objects.length > 0 || editing) && (
            <ObjectList
              key={photo.index}
              objects={shown}
              selected={selected}
              onSelect={setSelected}
              {...(editing ? { onRemove: remove, onRename: rename } : {})}
            />
          )}
          {editable && chosen && (
            <ChosenObject
              key={chosen.id}
              object={chosen}
              labels={editable.labels}
              field={nameField}
              fresh={chosen.id === fresh?.id}
              onDone={() => {
                setFresh(null);
                toStage();
              }}
              onRename={(label) => {
                editable.onRename(chosen.id, label);
                say(t('renamedSaid', { label: word(label) }));
              }}
              onRemove={() => remove(chosen.id)}
            />
          )}
          <KeyHelp editing={editing !== null} outlines={canOutline} />
        </aside>
        <p className="unseen" aria-live="polite">
          {said}
        </p>
      </div>
    </Modal>
  );
}
