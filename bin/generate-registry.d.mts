export interface FoundNode {
  readonly file: string;
  readonly type: string;
}
export const REGISTRY_FILE: string;
export function findNodes(folder?: string): FoundNode[];
export function registrySource(nodes: readonly FoundNode[]): string;
export const LANGUAGES: readonly string[];
export function wordsFile(language: string): string;
export function wordsSource(nodes: readonly FoundNode[], language: string, folder?: string): string;
