// The start page: is it ready, what is there to start from, what came of the last runs.
import { processServices } from '../server/container';
import { localActor } from '../server/local-actor';
import { readStart } from '../server/services/read-start';
import { Mark } from './icons';
import { Live } from './live';
import styles from './page.module.css';
import { ReadyLine } from './ready-line';
import { RunCard } from './run-card';
import { TemplateCard } from './template-card';

export const dynamic = 'force-dynamic';

export default async function StartPage() {
  const { status, templates, runs } = await readStart(processServices(), localActor);
  return (
    <div className={styles.page}>
      <Live />
      <header className={styles.head}>
        <h1 className={styles.name}>
          <Mark />
          Lensgraph
        </h1>
        <ReadyLine status={status} />
      </header>
      <main className={styles.main}>
        <section aria-labelledby="templates">
          <h2 id="templates" className={styles.heading}>
            Start from a template
          </h2>
          <div className={styles.cards}>
            {templates.map((template) => (
              <TemplateCard key={template.name} template={template} />
            ))}
          </div>
        </section>
        <section aria-labelledby="runs">
          <h2 id="runs" className={styles.heading}>
            Last runs
          </h2>
          {runs.length === 0 ? (
            <p className={styles.empty}>
              A run takes photos through a workflow and keeps the counts, the marked photos and the files. Try the
              template above with its sample photos, and it appears here.
            </p>
          ) : (
            <div className={styles.cards}>
              {runs.map((each) => (
                <RunCard key={each.run.id} {...each} />
              ))}
            </div>
          )}
        </section>
      </main>
      <footer className={styles.foot}>
        Everything stays on this machine. Programs use the API at <code>/api/v1</code>; make a key with{' '}
        <code>npx lensgraph keys create</code>.
      </footer>
    </div>
  );
}
