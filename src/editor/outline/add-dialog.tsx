// A list of steps to add: only what fits at its place, wired by itself; without a place every kind there is.
'use client';

import { Modal, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { AnyNode } from '../../core/node';
import type { PortRef } from '../../core/wire-types';
import { useEditorWords } from '../editor-words';
import { candidatesAt, candidatesBetween } from '../state/edits/candidates';
import { useEditor, useEditorActions } from '../state/use-editor';
import { StepIcon } from '../step-icon';
import styles from './dialog.module.css';

export type AddPlace = { readonly from?: PortRef; readonly edgeId?: string };

interface AddDialogProps {
  readonly place: AddPlace | null;
  readonly onClose: () => void;
  readonly onAdded: (nodeId: string) => void;
}

export function AddDialog({ place, onClose, onAdded }: AddDialogProps) {
  const t = useTranslations('panels.outline');
  const { t: editor } = useEditorWords();
  return (
    <Modal
      opened={place !== null}
      onClose={onClose}
      title={editor(place?.from ? 'quickAdd.after' : place?.edgeId ? 'quickAdd.between' : 'quickAdd.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {place ? <Choices place={place} onClose={onClose} onAdded={onAdded} /> : null}
    </Modal>
  );
}

function Choices({ place, onClose, onAdded }: Omit<AddDialogProps, 'place'> & { readonly place: AddPlace }) {
  const { words, t: editor } = useEditorWords();
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  const { addNode, addAtEnd, addInWire } = useEditorActions();
  const [search, setSearch] = useState('');
  const kinds = useMemo((): readonly AnyNode[] => {
    if (place.from) return candidatesAt({ from: place.from }, graph, registry).map(({ definition }) => definition);
    const edge = graph.edges.find(({ id }) => id === place.edgeId);
    if (edge) return candidatesBetween(edge, graph, registry).map(({ definition }) => definition);
    const sources = new Set(graph.nodes.map(({ type }) => type));
    // What brings the photos comes first where it is missing.
    return [...registry.values()].sort((a, b) => rank(a) - rank(b));
    function rank(definition: AnyNode): number {
      return definition.source && !sources.has(definition.type) ? 0 : 1;
    }
  }, [place, graph, registry]);
  const wanted = search.trim().toLowerCase();
  const shown = kinds.filter((definition) =>
    [words.nodeTitle(definition), words.nodeHelp(definition)].some((text) => text.toLowerCase().includes(wanted)),
  );
  const add = (type: string): string | null => {
    if (place.from) return addAtEnd(type, { from: place.from });
    if (place.edgeId) return addInWire(type, place.edgeId);
    return addNode(type);
  };
  return (
    <div className={styles.dialog}>
      <TextInput
        data-autofocus
        value={search}
        aria-label={editor('quickAdd.search')}
        placeholder={editor('quickAdd.search')}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {shown.length ? (
        <ul className={styles.choices}>
          {shown.map((definition) => (
            <li key={definition.type}>
              <button
                type="button"
                className={styles.choice}
                onClick={() => {
                  const added = add(definition.type);
                  onClose();
                  if (added !== null) onAdded(added);
                }}
              >
                <StepIcon definition={definition} size={20} />
                <span>
                  <span className={styles.name}>{words.nodeTitle(definition)}</span>
                  <span className={styles.help}>{words.nodeHelp(definition)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.help}>{editor(kinds.length ? 'palette.none' : 'quickAdd.none')}</p>
      )}
    </div>
  );
}
