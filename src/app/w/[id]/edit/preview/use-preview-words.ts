// The words on wires and failed steps, in the language of the screen.
'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { nodes as registry } from '../../../../../../nodes/registry.generated';
import type { PreviewWords } from '../../../../../editor/preview-of';
import { useKinds } from '../../../../../i18n/kinds/use-kinds';
import { useWords } from '../../../../../i18n/words';

export function usePreviewWords(): PreviewWords {
  const t = useTranslations('editor.badge');
  const words = useWords();
  const { word } = useKinds();
  const locale = useLocale();
  return useMemo(
    () => ({
      warning: words.warning,
      kind: word,
      error: (error) => words.error(error),
      share: words.share,
      percent: words.percent,
      count(node, port, count) {
        const definition = registry.get(node.type);
        if (!definition) return String(count);
        const [first, second] = Object.keys(definition.outputs);
        // A step with one way out says what it did; one with several says which way.
        if (second === undefined && port === first) return t('found', { count });
        const title = words.portTitle(definition, 'outputs', port);
        // German nouns keep their capitals.
        return `${count} ${locale === 'en' ? title.toLowerCase() : title}`;
      },
    }),
    [t, words, word, locale],
  );
}
