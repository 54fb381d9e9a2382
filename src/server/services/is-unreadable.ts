// Whether a workflow could not be opened because its saved form cannot be read at all, as when a newer version saved it.
import { asLensgraphError } from '../../core/errors';

export const isUnreadable = (error: unknown): boolean => asLensgraphError(error).code === 'workflow_invalid';
