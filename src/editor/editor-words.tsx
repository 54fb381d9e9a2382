// All words of the editor, made once for its hundreds of parts: messages, words of the core, names of steps, edits as sentences.
'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useWords, type Words } from '../i18n/words';
import { type Names, namesOf } from './names';
import type { EditLabel } from './state/labels';
import { useEditor } from './state/use-editor';

export interface EditorWords {
  readonly t: ReturnType<typeof useTranslations<'editor'>>;
  readonly words: Words;
  readonly names: Names;
  /** "Connected Find objects to Count". */
  edit(label: EditLabel): string;
}

const WordsContext = createContext<EditorWords | null>(null);

export function EditorWordsProvider({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('editor');
  const edits = useTranslations('edits');
  const words = useWords();
  const registry = useEditor((state) => state.registry);
  const value = useMemo((): EditorWords => {
    const names = namesOf(registry, words);
    return {
      t,
      words,
      names,
      edit({ code, params: { step, to, field = '', count = 1, name = '' } }) {
        const definition = step && registry.get(step.type);
        return edits(code, {
          step: step ? names.step(step) : '',
          to: to ? names.step(to) : '',
          field: definition && field ? words.fieldTitle(definition, field) : field,
          count,
          name,
        });
      },
    };
  }, [t, edits, words, registry]);
  return <WordsContext value={value}>{children}</WordsContext>;
}

export function useEditorWords(): EditorWords {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useEditorWords is used outside of the editor');
  return words;
}
