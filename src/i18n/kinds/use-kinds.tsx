'use client';
// The words for kinds of objects on a screen, from the models that speak there. Where nobody says which, kinds are called as the
// models call them.
import { useLocale, useMessages } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Speaker } from '../../core/speaker';
import { type KindDictionary, type Kinds, kindsOf } from './kind-words';

const NONE: readonly Speaker[] = [];
const NO_WORDS: KindDictionary = { common: {}, lists: {}, models: {}, times: ' ' };

/** `kinds`: of languages that call kinds otherwise than the models do. */
interface KindMessages {
  readonly words: unknown;
  readonly kinds?: KindDictionary;
}

const KindsContext = createContext<Kinds | null>(null);

/** `models`: those whose kinds come up inside. */
export function KindsOf({ models, children }: { readonly models: readonly Speaker[]; readonly children: ReactNode }) {
  return <KindsContext value={useKindsOf(models)}>{children}</KindsContext>;
}

export function useKindsOf(models: readonly Speaker[]): Kinds {
  const locale = useLocale();
  const { kinds = NO_WORDS }: KindMessages = useMessages();
  return useMemo(() => kindsOf(locale, kinds, models), [locale, kinds, models]);
}

export function useKinds(): Kinds {
  const given = useContext(KindsContext);
  const plain = useKindsOf(NONE);
  return given ?? plain;
}

/** One model alone on a screen. A model that has no list here says its kinds itself. */
export const useSpeaker = (name: string): readonly Speaker[] => useMemo(() => [{ name, labels: [] }], [name]);
