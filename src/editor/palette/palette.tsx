// All kinds of steps, by what they are for, to drag onto the canvas or to click. Knows no concrete kind.
'use client';

import { ActionIcon, TextInput } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, memo, useState } from 'react';
import { type AnyNode, CATEGORIES } from '../../core/node';
import { focusStep } from '../canvas/focus';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorActions } from '../state/use-editor';
import { StepIcon } from '../step-icon';
import { matching } from './matching';
import styles from './palette.module.css';

/** What is dragged is named by this kind of data, so that nothing else can be dropped on the canvas. */
export const STEP_DRAG_TYPE = 'application/x-lensgraph-step';

export const Palette = memo(function Palette() {
  const { t, words } = useEditorWords();
  const registry = useEditor((state) => state.registry);
  const [query, setQuery] = useState('');
  const [folded, setFolded] = useState(false);
  const { addNode } = useEditorActions();
  const shown = matching([...registry.values()], query, words);

  function add(definition: AnyNode): void {
    const id = addNode(definition.type);
    if (id) focusStep(id);
  }

  const fold = (
    <ActionIcon
      data-hint={t(folded ? 'palette.unfold' : 'palette.fold')}
      data-hint-side="right"
      variant="subtle"
      color="gray"
      aria-label={t(folded ? 'palette.unfold' : 'palette.fold')}
      aria-expanded={!folded}
      onClick={() => setFolded(!folded)}
    >
      {folded ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
    </ActionIcon>
  );
  if (folded) {
    return (
      <nav className={styles.folded} aria-label={t('palette.title')} data-editor-area="palette">
        {fold}
      </nav>
    );
  }
  return (
    <nav className={styles.palette} aria-label={t('palette.title')} data-editor-area="palette">
      <div className={styles.head}>
        <h2>{t('palette.title')}</h2>
        {fold}
      </div>
      <TextInput
        size="sm"
        aria-label={t('palette.search')}
        placeholder={t('palette.search')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event: KeyboardEvent) => {
          const [first] = shown;
          if (event.key === 'Enter' && first && query !== '') add(first);
          if (event.key === 'Escape' && query !== '') {
            event.stopPropagation();
            setQuery('');
          }
        }}
      />
      <div className={styles.kinds}>
        {query === '' ? (
          CATEGORIES.map((category) => {
            const kinds = shown.filter((definition) => definition.category === category);
            if (kinds.length === 0) return null;
            return (
              <section key={category} aria-labelledby={`category-${category}`}>
                <h3 id={`category-${category}`}>{t(`category.${category}`)}</h3>
                {kinds.map((definition) => (
                  <PaletteItem key={definition.type} definition={definition} onAdd={add} />
                ))}
              </section>
            );
          })
        ) : (
          <section aria-label={t('palette.search')}>
            {shown.map((definition) => (
              <PaletteItem key={definition.type} definition={definition} onAdd={add} />
            ))}
            {shown.length === 0 && <p className={styles.none}>{t('palette.none')}</p>}
          </section>
        )}
      </div>
      <p className={styles.hint}>{t('palette.hint')}</p>
    </nav>
  );
});

function PaletteItem({ definition, onAdd }: { readonly definition: AnyNode; onAdd(definition: AnyNode): void }) {
  const { t, words } = useEditorWords();
  const title = words.nodeTitle(definition);
  return (
    <button
      type="button"
      data-hint={words.nodeHelp(definition)}
      data-hint-side="right"
      className={styles.item}
      draggable
      aria-label={t('palette.add', { step: title })}
      onClick={() => onAdd(definition)}
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.setData(STEP_DRAG_TYPE, definition.type);
        event.dataTransfer.effectAllowed = 'copy';
      }}
    >
      <StepIcon definition={definition} size={18} />
      {title}
    </button>
  );
}
