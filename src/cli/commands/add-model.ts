// `lensgraph models add FILE`: keeps a model of one's own, read as the file says or as the answers to its questions say.
// Without `--yes` it only tells what it would do.
import { basename } from 'node:path';
import { LensgraphError } from '../../core/errors';
import { readEnv } from '../../env';
import type { CardDraft } from '../../models/card';
import { checkDraft } from '../../models/own/check-draft';
import { keepModel } from '../../models/own/keep';
import { answered, answersTo } from '../../models/recognise/answers';
import { type Guess, LIKELY, type Question, type Reason, SURE } from '../../models/recognise/guess';
import { EXIT, type ExitCode } from '../exit-codes';
import { printJson, printLine } from '../output';
import { type ReadModel, readModelFile } from '../read-model-file';
import { guessLine, modelLine, NO_FAMILY, printTerms } from './inspect-model';

interface AddOptions {
  readonly labels?: readonly string[];
  readonly name?: string;
  readonly yes?: true;
  readonly set: readonly string[];
  readonly json?: true;
}

const QUESTIONS: readonly Question[] = [
  'family',
  'activation',
  'colour',
  'resize',
  'values',
  'class-offset',
  'size',
  'labels',
];
const refuse = (reason: string) => new LensgraphError('bad_request', { reason });

/** `QUESTION=ANSWER`, the last one of a question counts. Throws `bad_request`. */
export function readAnswers(settings: readonly string[]): ReadonlyMap<Question, string> {
  return new Map(
    settings.map((setting) => {
      const [key, ...rest] = setting.split('=');
      const question = QUESTIONS.find((each) => each === key);
      if (question && rest.length > 0) return [question, rest.join('=')];
      throw refuse(
        `"--set ${setting}" is not of the form --set QUESTION=ANSWER, with one of: ${QUESTIONS.join(', ')}.`,
      );
    }),
  );
}

/** "output-names: scores, boxes; TensorFlow" */
const reasonLine = ({ code, params }: Reason): string =>
  [code, Object.values(params).filter(String).join('; ')].filter(Boolean).join(': ');

/** How a question is answered on this command line. */
function howTo(question: Question, guess: Guess, guesses: readonly Guess[]): string {
  const answers = answersTo(question, guess, guesses);
  return question === 'labels'
    ? `labels: ${guess.draft.labels.length} names are assumed; agree with --set labels=${guess.draft.labels.length}, or give a list of them with --labels FILE`
    : `${question}: ${answers[0]} is assumed; answer with ${answers.map((each) => `--set ${question}=${each}`).join(' or ')}`;
}

/** The questions that must be answered before the card is trusted: none where the file itself says enough. */
function stillOpen(guess: Guess, answers: ReadonlyMap<Question, string>, hasLabels: boolean): readonly Question[] {
  if (guess.certainty >= SURE) return [];
  const asked = guess.ask.map(({ question }) => question);
  const questions = new Set<Question>([...(guess.certainty < LIKELY ? (['family'] as const) : []), ...asked]);
  return [...questions].filter((question) => !answers.has(question) && !(question === 'labels' && hasLabels));
}

function choose(
  { guesses }: ReadModel,
  answers: ReadonlyMap<Question, string>,
): { readonly guess: Guess; readonly card: CardDraft } {
  const family = answers.get('family');
  const guess = guesses.find(({ draft }) => family === undefined || draft.family === family);
  if (!guess) {
    const known = guesses.map(({ draft }) => draft.family).join(', ');
    throw refuse(known ? `"${family}" does not fit this model. What fits: ${known}.` : NO_FAMILY);
  }
  const { card, ...rest } = answered(guess, answers, guesses);
  if (card) return { guess, card };
  const question = 'question' in rest ? rest.question : 'family';
  const isAsked = question === 'family' || guess.ask.some((each) => each.question === question);
  if (!isAsked) throw refuse(`The file itself says "${question}", so there is nothing to answer. Leave it out.`);
  throw refuse(`"${answers.get(question)}" is no answer. ${howTo(question, guess, guesses)}.`);
}

export async function modelsAddCommand(
  file: string,
  { labels = [], name, yes, set, json }: AddOptions,
): Promise<ExitCode> {
  const answers = readAnswers(set);
  return readModelFile(file, labels, async (model) => {
    const { guess, card } = choose(model, answers);
    const open = stillOpen(guess, answers, labels.length > 0);
    if (!json) {
      await printLine(modelLine(model));
      await printLine(guessLine(guess));
      await printTerms(card.licence);
      for (const reason of guess.reasons) await printLine(`  ${reasonLine(reason)}`);
      for (const { question } of guess.ask) await printLine(`  ${howTo(question, guess, model.guesses)}`);
    }
    if (!yes) {
      await (json ? printJson({ card, open, kept: null }) : printLine('Nothing is kept. To keep it, add --yes.'));
      return EXIT.ok;
    }
    if (open.length > 0) {
      const how = open.map((question) => howTo(question, guess, model.guesses)).join('\n');
      throw refuse(`The file leaves open what only you can say:\n${how}`);
    }
    checkDraft(card, model);
    const { sha256, bytes, path } = model;
    const title = name?.trim() || basename(file).replace(/\.[^.]+$/, '');
    const kept = await keepModel(readEnv().data.models, { draft: { ...card, title }, path, sha256, bytes });
    await (json ? printJson({ card: kept, open, kept: kept.name }) : printLine(`Kept as ${kept.name}`));
    return EXIT.ok;
  });
}
