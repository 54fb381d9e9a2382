export interface FoundNode {
  readonly file: string;
  readonly type: string;
}
export const REGISTRY_FILE: string;
export function findNodes(folder?: string): FoundNode[];
export function registrySource(nodes: readonly FoundNode[]): string;
