// What Lensgraph asks of a queue: to wake a worker up. Two backends answer (PostgreSQL, Redis), no caller can tell which.
// The queue is a hint: it may lose a job or bring it twice, the database decides what is done.

/** `id` has no ":"; a job with the id of one that is there adds nothing. */
export interface QueueJob<T> {
  readonly name: string;
  readonly id: string;
  readonly data: T;
}

export type JobState = 'missing' | 'waiting' | 'active' | 'delayed' | 'failed' | 'completed';

/** Does one job. What it throws goes to `onError`; the job is over all the same. */
export type JobHandler<T> = (job: QueueJob<T>) => Promise<void>;

/** A running intake of jobs. */
export interface Intake {
  /** Takes no new job from now on and waits for those at work, at most `timeoutMs`. True when all ended in time. */
  close(timeoutMs: number): Promise<boolean>;
}

export interface Queue<T> {
  /** Adds jobs, in order. Throws `unavailable` when the backend does not answer within seconds. */
  add(jobs: readonly QueueJob<T>[]): Promise<void>;
  state(jobId: string): Promise<JobState>;
  /** Removes a job that no worker has begun; no news when it is not there. */
  remove(jobId: string): Promise<void>;
  /** Takes up to `concurrency` jobs at a time, oldest first, until closed. Resolves when it listens. */
  process(handler: JobHandler<T>, options: { concurrency: number }): Promise<Intake>;
  /** Closes everything; intakes still open get `timeoutMs`. */
  close(timeoutMs?: number): Promise<void>;
}

/** Where the queue lives. */
export type QueueConnection =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'redis'; readonly url: string };

/** Redis where it is set, else the same PostgreSQL as everything. */
export function queueConnection(env: { redisUrl: string | undefined }, databaseUrl: string): QueueConnection {
  return env.redisUrl === undefined ? { kind: 'postgres', url: databaseUrl } : { kind: 'redis', url: env.redisUrl };
}
