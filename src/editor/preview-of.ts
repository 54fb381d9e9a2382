// What the steps gave for one photo, as the canvas shows it: a picture or numbers per step, a count per wire.
// Reads values by their data type, never by the kind of a step. Pure.

import type { DataType, Detections, ImageValue, Table } from '../core/data-types';
import type { Graph, GraphNode } from '../core/graph';
import { type GraphIndex, indexGraph } from '../core/graph-index';
import type { NodeRegistry } from '../core/node';
import type { PhotoError, PortValues } from '../core/photo-record';
import { stepsInAddress } from '../core/preview';
import { outputType } from '../core/wire-types';
import { type PhotoObject, photoObjects } from '../photo/photo-object';
import { readCountTable } from '../vision/count-table';
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
  /** "24 kept": the number of objects that leave a port. */
  count(node: GraphNode, port: string, count: number): string;
}

/** A mark on a photo that stands for no object has no sureness. */
const CERTAIN = 1;

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
    const into = index
      .into(node.id)
      .map((edge) => ({ edge, value: photo.outputs[edge.source]?.[edge.sourceHandle] }))
      .filter(({ value }) => value !== undefined);
    nodes[node.id] = {
      state: tried.state,
      cached: tried.cached,
      ...(tried.error ? { message: words.error(tried.error) } : {}),
      badge: badgeOf(node, own, registry),
      picture: pictureOf(own, photo) ?? (figureOf(own) ? undefined : pictureBefore(node, index, registry, photo)),
      figure: figureOf(own),
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

function badgeOf(node: GraphNode, values: readonly Values[], registry: NodeRegistry): StepBadge | undefined {
  const objects = values.find((each) => each.type === 'detections')?.value;
  if (!isDetections(objects)) return undefined;
  const takesObjects = Object.values(registry.get(node.type)?.inputs ?? {}).some(
    ({ type }) => type.kind === 'one' && type.type === 'detections',
  );
  return { count: objects.items.length, what: takesObjects ? 'kept' : 'found' };
}

function pictureOf(values: readonly Values[], photo: TriedPhoto): StepPicture | undefined {
  for (const { type, value } of values) {
    if (type === 'image' && isImage(value)) return imagePicture(value, photo);
    if (type === 'detections' && isDetections(value)) {
      const { width, height, items } = value;
      return { src: photo.small, width, height, objects: photoObjects(items) };
    }
  }
  return undefined;
}

function imagePicture({ steps, source, width, height, marks }: ImageValue, photo: TriedPhoto): StepPicture {
  if (steps.length > 0) return { src: `${photo.small}${stepsInAddress(steps)}`, width, height, objects: [] };
  const objects = marks.flatMap((mark, at): PhotoObject[] =>
    mark.kind === 'box'
      ? [{ id: String(at), label: labelOf(mark.label), score: CERTAIN, box: mark.box, dashed: mark.dashed }]
      : [],
  );
  return { src: photo.small, width: source.width, height: source.height, objects };
}

/** A mark's tag may end in how sure it is: "apple 87 %". The colour goes by the name alone. */
const labelOf = (tag: string | undefined): string => (tag ?? '').replace(/ \d+ %$/, '');

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

function figureOf(values: readonly Values[]): StepFigure | undefined {
  if (values.some((each) => each.type === 'image' || each.type === 'detections')) return undefined;
  const number = values.find((each) => each.type === 'number')?.value;
  const table = values.find((each) => each.type === 'table')?.value;
  if (typeof number !== 'number' && !isTable(table)) return undefined;
  const rows = isTable(table) ? (readCountTable(table) ?? []) : [];
  const lines = rows.map(({ label, count, expected, state }) => ({
    label,
    value: expected === null ? count : `${count} / ${expected}`,
    ...(state ? { state } : {}),
  }));
  return { ...(typeof number === 'number' ? { number } : {}), lines };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
// Stored values were checked where they were stored; these tell them from the lists of deeper paths.
const isDetections = (value: unknown): value is Detections =>
  isObject(value) && 'items' in value && Array.isArray(value.items);
const isImage = (value: unknown): value is ImageValue => isObject(value) && 'source' in value && 'marks' in value;
const isTable = (value: unknown): value is Table => isObject(value) && 'columns' in value && 'rows' in value;
