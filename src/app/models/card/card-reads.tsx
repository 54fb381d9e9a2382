'use client';
// The part of a card that says how a model's answers are read.
import { Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { familyRoles } from '../../../models/families';
import styles from './card-form.module.css';
import { Choice, Flag, Num, Nums } from './card-inputs';
import type { CardPart } from './card-part';
import { CardPoints } from './card-points';

const ACTIVATIONS = ['none', 'sigmoid', 'softmax'] as const;
const FORMATS = ['xyxy', 'cxcywh', 'xywh', 'yxyx'] as const;
const SPACES = ['input', 'unit'] as const;
const NMS = ['needed', 'done'] as const;
const BACKGROUNDS = ['none', 'first', 'last'] as const;
const MOST_CLASSES = 100_000;
const isStride = (value: number) => Number.isInteger(value) && value > 0;

export function CardReads({ card, facts, change }: CardPart) {
  const t = useTranslations('modelCard');
  const words = useTranslations('modelsPage');
  const { needed, optional } = familyRoles(card.family);
  const findsObjects = card.task === 'detect' || card.task === 'segment';
  const decode = (patch: NonNullable<typeof card.decoding>) => change({ decoding: { ...card.decoding, ...patch } });
  const names = facts.outputs.map(({ name }): readonly [string, string] => [name, name]);
  const withRole = (role: string, name: string) => {
    const { [role]: _before, ...others } = card.outputs;
    change({ outputs: name === '' ? others : { ...others, [role]: name } });
  };
  return (
    <>
      {[...needed, ...optional].map((role) => (
        <Choice
          key={role}
          label={t('output', { role: t(`role.${role}`) })}
          value={card.outputs[role] ?? ''}
          options={needed.includes(role) && card.outputs[role] ? names : [['', t('noOutput')], ...names]}
          onChange={(name) => withRole(role, name)}
        />
      ))}
      <Choice
        label={t('activation')}
        value={card.activation}
        options={ACTIVATIONS.map((id) => [id, words(`activation.${id}`)])}
        onChange={(activation) => change({ activation })}
      />
      {findsObjects && (
        <>
          <div className={styles.pair}>
            <Choice
              label={t('boxes')}
              value={card.boxes?.format ?? 'none'}
              options={(['none', ...FORMATS] as const).map((id) => [id, t(`boxesIs.${id}`)])}
              onChange={(format) =>
                change({ boxes: format === 'none' ? null : { space: card.boxes?.space ?? 'input', format } })
              }
            />
            {card.boxes && (
              <Choice
                label={t('space')}
                value={card.boxes.space}
                options={SPACES.map((id) => [id, t(`spaceIs.${id}`)])}
                onChange={(space) => change({ boxes: { format: card.boxes?.format ?? 'xyxy', space } })}
              />
            )}
          </div>
          <Choice
            label={t('nms')}
            value={card.nms}
            options={NMS.map((id) => [id, t(`nmsIs.${id}`)])}
            onChange={(nms) => change({ nms })}
          />
          <Flag label={t('oriented')} value={card.oriented ?? false} onChange={(oriented) => change({ oriented })} />
        </>
      )}
      <div className={styles.pair}>
        <Num
          label={t('firstClassId')}
          value={card.firstClassId}
          min={0}
          max={MOST_CLASSES}
          onChange={(firstClassId) => change({ firstClassId })}
        />
        <Choice
          label={t('background')}
          value={card.background}
          options={BACKGROUNDS.map((id) => [id, t(`backgroundIs.${id}`)])}
          onChange={(background) => change({ background })}
        />
      </div>
      {card.task === 'classify' && (
        <Flag
          label={t('multiLabel')}
          value={card.decoding?.multiLabel ?? false}
          onChange={(multiLabel) => decode({ multiLabel })}
        />
      )}
      {card.strides && (
        <Nums
          label={t('strides')}
          value={card.strides}
          fits={isStride}
          onChange={(strides) => change({ strides: [...strides] })}
        />
      )}
      {card.decoding?.regMax !== undefined && (
        <Num
          label={t('regMax')}
          value={card.decoding.regMax}
          min={1}
          max={64}
          onChange={(regMax) => decode({ regMax })}
        />
      )}
      {card.decoding?.anchors?.map((anchors, head) => (
        <Nums
          // biome-ignore lint/suspicious/noArrayIndexKey: heads stand in one order
          key={head}
          label={`${t('anchors')} ${head + 1}`}
          value={anchors}
          count={anchors.length}
          fits={(value) => value > 0}
          onChange={(changed) =>
            decode({ anchors: card.decoding?.anchors?.map((each, at) => (at === head ? [...changed] : each)) })
          }
        />
      ))}
      <CardPoints card={card} change={change} />
      {card.decoding?.alphabet && (
        <Textarea
          label={t('alphabet')}
          description={t('alphabetCount', { count: card.decoding.alphabet.length })}
          value={card.decoding.alphabet.join('')}
          rows={3}
          onChange={(event) => decode({ alphabet: [...event.currentTarget.value] })}
        />
      )}
    </>
  );
}
