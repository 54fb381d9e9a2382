// A short list of steps at a place of the canvas: all of them, or those that fit at a loose wire or into a wire, the most fitting first.
'use client';

import { Combobox, Popover, TextInput, useCombobox } from '@mantine/core';
import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { type AnyNode, CATEGORIES } from '../../core/node';
import { useEditorWords } from '../editor-words';
import { matching } from '../palette/matching';
import { candidatesAt, candidatesBetween } from '../state/edits/candidates';
import { useEditor, useEditorStore } from '../state/use-editor';
import { StepIcon } from '../step-icon';
import { AtPoint } from './at-point';
import { focusStep } from './focus';
import styles from './quick-add.module.css';
import { type QuickAdd as Open, useUi, useUiStore } from './ui-store';

export function QuickAdd() {
  const open = useUi((state) => state.quickAdd);
  return open ? <QuickAddList key={`${open.screen.x} ${open.screen.y}`} open={open} /> : null;
}

/** Kinds that fit, in the order to show; the first `best` of them stand apart. */
function useFitting({ wire }: Open): { readonly kinds: readonly AnyNode[]; readonly best: number } {
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  return useMemo(() => {
    if (!wire) {
      const kinds = [...registry.values()].sort(
        (a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category),
      );
      return { kinds, best: 0 };
    }
    if ('edgeId' in wire) {
      const edge = graph.edges.find((each) => each.id === wire.edgeId);
      return { kinds: edge ? candidatesBetween(edge, graph, registry).map((each) => each.definition) : [], best: 0 };
    }
    const found = candidatesAt(wire, graph, registry);
    const first = found[0]?.rank;
    return { kinds: found.map((each) => each.definition), best: found.filter((each) => each.rank === first).length };
  }, [wire, graph, registry]);
}

function QuickAddList({ open }: { readonly open: Open }) {
  const { t, words } = useEditorWords();
  const store = useEditorStore();
  const ui = useUiStore();
  const [query, setQuery] = useState('');
  const [opener] = useState(() => document.activeElement);
  const combobox = useCombobox({ opened: true });
  const { kinds, best } = useFitting(open);
  const shown = matching(kinds, query, words);
  const { wire } = open;
  const title = !wire ? 'title' : 'edgeId' in wire ? 'between' : 'from' in wire ? 'after' : 'before';

  /** At once: the library takes the focus a moment later, and letters typed before that would be lost. */
  const take = useCallback((field: HTMLInputElement | null) => field?.focus({ preventScroll: true }), []);
  /** Named by us: the library's own name for the list reaches the field a drawing later. */
  const listId = useId();

  function close(): void {
    ui.getState().set({ quickAdd: null, linking: null });
    const [first] = store.getState().selection.nodes;
    if (first) focusStep(first);
    else if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  }

  function choose(type: string): void {
    const { actions } = store.getState();
    ui.getState().set({ quickAdd: null, linking: null });
    const id = !wire
      ? actions.addNode(type, open.place)
      : 'edgeId' in wire
        ? actions.addInWire(type, wire.edgeId)
        : actions.addAtEnd(type, wire, open.place);
    if (id) focusStep(id);
  }

  return (
    <Popover
      opened
      position="bottom-start"
      width={280}
      trapFocus
      closeOnClickOutside
      onChange={(next) => {
        if (!next) close();
      }}
    >
      <Popover.Target>
        <AtPoint point={open.screen} />
      </Popover.Target>
      <Popover.Dropdown className={styles.list} aria-label={t(`quickAdd.${title}`)}>
        <Combobox store={combobox} onOptionSubmit={choose}>
          <Combobox.EventsTarget withExpandedAttribute aria-controls={listId} aria-expanded>
            <TextInput
              ref={take}
              data-autofocus
              role="combobox"
              aria-autocomplete="list"
              size="sm"
              label={t(`quickAdd.${title}`)}
              placeholder={t('quickAdd.search')}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </Combobox.EventsTarget>
          <Combobox.Options id={listId} className={styles.options} aria-label={t(`quickAdd.${title}`)}>
            {shown.map((definition, at) => (
              <Combobox.Option key={definition.type} value={definition.type} className={styles.option}>
                <StepIcon definition={definition} size={20} />
                <span>
                  <b>{words.nodeTitle(definition)}</b>
                  {query === '' && at === 0 && best > 0 && best < shown.length && <i>{t('quickAdd.best')}</i>}
                  <small>{words.nodeHelp(definition)}</small>
                </span>
              </Combobox.Option>
            ))}
            {shown.length === 0 && <Combobox.Empty>{t('quickAdd.none')}</Combobox.Empty>}
          </Combobox.Options>
          <AfterList query={query} onListed={() => void combobox.selectFirstOption()} />
        </Combobox>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Stands behind the list: the list is there when its effect runs, which a popover makes later than itself. */
function AfterList({ query, onListed }: { readonly query: string; readonly onListed: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first of what is found is chosen anew with every letter
  useEffect(onListed, [query]);
  return null;
}
