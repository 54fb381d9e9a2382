// Made by bin/generate-registry.mjs from the files in nodes/; do not edit.

import { anyNode, type NodeRegistry } from '../src/core/node';
import annotateNode from './annotate';
import classifyNode from './classify';
import countNode from './count';
import detectNode from './detect';
import exportNode from './export';
import filterNode from './filter';
import loadNode from './load';
import measureNode from './measure';
import noteNode from './note';
import preprocessNode from './preprocess';
import readTextNode from './read-text';
import segmentNode from './segment';

/** All node kinds by type. */
export const nodes: NodeRegistry = new Map(
  [
    anyNode(annotateNode),
    anyNode(classifyNode),
    anyNode(countNode),
    anyNode(detectNode),
    anyNode(exportNode),
    anyNode(filterNode),
    anyNode(loadNode),
    anyNode(measureNode),
    anyNode(noteNode),
    anyNode(preprocessNode),
    anyNode(readTextNode),
    anyNode(segmentNode),
  ].map((node) => [node.type, node] as const),
);
