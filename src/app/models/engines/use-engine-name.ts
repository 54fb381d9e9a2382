'use client';
// What a provider is called for people, and what it needs.
import { useTranslations } from 'next-intl';

const KNOWN = ['cpu', 'cuda', 'dml', 'webgpu', 'coreml', 'rocm', 'tensorrt'] as const;
const idOf = (name: string) => KNOWN.find((each) => each === name) ?? 'other';

export function useEngineName() {
  const t = useTranslations('engines');
  return (name: string): string => t(`engine.${idOf(name)}`, { name });
}

export function useEngineHelp() {
  const t = useTranslations('engines');
  return (name: string): string => t(`engineHelp.${idOf(name)}`);
}
