// What the pages about runs read from the server. Types only.
import type { Outputs } from '../../outputs';

export type RunDetail = Outputs['runs']['get'];
export type ListedRun = Outputs['runs']['list']['items'][number];
export type RunStatus = RunDetail['status'];
export type RunPhoto = Outputs['runs']['photos']['items'][number];

const OPEN: readonly RunStatus[] = ['queued', 'running'];
/** It goes on by itself. */
export const isOpen = ({ status }: { readonly status: RunStatus }): boolean => OPEN.includes(status);
