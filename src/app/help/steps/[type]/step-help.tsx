'use client';
import { useLocale, useTranslations } from 'next-intl';
import { nodes } from '../../../../../nodes/registry.generated';
import { metaOf } from '../../../../core/field-meta';
import type { AnyNode } from '../../../../core/node';
import type { Port } from '../../../../core/ports';
import { useWords } from '../../../../i18n/words';
import type { Template } from '../../../../server/services/list-templates';
import { PageBody, PageHead } from '../../../frame/page-head';
// One kind of step: what it does, takes and gives, and what can be set, in the words of its definition.
import { Link } from '../../../link';
import { Picture } from '../../../picture';
import styles from '../../help.module.css';

export function StepHelp({ type, templates }: { type: string; templates: readonly Template[] }) {
  const t = useTranslations('help.step');
  const words = useWords();
  const locale = useLocale();
  const definition = nodes.get(type);
  if (!definition) return null;
  const [shown] = templates.filter(({ preview }) => preview !== null);
  const titleOf = ({ title, de }: Template) => (locale === 'de' ? (de?.title ?? title) : title);
  return (
    <PageBody>
      <Link href="/help#steps" className={styles.back}>
        ← {t('back')}
      </Link>
      <PageHead title={words.nodeTitle(definition)} about={words.nodeHelp(definition)} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <PortList definition={definition} side="inputs" />
          <PortList definition={definition} side="outputs" />
          <Settings definition={definition} />
        </div>
        {templates.length > 0 && (
          <aside className={styles.main}>
            {shown && (
              <figure className={styles.example}>
                <Picture src={`/pictures/templates/${shown.name}`} alt="" />
                <figcaption>{t('example', { name: titleOf(shown) })}</figcaption>
              </figure>
            )}
            <section aria-labelledby="used">
              <h2 id="used" className={styles.heading}>
                {t('usedIn')}
              </h2>
              <ul className={styles.uses}>
                {templates.map((template) => (
                  <li key={template.name}>
                    <Link href={`/templates/${template.name}`}>{titleOf(template)}</Link>
                  </li>
                ))}
              </ul>
            </section>
          </aside>
        )}
      </div>
    </PageBody>
  );
}

function PortList({ definition, side }: { definition: AnyNode; side: 'inputs' | 'outputs' }) {
  const t = useTranslations('help.step');
  const words = useWords();
  const ports = Object.entries<Port>(definition[side]);
  const nothing = side === 'inputs' ? (definition.source ? 'takesNothing' : null) : 'givesNothing';
  if (ports.length === 0 && nothing === null) return null;
  const typeOf = ({ type }: Port): string => {
    switch (type.kind) {
      case 'one':
        return words.typeName(type.type);
      case 'oneOf':
        return words.or(type.types.map((each) => words.typeName(each)));
      case 'any':
        return words.typeName('any');
      case 'sameAs':
        return t('same');
    }
  };
  return (
    <section aria-labelledby={side}>
      <h2 id={side} className={styles.heading}>
        {t(side === 'inputs' ? 'takes' : 'gives')}
      </h2>
      {ports.length === 0 && nothing !== null && <p className={styles.quiet}>{t(nothing)}</p>}
      <dl className={styles.rows}>
        {ports.map(([name, port]) => (
          <div key={name} className={styles.row}>
            <dt>
              {words.portTitle(definition, side, name)}
              <span className={styles.type}>
                {[
                  typeOf(port),
                  ...(port.options.optional ? [t('optional')] : []),
                  ...(port.options.many ? [t('many')] : []),
                ].join(', ')}
              </span>
            </dt>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Settings({ definition }: { definition: AnyNode }) {
  const t = useTranslations('help.step');
  const words = useWords();
  const fields = Object.entries(definition.config.shape);
  return (
    <section aria-labelledby="settings">
      <h2 id="settings" className={styles.heading}>
        {t('settings')}
      </h2>
      {fields.length === 0 && <p className={styles.quiet}>{t('noSettings')}</p>}
      <dl className={styles.rows}>
        {fields.map(([field, schema]) => {
          const { askable, advanced } = metaOf(schema) ?? {};
          const usual = usualWords(definition, field, schema.safeParse(undefined).data);
          return (
            <div key={field} className={styles.row}>
              <dt>
                {words.fieldTitle(definition, field)}
                <span className={styles.type}>
                  {[usual, ...(askable ? [t('asked')] : []), ...(advanced ? [t('more')] : [])].join(', ')}
                </span>
              </dt>
              <dd className={styles.quiet}>{words.fieldHelp(definition, field)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );

  function usualWords(node: AnyNode, field: string, value: unknown): string {
    const text = inWords(node, field, value);
    return text === '' ? t('usualNone') : t('usual', { value: text });
  }

  function inWords(node: AnyNode, field: string, value: unknown): string {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') {
      const isShare = metaOf(node.config.shape[field] ?? node.config)?.widget === 'slider' && value <= 1;
      return isShare ? words.share(value) : `${value} ${words.fieldUnit(node, field)}`.trim();
    }
    if (typeof value === 'string') return words.choice(node, field, value);
    if (Array.isArray(value)) {
      return value.every((each) => typeof each === 'string')
        ? value.map((each) => words.choice(node, field, each)).join(', ')
        : '';
    }
    return '';
  }
}
