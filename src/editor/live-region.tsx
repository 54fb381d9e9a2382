// Says politely, to those who do not see it, what was done, undone or refused, and why.
'use client';

import { useUi } from './canvas/ui-store';
import { useEditorWords } from './editor-words';
import type { Announcement } from './state/editor-state';
import { useEditor } from './state/use-editor';

export function LiveRegion() {
  const { t, words, edit } = useEditorWords();
  const announcement = useEditor((state) => state.announcement);
  const linking = useUi((state) => state.linking?.by === 'click');

  function sentence(said: Announcement): string {
    switch (said.kind) {
      case 'did':
        return edit(said.label);
      case 'undid':
        return t('said.undid', { edit: edit(said.label) });
      case 'redid':
        return t('said.redid', { edit: edit(said.label) });
      case 'refused':
        return t('said.refused', { reason: words.problem(said.problem) });
      case 'copied':
        return t('said.copied', { count: said.count });
    }
  }
  return (
    <div className="unseen" aria-live="polite" aria-atomic="true" data-editor-live="">
      {linking ? t('linking') : announcement && <span key={announcement.at}>{sentence(announcement)}</span>}
    </div>
  );
}
