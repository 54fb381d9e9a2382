// The selected step: what it does, its problems, its settings, what goes in and what comes out on the chosen photo.
'use client';

import { Button, Tabs } from '@mantine/core';
import { IconCopy, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { memo, useEffect, useState } from 'react';
import type { GraphNode } from '../../core/graph';
import { useEditorWords } from '../editor-words';
import { ProblemLine } from '../problems/problem-line';
import { StepFields } from '../settings/step-fields';
import { StepName, StepNote, StepSwitch } from '../settings/step-text';
import { useEditor, useEditorActions } from '../state/use-editor';
import { useView } from '../state/view';
import { StepIcon } from '../step-icon';
import styles from './panel.module.css';
import { PortValues } from './port-values';

export const NodePanel = memo(function NodePanel({ node }: { readonly node: GraphNode }) {
  const t = useTranslations('panels');
  const { words, names, t: editor } = useEditorWords();
  const definition = useEditor((state) => state.registry.get(node.type));
  const readOnly = useEditor((state) => state.readOnly);
  const reveal = useEditor((state) => state.reveal);
  const problems = useView((view) => view.problems);
  const onRunTo = useView((view) => view.onRunTo);
  const { duplicate, remove } = useEditorActions();
  const [tab, setTab] = useState<string | null>('settings');
  const own = problems.filter((problem) => problem.nodeId === node.id);
  const wanted = reveal?.nodeId === node.id && reveal.field !== undefined ? reveal.at : undefined;
  useEffect(() => {
    if (wanted !== undefined) setTab('settings');
  }, [wanted]);
  return (
    <section className={styles.part} aria-label={names.node(node)}>
      <header className={styles.head}>
        <span className={styles.icon}>
          <StepIcon definition={definition} size={20} />
        </span>
        <h2 className={styles.title}>{names.node(node)}</h2>
      </header>
      <p className={styles.help}>
        {definition ? words.nodeHelp(definition) : editor('card.unknownHelp', { type: node.type })}
      </p>
      {own.length ? (
        <ul className={styles.problems}>
          {own.map((problem) => (
            <li key={`${problem.code} ${problem.field ?? ''} ${problem.edgeId ?? ''}`}>
              <ProblemLine problem={problem} />
            </li>
          ))}
        </ul>
      ) : null}
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List grow>
          <Tabs.Tab value="settings">{t('tabs.settings')}</Tabs.Tab>
          <Tabs.Tab value="in">{t('tabs.in')}</Tabs.Tab>
          <Tabs.Tab value="out">{t('tabs.out')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="settings" className={styles.tab}>
          {definition ? <StepFields node={node} definition={definition} place="panel" /> : null}
          <div className={styles.rest}>
            <StepName node={node} />
            <StepNote node={node} />
            {definition?.run ? <StepSwitch node={node} /> : null}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="in" className={styles.tab}>
          <PortValues node={node} side="inputs" />
        </Tabs.Panel>
        <Tabs.Panel value="out" className={styles.tab}>
          <PortValues node={node} side="outputs" />
        </Tabs.Panel>
      </Tabs>
      <footer className={styles.actions}>
        {onRunTo && definition?.run ? (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
            onClick={() => onRunTo(node.id)}
          >
            {editor('menu.runTo')}
          </Button>
        ) : null}
        {readOnly ? null : (
          <>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconCopy size={14} aria-hidden />}
              onClick={() => duplicate([node.id])}
            >
              {editor('menu.duplicate')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={() => remove([node.id])}
            >
              {editor('menu.remove')}
            </Button>
          </>
        )}
      </footer>
    </section>
  );
});
