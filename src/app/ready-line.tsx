// Whether a run would get done now, in one line: who computes, whether the model is here, whether work flows.
import type { Status } from '../server/services/read-status';
import { OkIcon, PartlyIcon } from './icons';
import styles from './page.module.css';
import { plural } from './words';

export function ReadyLine({ status: { workers, models, queue } }: { status: Status }) {
  const missing = models.filter(({ ready }) => !ready).map(({ name }) => name);
  const providers = [...new Set(workers.map(({ provider }) => provider))].join(' and ');
  const troubles = [
    ...(workers.length === 0 ? ['no worker is running'] : []),
    ...(missing.length ? [`the model ${missing.join(', ')} is fetched with the first run`] : []),
    ...(queue || workers.length === 0 ? [] : ['work does not flow through the queue']),
  ];
  const facts = [`${plural(workers.length, 'worker')} on ${providers}`, 'model on this machine', 'work flows'];
  const good = troubles.length === 0;
  return (
    <p className={styles.ready} data-state={good ? 'ok' : 'low'}>
      <span className={styles.readyWord}>
        {good ? <OkIcon /> : <PartlyIcon />}
        {good ? 'Ready' : 'Not quite ready'}
      </span>
      <span>{(good ? facts : troubles).join(' · ')}</span>
    </p>
  );
}
