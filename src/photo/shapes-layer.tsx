'use client';
// All that is more than a frame: filled masks with their outlines, joints, single points, names of areas. Costs nothing
// where there is none of it. Decorative, like the frames.

import { memo, useMemo } from 'react';
import { useKinds } from '../i18n/kinds/use-kinds';
import { colourOf, inkOn } from './colours';
import { areaTags, bonePaths, contourPaths, jointPaths, pointPaths, type ShapePath } from './contours';
import styles from './frames-layer.module.css';
import { MaskLayer } from './mask-layer';
import { measureText } from './measure';
import type { PhotoArea, PhotoObject } from './photo-object';
import { TAG_HEIGHT } from './tags';

export interface ShapesLayerProps {
  readonly width: number;
  readonly height: number;
  readonly objects: readonly PhotoObject[];
  readonly areas: readonly PhotoArea[];
  readonly cover?: boolean;
  /** Screen pixels per pixel of the photo. */
  readonly scale: number;
  readonly labels: boolean;
  /** Masks and joints; single points are always drawn. */
  readonly outlines: boolean;
  /** Something else is meant: all this steps back. */
  readonly dim?: boolean;
}

const NO_OBJECTS: readonly PhotoObject[] = [];
const NO_AREAS: readonly PhotoArea[] = [];
const PADDING = 5;

export const ShapesLayer = memo(function ShapesLayer(props: ShapesLayerProps) {
  const { width, height, cover = false, scale, labels, outlines, dim = false } = props;
  const objects = outlines ? props.objects : NO_OBJECTS;
  const areas = outlines ? props.areas : NO_AREAS;
  const { word } = useKinds();
  const paths = useMemo(
    () => ({
      lines: [...contourPaths(objects, areas, { width, height }), ...bonePaths(objects)],
      dots: [...jointPaths(objects), ...pointPaths(props.objects)],
    }),
    [objects, areas, width, height, props.objects],
  );
  const tags = useMemo(() => (labels ? areaTags(areas, { width, height }) : []), [labels, areas, width, height]);
  if (paths.lines.length === 0 && paths.dots.length === 0) return null;
  return (
    <>
      <MaskLayer width={width} height={height} objects={objects} areas={areas} cover={cover} />
      <svg
        className={styles.layer}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio={cover ? 'xMidYMid slice' : 'xMidYMid meet'}
        aria-hidden="true"
        focusable="false"
        data-shapes=""
      >
        <Paths paths={paths.lines} dim={dim} />
        <Paths paths={paths.dots} dim={dim} dots />
        {scale > 0 &&
          tags.map(({ label, colour, x, y }) => {
            const tagWidth = measureText(word(label)) + 2 * PADDING;
            return (
              <g
                key={label}
                className={styles.tag}
                fill={inkOn({ label, colour })}
                data-dim={dim || undefined}
                transform={`translate(${x} ${y}) scale(${1 / scale}) translate(${-tagWidth / 2} ${-TAG_HEIGHT / 2})`}
              >
                <rect width={tagWidth} height={TAG_HEIGHT} rx={3} fill={colourOf({ label, colour })} />
                <text x={PADDING} y={13}>
                  {word(label)}
                </text>
              </g>
            );
          })}
      </svg>
    </>
  );
});

interface PathsProps {
  readonly paths: readonly ShapePath[];
  readonly dim: boolean;
  readonly dots?: boolean;
}

function Paths({ paths, dim, dots = false }: PathsProps) {
  if (paths.length === 0) return null;
  const marks = { 'data-dot': dots || undefined, 'data-dim': dim || undefined };
  return (
    <>
      <path className={styles.dark} d={paths.map(({ d }) => d).join('')} {...marks} />
      {paths.map(({ key, label, colour, d }) => (
        <path key={key} className={styles.frame} d={d} stroke={colourOf({ label, colour })} {...marks} />
      ))}
    </>
  );
}
