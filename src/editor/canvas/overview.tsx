// The whole graph in small, with what is in view; pressed or dragged, the view goes there. All steps are one path, and what is in
// view is moved past React: a moving view costs it two numbers.
'use client';

import { Panel, useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { useEditorWords } from '../editor-words';
import type { Point } from '../geometry';
import styles from './canvas.module.css';
import { boundsOf, type Placed, placeOf, type Region, regionOf } from './sight';

const WIDTH = 200;
const HEIGHT = 150;
/** Room round the graph, as a part of it. */
const ROOM = 0.06;

const rectangle = ({ left, top, right, bottom }: Region): string => `M${left} ${top}H${right}V${bottom}H${left}Z`;

interface OverviewProps {
  readonly steps: readonly Placed[];
  readonly places: Readonly<Record<string, Point>>;
}

export function Overview({ steps, places }: OverviewProps) {
  const { t } = useEditorWords();
  const flow = useReactFlow();
  const canvas = useStoreApi();
  const shade = useRef<SVGPathElement>(null);
  const drawing = useMemo(() => {
    const all = boundsOf(steps, places);
    const [width, height] = [all.right - all.left, all.bottom - all.top];
    // As wide for its height as the place it is drawn in.
    const scale = (1 + 2 * ROOM) * Math.max(width / WIDTH, height / HEIGHT, 1);
    const [x, y] = [all.left + (width - WIDTH * scale) / 2, all.top + (height - HEIGHT * scale) / 2];
    const box = { left: x, top: y, right: x + WIDTH * scale, bottom: y + HEIGHT * scale };
    return { box, scale, path: steps.map((step) => rectangle(placeOf(step, places))).join('') };
  }, [steps, places]);
  const { box, scale, path } = drawing;

  useEffect(() => {
    const show = (view: Parameters<typeof regionOf>[0]) =>
      shade.current?.setAttribute('d', rectangle(box) + rectangle(regionOf(view, 0)));
    show(canvas.getState());
    return canvas.subscribe(show);
  }, [canvas, box]);

  function go(event: PointerEvent<SVGSVGElement>): void {
    if (event.buttons !== 1) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at = { x: box.left + (event.clientX - left) * scale, y: box.top + (event.clientY - top) * scale };
    void flow.setCenter(at.x, at.y, { zoom: flow.getZoom() });
  }

  return (
    <Panel position="bottom-right">
      <svg
        role="img"
        aria-label={t('minimap')}
        className={styles.minimap}
        width={WIDTH}
        height={HEIGHT}
        viewBox={`${box.left} ${box.top} ${box.right - box.left} ${box.bottom - box.top}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={go}
        onWheel={({ deltaY }) => void (deltaY < 0 ? flow.zoomIn() : flow.zoomOut())}
      >
        <path d={path} className={styles.small} />
        <path ref={shade} fillRule="evenodd" className={styles.shade} />
      </svg>
    </Panel>
  );
}
