// Troubles of this machine or its neighbours, not of the run: the claim is left to run out, which is also the pause before
// the next try.
import type { LensgraphError } from '../core/errors';

const PASSING: readonly string[] = ['unavailable', 'storage_full', 'lease_lost', 'cancelled'];

export const isPassing = ({ code }: LensgraphError): boolean => PASSING.includes(code);
