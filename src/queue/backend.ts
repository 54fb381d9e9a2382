// The part of BullMQ both backends give us: its queue and its worker, made the same way over either connection.
import type { Job, QueueOptions, WorkerOptions } from 'bullmq';

/** BullMQ's queue as far as we use it. */
export interface BullQueue {
  add(name: string, data: unknown, opts: { jobId: string }): Promise<unknown>;
  addBulk(jobs: { name: string; data: unknown; opts: { jobId: string } }[]): Promise<unknown>;
  getJobState(jobId: string): Promise<string>;
  remove(jobId: string): Promise<number>;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** BullMQ's worker as far as we use it. */
export interface BullWorker {
  waitUntilReady(): Promise<unknown>;
  close(force?: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export type BullHandler = (job: Pick<Job, 'id' | 'name' | 'data'>) => Promise<void>;
export type BullQueueOptions = Omit<QueueOptions, 'connection'>;
export type BullWorkerOptions = Omit<WorkerOptions, 'connection'>;

/** One place where queues live. */
export interface Backend {
  queue(name: string, options: BullQueueOptions): BullQueue;
  worker(name: string, handler: BullHandler, options: BullWorkerOptions): BullWorker;
  close(): Promise<void>;
}
