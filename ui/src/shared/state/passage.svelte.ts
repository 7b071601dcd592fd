/*
 * The passage of the act that a citation opens, in the side panel of the frame (`PassagePanel`).
 */
import { call, Failure, type Cited, type CitedText } from '../../ipc';

class PassageReader {
  citation = $state.raw<Cited | null>(null);
  passage = $state.raw<CitedText | null>(null);
  /** True until the passage was read, or could not be. */
  loading = $state(false);
  failure = $state.raw<Failure | null>(null);

  async open(citation: Cited): Promise<void> {
    this.citation = citation;
    this.passage = null;
    this.failure = null;
    this.loading = true;
    try {
      const passage = await call('citation_passage', { key: citation.key });
      if (this.citation === citation) this.passage = passage;
    } catch (cause) {
      this.failure = Failure.from(cause);
    } finally {
      if (this.citation === citation) this.loading = false;
    }
  }

  close(): void {
    this.citation = null;
  }
}

export const passageReader = new PassageReader();
