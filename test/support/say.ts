// The words of nodes as the screens say them, for tests.
import type { AnyNode, RawConfig } from '../../src/core/node';
import { MESSAGES } from '../../src/i18n/messages';
import { createWords } from '../../src/i18n/words';

const english = createWords('en', MESSAGES.en);

/** A node's settings in one line of English. */
export const summaryOf = (node: AnyNode, config: RawConfig): string => english.summary(node, config);
