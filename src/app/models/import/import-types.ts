// What the server says of a file that is being imported. Types only from the server.
import type { Outputs } from '../../outputs';

export type Imported = Outputs['models']['import'];
export type Guess = Imported['guesses'][number];
export type CardDraft = Guess['draft'];
export type Ask = Guess['ask'][number];
export type Question = Ask['question'];
export type Reason = Guess['reasons'][number];
