// Writes nodes/registry.generated.ts: the list of all node kinds, read from the file names in nodes/, and for every language other
// than English the words of all of them (src/i18n/messages/LANGUAGE/nodes.json), from nodes/NAME.LANGUAGE.json.
// Run after adding or removing a node; a test fails while the list is stale.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODES = join(dirname(fileURLToPath(import.meta.url)), '..', 'nodes');
export const REGISTRY_FILE = join(NODES, 'registry.generated.ts');

/** The node kinds in `folder`: file name and declared type, by file name. Throws when a type is missing or declared twice. */
export function findNodes(folder = NODES) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.generated.ts'))
    .sort();
  const fileOf = new Map();
  return files.map((file) => {
    const type = /defineNode\(\{\s*type: '([^']+)'/.exec(readFileSync(join(folder, file), 'utf8'))?.[1];
    if (!type) throw new Error(`nodes/${file} does not begin its defineNode({ ... }) with a type.`);
    const other = fileOf.get(type);
    if (other) throw new Error(`The node type "${type}" is declared twice: nodes/${other} and nodes/${file}.`);
    fileOf.set(type, file);
    return { file, type };
  });
}

/** The text of the registry for these nodes. */
export function registrySource(nodes) {
  const modules = nodes.map(({ file }) => file.replace(/\.ts$/, ''));
  const nameOf = (module) => `${module.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())}Node`;
  return [
    '// Made by bin/generate-registry.mjs from the files in nodes/; do not edit.',
    '',
    "import { anyNode, type NodeRegistry } from '../src/core/node';",
    ...modules.map((module) => `import ${nameOf(module)} from './${module}';`),
    '',
    '/** All node kinds by type. */',
    'export const nodes: NodeRegistry = new Map(',
    '  [',
    ...modules.map((module) => `    anyNode(${nameOf(module)}),`),
    '  ].map((node) => [node.type, node] as const),',
    ');',
    '',
  ].join('\n');
}

/** Languages that stand beside the nodes; English stands in them. */
export const LANGUAGES = ['de'];
export const wordsFile = (language) => join(dirname(NODES), 'src', 'i18n', 'messages', language, 'nodes.json');

/** The words of these nodes in one language, by type. A node without speaks English meanwhile; a contract test asks for them. */
export function wordsSource(nodes, language, folder = NODES) {
  const entries = nodes.flatMap(({ file, type }) => {
    const path = join(folder, file.replace(/\.ts$/, `.${language}.json`));
    return existsSync(path) ? [[type, JSON.parse(readFileSync(path, 'utf8'))]] : [];
  });
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findNodes();
  writeFileSync(REGISTRY_FILE, registrySource(found));
  for (const language of LANGUAGES) writeFileSync(wordsFile(language), wordsSource(found, language));
}
