'use client';
// What a file is taken for and why, drawn on a photo; what is left open as questions with every answer drawn; then a name.
import { Button, Stack, TextInput } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useCallback, useMemo, useState } from 'react';
import { notify } from '../../notify';
import { useTRPC } from '../../trpc';
import { CardForm } from '../card/card-form';
import cardStyles from '../card/card-form.module.css';
import { LicenceTerms, mustBeUnderstood } from '../licence-terms';
import { useModelWords } from '../model-words';
import { Notice } from '../notice';
import { TryArea } from '../try-area';
import { useTryPhoto } from '../use-try-photo';
import { linesOf, titleFrom, withLabels, withReading } from './answers';
import styles from './import-dialog.module.css';
import type { CardDraft, Imported, Question } from './import-types';
import { LabelsQuestion } from './labels-question';
import { LooksLike } from './looks-like';
import { ReadingChoice } from './reading-choice';
import { TriedPhoto } from './tried-photo';

interface ReadingProps {
  readonly imported: Imported;
  /** Another file after all. */
  readonly onOther: () => void;
}

export function Reading({ imported, onOther }: ReadingProps) {
  const t = useTranslations('modelsPage.import');
  const { guesses } = imported;
  const [at, setAt] = useState(0);
  const guess = guesses[at];
  if (!guess) {
    return (
      <Stack>
        <Notice icon={<IconHelpCircle />} title={t('unknownTitle')}>
          {t('unknown', { outputs: imported.facts.outputs.map(({ name }) => name).join(', ') })}
        </Notice>
        <Button variant="default" onClick={onOther}>
          {t('other')}
        </Button>
      </Stack>
    );
  }
  // Another family is another model: all answers begin anew.
  return <GuessReading key={at} imported={imported} at={at} onFamily={setAt} onOther={onOther} />;
}

interface GuessReadingProps extends ReadingProps {
  readonly at: number;
  readonly onFamily: (at: number) => void;
}

function GuessReading({ imported, at, onFamily, onOther }: GuessReadingProps) {
  const t = useTranslations('modelsPage.import');
  const all = useTranslations('modelCard');
  const words = useModelWords();
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { importId, guesses, fileName } = imported;
  const guess = guesses[at];
  const tryPhoto = useTryPhoto({ task: guess?.draft.task ?? 'detect' });
  const [answers, setAnswers] = useState<ReadonlyMap<Question, CardDraft>>(new Map());
  const [labels, setLabels] = useState<string | null>(null);
  const [title, setTitle] = useState(() => titleFrom(fileName));
  const [licence, setLicence] = useState(guess?.draft.licence ?? '');
  /** The likeliest reading is drawn before the others are looked at. */
  const [isDrawn, setDrawn] = useState(false);
  const drawnFirst = useCallback(() => setDrawn(true), []);
  const [understood, setUnderstood] = useState(false);
  const [source, setSource] = useState(guess?.draft.source ?? '');
  const confirm = useMutation(
    trpc.models.confirm.mutationOptions({
      onError: notify.error,
      onSuccess: async (model) => {
        await queryClient.invalidateQueries({ queryKey: trpc.models.pathKey() });
        notify.ok(t('used', { title: model.title }));
        router.push(`/models/${model.name}`);
      },
    }),
  );
  /** What was changed in the card itself, and what it was changed from. */
  const [byHand, setByHand] = useState<{ readonly from: CardDraft; readonly to: CardDraft } | null>(null);
  const answered = useMemo(() => {
    if (!guess) return null;
    const made = [...answers.values()].reduce((card, each) => withReading(card, guess.draft, each), guess.draft);
    return labels === null ? made : withLabels(made, linesOf(labels));
  }, [guess, answers, labels]);
  const card = useMemo(
    () => (answered && byHand ? withReading(answered, byHand.from, byHand.to) : answered),
    [answered, byHand],
  );
  if (!guess || !answered || !card) return null;

  const isFamilyOpen = guesses.length > 1 && (at > 0 || guess.ask.some(({ question }) => question === 'family'));
  const drawn = guess.ask.filter(({ alternatives, question }) => alternatives.length > 0 && question !== 'family');
  const asksLabels = guess.ask.some(({ question }) => question === 'labels');
  const named = title.trim();
  const mayUse = named !== '' && (understood || !mustBeUnderstood(licence));
  const use = (event: FormEvent) => {
    event.preventDefault();
    if (!mayUse) return;
    const { name: photo, id: photoId } = tryPhoto.photo ?? { name: null, id: null };
    const about = { title: named, licence: licence.trim(), source: source.trim() };
    confirm.mutate({ importId, title: named, photo, photoId, card: { ...card, ...about } });
  };
  return (
    <form className={styles.reading} onSubmit={use}>
      <div className={styles.columns}>
        <section aria-label={t('whatItFinds')} className={cardStyles.stays}>
          <TryArea choice={tryPhoto}>
            <TriedPhoto
              importId={importId}
              card={card}
              photo={tryPhoto.photo}
              place="card"
              large
              onDrawn={drawnFirst}
            />
          </TryArea>
        </section>
        <div className={styles.beside}>
          <LooksLike guess={guess} />
          <section className={cardStyles.all} aria-labelledby="all-of-it">
            <h3 id="all-of-it" className={cardStyles.heading}>
              {all('open')}
            </h3>
            <p className={styles.quiet}>{all('openHelp')}</p>
            <CardForm
              card={card}
              facts={imported.facts}
              imported={imported}
              change={(patch) => setByHand({ from: answered, to: { ...card, ...patch } })}
              without={asksLabels ? ['kinds', 'about'] : ['about']}
            />
          </section>
        </div>
      </div>
      {isFamilyOpen && (
        <ReadingChoice
          importId={importId}
          question="family"
          readings={guesses.map(({ draft }) => draft)}
          chosen={at}
          onChoose={onFamily}
          photo={tryPhoto.photo}
          waits={!isDrawn}
        />
      )}
      {drawn.map(({ question, alternatives }) => {
        const readings = [guess.draft, ...alternatives];
        const answer = answers.get(question);
        return (
          <ReadingChoice
            key={question}
            importId={importId}
            question={question}
            readings={readings.map((each) => withReading(card, guess.draft, each))}
            chosen={answer ? Math.max(0, readings.indexOf(answer)) : 0}
            onChoose={(index) => {
              const picked = readings[index];
              if (picked) setAnswers(new Map(answers).set(question, picked));
            }}
            photo={tryPhoto.photo}
            waits={!isDrawn}
          />
        );
      })}
      {asksLabels && <LabelsQuestion card={card} classes={guess.classes} text={labels} onChange={setLabels} />}
      <section className={styles.name} aria-label={t('nameIt')}>
        <TextInput
          label={t('name')}
          description={t('nameHelp')}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={named ? undefined : t('nameEmpty')}
        />
        <TextInput
          label={t('licence')}
          description={t('licenceHelp')}
          value={licence}
          maxLength={200}
          onChange={(event) => setLicence(event.currentTarget.value)}
        />
        <TextInput
          label={all('source')}
          value={source}
          maxLength={400}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
      </section>
      <LicenceTerms licence={licence} understood={understood} onUnderstood={setUnderstood} />
      <div className={styles.foot}>
        <p className={styles.quiet}>{t('facts', { file: fileName, size: words.size(imported.bytes) })}</p>
        <Button variant="default" onClick={onOther} disabled={confirm.isPending}>
          {t('other')}
        </Button>
        <Button type="submit" loading={confirm.isPending || confirm.isSuccess} disabled={!mayUse}>
          {t('use')}
        </Button>
      </div>
    </form>
  );
}
