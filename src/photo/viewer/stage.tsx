'use client';
// The photo itself in the viewer: zoom, pan, pinch, frames, drawing and moving a frame by hand. Knows no list and no saving.

import { type PointerEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ReactZoomPanPinchRef, TransformComponent, TransformWrapper } from 'react-zoom-pan-pinch';
import type { Box } from '../../core/data-types';
import { objectAt } from '../frames';
import { FramesLayer } from '../frames-layer';
import type { PhotoArea, PhotoObject } from '../photo-object';
import { ShapesLayer } from '../shapes-layer';
import { DrawLayer } from './draw-layer';
import { MoveLayer } from './move-layer';
import styles from './stage.module.css';
import { useSize } from './use-size';

export type StageHandle = Pick<ReactZoomPanPinchRef, 'zoomIn' | 'zoomOut' | 'resetTransform' | 'panBy'> & {
  /** What is in the middle of the view, in pixels of the photo. */
  centre(): readonly [number, number];
  zoom(): number;
};

export interface StageProps {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly objects: readonly PhotoObject[];
  readonly areas: readonly PhotoArea[];
  readonly outlines: boolean;
  readonly labels: boolean;
  readonly selected: string | null;
  readonly highlightLabel: string | null;
  readonly onSelect: (id: string | null) => void;
  readonly drawing: boolean;
  readonly onDrawn: (box: Box) => void;
  /** The selected object, where it can be moved. */
  readonly movable: { readonly id: string; readonly box: Box } | null;
  readonly onMoved: (box: Box, done: boolean) => void;
  readonly handle: RefObject<StageHandle | null>;
  readonly onMissing: () => void;
}

/** Time after which a gesture counts as over, and lines and tags take their size again. */
const SETTLE_MS = 90;
const CLICK_PX = 4;
/** From here on it pays to leave out what cannot be seen. */
const MANY = 300;
/** How near a click must be to a frame, on screen. */
const SLACK_PX = 3;

export function Stage(props: StageProps) {
  const { src, alt, width, height, objects, labels, selected, highlightLabel, onSelect, handle, onMissing } = props;
  const place = useRef<HTMLDivElement>(null);
  const room = useSize(place);
  const fit = room ? Math.min(room.width / width, room.height / height) : 0;
  const [zoom, setZoom] = useState(1);
  const current = useRef(1);
  const settled = useRef<() => void>(() => undefined);
  const [moving, setMoving] = useState(false);
  const [near, setNear] = useState<Box | null>(null);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wrapper = useRef<ReactZoomPanPinchRef>(null);
  const down = useRef<readonly [number, number] | null>(null);
  useEffect(() => () => clearTimeout(settle.current), []);

  const onTransform = useCallback((_: ReactZoomPanPinchRef, state: { scale: number }) => {
    if (state.scale !== current.current) setMoving(true);
    current.current = state.scale;
    clearTimeout(settle.current);
    settle.current = setTimeout(() => settled.current(), SETTLE_MS);
  }, []);

  /** Pixels of the photo under a point of the screen. */
  const toPhoto = useCallback(
    (x: number, y: number): readonly [number, number] => {
      const at = wrapper.current?.clientToContent(x, y) ?? { x: 0, y: 0 };
      return [at.x / fit, at.y / fit];
    },
    [fit],
  );

  const setWrapper = useCallback(
    (ref: ReactZoomPanPinchRef | null) => {
      wrapper.current = ref;
      handle.current = ref && {
        zoomIn: ref.zoomIn,
        zoomOut: ref.zoomOut,
        resetTransform: ref.resetTransform,
        panBy: ref.panBy,
        zoom: () => current.current,
        centre: () => {
          const bounds = place.current?.getBoundingClientRect();
          return bounds
            ? toPhoto(bounds.left + bounds.width / 2, bounds.top + bounds.height / 2)
            : [width / 2, height / 2];
        },
      };
    },
    [handle, toPhoto, width, height],
  );

  settled.current = () => {
    setZoom(current.current);
    setMoving(false);
    const bounds = place.current?.getBoundingClientRect();
    if (!bounds) return;
    const [x1, y1] = toPhoto(bounds.left - bounds.width / 2, bounds.top - bounds.height / 2);
    const [x2, y2] = toPhoto(bounds.right + bounds.width / 2, bounds.bottom + bounds.height / 2);
    setNear([x1, y1, x2, y2]);
  };
  // Of very many objects only those in and round the view are drawn.
  const drawn = useMemo(
    () =>
      near === null || objects.length <= MANY
        ? objects
        : objects.filter(({ box }) => box[0] < near[2] && near[0] < box[2] && box[1] < near[3] && near[1] < box[3]),
    [objects, near],
  );

  const select = (event: PointerEvent) => {
    const from = down.current;
    down.current = null;
    if (!from || event.button !== 0 || props.drawing) return;
    if (Math.hypot(event.clientX - from[0], event.clientY - from[1]) > CLICK_PX) return;
    const [x, y] = toPhoto(event.clientX, event.clientY);
    onSelect(objectAt(objects, x, y, SLACK_PX / (fit * current.current))?.id ?? null);
  };

  const size = useMemo(() => ({ width: width * fit, height: height * fit }), [width, height, fit]);
  return (
    <div ref={place} className={styles.stage} data-drawing={props.drawing || undefined}>
      {fit > 0 && (
        <TransformWrapper
          key={`${src} ${room?.width} ${room?.height}`}
          ref={setWrapper}
          minScale={1}
          maxScale={Math.max(8, 8 / fit)}
          centerOnInit
          centerZoomedOut
          doubleClick={{ disabled: true }}
          panning={{ excluded: ['no-pan'], velocityDisabled: true }}
          wheel={{ step: 0.12 }}
          onTransform={onTransform}
          onPanningStart={() => setMoving(true)}
          onPanningStop={() => settled.current()}
        >
          <TransformComponent wrapperClass={styles.wrapper} contentClass={moving ? styles.moving : ''}>
            <div
              className={styles.photo}
              style={{ ...size, ['--zoom' as string]: zoom }}
              onPointerDown={(event) => {
                down.current = [event.clientX, event.clientY];
              }}
              onPointerUp={select}
            >
              {/* biome-ignore lint/performance/noImgElement: photos come from our own store, at the size they are kept in. */}
              <img src={src} alt={alt} className={styles.picture} draggable={false} onError={onMissing} />
              <ShapesLayer
                width={width}
                height={height}
                objects={objects}
                areas={props.areas}
                scale={fit * zoom}
                labels={labels}
                outlines={props.outlines}
                dim={selected !== null || highlightLabel !== null}
              />
              <FramesLayer
                width={width}
                height={height}
                objects={drawn}
                outlines={props.outlines}
                scale={fit * zoom}
                labels={labels}
                highlight={selected}
                highlightLabel={highlightLabel}
              />
              {props.movable && !props.drawing && (
                <MoveLayer {...props.movable} photo={{ width, height }} toPhoto={toPhoto} onMoved={props.onMoved} />
              )}
              {props.drawing && <DrawLayer photo={{ width, height }} toPhoto={toPhoto} onDrawn={props.onDrawn} />}
            </div>
          </TransformComponent>
        </TransformWrapper>
      )}
    </div>
  );
}
