// What the steps gave for one photo, as the canvas shows it: a picture or numbers per step, a count per wire.
// Reads values by their data type, never by the kind of a step. Pure.

import type {
  Classification,
  DataType,
  Detections,
  FoundText,
  ImageValue,
  Segmentation,
  Table,
  Warning,
} from '../core/data-types';
import type { Graph, GraphNode } from '../core/graph';
import { type GraphIndex, indexGraph } from '../core/graph-index';
import type { NodeRegistry } from '../core/node';
import type { PhotoError, PortValues } from '../core/photo-record';
import { warningsIn } from '../core/warnings';
import { outputType } from '../core/wire-types';
import { photoAreas, photoObjects, textObjects } from '../photo/photo-object';
import { uprightSize } from '../photo/upright-size';
import { readCountTable } from '../vision/count-table';
import { isBackground } from '../vision/coverage';
import { readCoverageTable } from '../vision/coverage-table';
import { pictureOfImage } from './picture-of-image';
import type { EdgeView, PreviewView, StepBadge, StepFigure, StepPicture, StepState, StepView } from './preview-view';

export interface TriedStep {
  readonly state: StepState;
  readonly cached?: boolean;
  readonly error?: PhotoError;
}

export interface TriedPhoto {
  readonly outputs: PortValues;
  /** The photo itself, small and upright; takes `?steps=`. */
  readonly small: string;
  readonly steps: Readonly<Record<string, TriedStep>>;
}

export interface PreviewWords {
  /** Why a step failed. */
  error(error: PhotoError): string;
  /** What should be known although it went well. */
  warning(warning: Warning): string;
  /** What a kind is called on the screen. */
  kind(label: string): string;
  /** "24 kept": the number of objects that leave a port. */
  count(node: GraphNode, port: string, count: number): string;
  /** 0.873 -> "87%". */
  share(share: number): string;
  /** 0.42 -> "0.4%". */
  percent(percent: number): string;
}

interface Values {
  readonly type: DataType | null;
  readonly port: string;
  readonly value: unknown;
}

export function previewOf(graph: Graph, registry: NodeRegistry, photo: TriedPhoto, words: PreviewWords): PreviewView {
  const index = indexGraph(graph);
  const nodes: Record<string, StepView> = {};
  const edges: Record<string, EdgeView> = {};
  for (const node of graph.nodes) {
    const tried = photo.steps[node.id];
    if (!tried) continue;
    const own = valuesOf(node, photo.outputs, index, registry);
    const figure = figureOf(own, words);
    const into = index
      .into(node.id)
      .map((edge) => ({ edge, value: photo.outputs[edge.source]?.[edge.sourceHandle] }))
      .filter(({ value }) => value !== undefined);
    const before = new Set(warningsIn(into.map(({ value }) => value)).map(({ code }) => code));
    // Said where it happened, not again at every step that passes it on.
    const warned = warningsIn(own.map(({ value }) => value)).filter(({ code }) => !before.has(code));
    nodes[node.id] = {
      state: tried.state,
      cached: tried.cached,
      ...(tried.error ? { message: words.error(tried.error) } : {}),
      ...(warned.length > 0 ? { warnings: warned.map(words.warning) } : {}),
      badge: badgeOf(node, own, registry, words),
      picture: pictureOf(own, photo) ?? (figure ? undefined : pictureBefore(node, index, registry, photo)),
      figure,
      values: photo.outputs[node.id],
      inputs: Object.fromEntries(into.map(({ edge, value }) => [edge.targetHandle, value])),
    };
  }
  for (const edge of graph.edges) {
    const source = index.node(edge.source);
    const value = photo.outputs[edge.source]?.[edge.sourceHandle];
    const type = outputType({ nodeId: edge.source, port: edge.sourceHandle }, index, registry);
    if (!source || value === undefined) continue;
    if (type === 'detections' && isDetections(value)) {
      const count = value.items.length;
      edges[edge.id] = { count, words: words.count(source, edge.sourceHandle, count) };
    } else if (type === 'segmentation' && isAreas(value)) {
      const count = value.labels.filter((label) => !isBackground(label)).length;
      edges[edge.id] = { count, words: words.count(source, edge.sourceHandle, count) };
    } else if (type === 'classification' && isSorting(value)) {
      edges[edge.id] = { count: 1, words: sortingBadge(value, words) };
    } else if (type === 'number' && typeof value === 'number') edges[edge.id] = { count: value };
    else if (Array.isArray(value) && type !== 'zones') edges[edge.id] = { count: value.length };
  }
  return { nodes, edges };
}

function valuesOf(node: GraphNode, outputs: PortValues, index: GraphIndex, registry: NodeRegistry): Values[] {
  const ports = Object.keys(registry.get(node.type)?.outputs ?? {});
  return ports.flatMap((port) => {
    const value = outputs[node.id]?.[port];
    return value === undefined ? [] : [{ type: outputType({ nodeId: node.id, port }, index, registry), port, value }];
  });
}

function badgeOf(
  node: GraphNode,
  values: readonly Values[],
  registry: NodeRegistry,
  words: PreviewWords,
): StepBadge | string | undefined {
  const sorting = values.find((each) => each.type === 'classification')?.value;
  if (isSorting(sorting)) return sortingBadge(sorting, words);
  const texts = values.find((each) => each.type === 'texts')?.value;
  if (isTexts(texts)) return { count: texts.length, what: 'found' };
  const objects = values.find((each) => each.type === 'detections')?.value;
  if (!isDetections(objects)) return undefined;
  const takesObjects = Object.values(registry.get(node.type)?.inputs ?? {}).some(
    ({ type }) => type.kind === 'one' && type.type === 'detections',
  );
  return { count: objects.items.length, what: takesObjects ? 'kept' : 'found' };
}

const sortingBadge = ({ label, score }: Classification, words: PreviewWords): string =>
  `${words.kind(label)} ${words.share(score)}`;

/** The photo with all a step gave that can be drawn: an image with its marks, else objects, areas and lines of text. */
function pictureOf(values: readonly Values[], photo: TriedPhoto): StepPicture | undefined {
  for (const { type, value } of values)
    if (type === 'image' && isImage(value)) return pictureOfImage(value, photo.small);
  const found = values.find((each) => each.type === 'detections')?.value;
  const areas = values.find((each) => each.type === 'segmentation')?.value;
  if (isDetections(found)) {
    const objects = photoObjects(found.items);
    const { width, height } = found;
    return { src: photo.small, width, height, objects, ...(isAreas(areas) && { areas: photoAreas(areas, objects) }) };
  }
  if (isAreas(areas)) {
    return { src: photo.small, width: areas.width, height: areas.height, objects: [], areas: photoAreas(areas) };
  }
  const texts = values.find((each) => each.type === 'texts')?.value;
  const size = uprightSize(photo.outputs);
  return isTexts(texts) && size ? { src: photo.small, ...size, objects: textObjects(texts) } : undefined;
}

/** What a step takes is shown where it gives nothing to see itself. */
function pictureBefore(
  node: GraphNode,
  index: GraphIndex,
  registry: NodeRegistry,
  photo: TriedPhoto,
): StepPicture | undefined {
  for (const edge of index.into(node.id)) {
    const before = index.node(edge.source);
    const found = before && pictureOf(valuesOf(before, photo.outputs, index, registry), photo);
    if (found) return found;
  }
  return undefined;
}

function figureOf(values: readonly Values[], words: PreviewWords): StepFigure | undefined {
  if (values.some((each) => each.type === 'image' || each.type === 'detections')) return undefined;
  const number = values.find((each) => each.type === 'number')?.value;
  const table = values.find((each) => each.type === 'table')?.value;
  if (typeof number !== 'number' && !isTable(table)) return undefined;
  const shares = isTable(table) ? readCoverageTable(table) : null;
  if (shares && typeof number === 'number') {
    const lines = shares.map(({ label, percent }) => ({ label: words.kind(label), value: words.percent(percent) }));
    return { number: words.percent(number), lines };
  }
  const rows = isTable(table) ? (readCountTable(table) ?? []) : [];
  const lines = rows.map(({ label, count, expected, state }) => ({
    label: words.kind(label),
    value: expected === null ? count : `${count} / ${expected}`,
    ...(state ? { state } : {}),
  }));
  return { ...(typeof number === 'number' ? { number } : {}), lines };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
// Stored values were checked where they were stored; these tell them from the lists of deeper paths.
const isDetections = (value: unknown): value is Detections =>
  isObject(value) && 'items' in value && Array.isArray(value.items);
const isSorting = (value: unknown): value is Classification =>
  isObject(value) && 'label' in value && 'scores' in value && Array.isArray(value.scores);
const isAreas = (value: unknown): value is Segmentation =>
  isObject(value) && 'areas' in value && 'rle' in value && Array.isArray(value.rle);
const isTexts = (value: unknown): value is readonly FoundText[] =>
  Array.isArray(value) && value.every((each) => isObject(each) && 'text' in each && 'box' in each);
const isImage = (value: unknown): value is ImageValue => isObject(value) && 'source' in value && 'marks' in value;
const isTable = (value: unknown): value is Table => isObject(value) && 'columns' in value && 'rows' in value;
