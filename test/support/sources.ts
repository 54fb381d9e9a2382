// The project's own source files, for the tests that keep its rules. Tests and generated files are not among them.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Source {
  /** From the root, with `/`. */
  readonly file: string;
  readonly text: string;
}

export function sources(...folders: readonly string[]): Source[] {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|generated|d)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(`${join('db', 'generated')}`))
    .sort()
    .map((path) => ({ file: relative(ROOT, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}

/** 1 for the first line. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
