'use client';
// Templates as cards, those that give one kind of result together under what they give.
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { Outputs } from '../outputs';
import styles from './home.module.css';
import { TemplateCard } from './template-card';

type Template = Outputs['runs']['start']['templates'][number];

export function TemplateGroups({ templates }: { templates: readonly Template[] }) {
  const groups = [...new Set(templates.map(({ group }) => group))];
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <TemplateGroup key={group} group={group} templates={templates.filter((each) => each.group === group)} />
      ))}
    </div>
  );
}

function TemplateGroup({ group, templates }: { group: Template['group']; templates: readonly Template[] }) {
  const t = useTranslations('home');
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.group}>
        {t(`groups.${group}`)}
      </h2>
      <div className={styles.cards}>
        {templates.map((template) => (
          <TemplateCard key={template.name} template={template} />
        ))}
      </div>
    </section>
  );
}
