/*
 * A long job as the screen follows it: how far it has come, and how to interrupt it.
 */
import { call, Failure, onEvent } from '../../ipc';

export class JobState<Value = unknown> {
  running = $state(false);
  done = $state(0);
  /** 0 while the size of the work is not known. */
  total = $state(0);
  failure = $state.raw<Failure | null>(null);
  #job = '';

  /** What went wrong; nothing where the person stopped it. */
  get refusal(): Failure | null {
    return this.failure?.code === 'session.stopped' ? null : this.failure;
  }

  /**
   * Runs a command that reports `job_progress` under the name `job`.
   * Answers null when it failed or was interrupted; `failure` then says which.
   */
  async run(job: string, work: () => Promise<Value>): Promise<Value | null> {
    this.#job = job;
    this.running = true;
    this.failure = null;
    this.done = this.total = 0;
    const stop = onEvent('job_progress', (progress) => {
      if (progress.job !== job) return;
      this.done = progress.done;
      this.total = progress.total;
    });
    try {
      return await work();
    } catch (cause) {
      this.failure = Failure.from(cause);
      return null;
    } finally {
      stop();
      this.running = false;
    }
  }

  async interrupt(): Promise<void> {
    await call('job_stop', { job: this.#job });
  }
}
