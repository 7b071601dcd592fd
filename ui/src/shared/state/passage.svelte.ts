/*
 * The passage of the act that a citation opens, in the side panel of the frame (`PassagePanel`).
 */
import { call, Failure, type Citation, type Passage } from '../../ipc';

class PassageReader {
  citation = $state.raw<Citation | null>(null);
  passage = $state.raw<Passage | null>(null);
  failure = $state.raw<Failure | null>(null);

  async open(citation: Citation): Promise<void> {
    this.citation = citation;
    this.passage = null;
    this.failure = null;
    try {
      const passage = await call('citation_passage', { key: citation.key });
      if (this.citation === citation) this.passage = passage;
    } catch (cause) {
      this.failure = Failure.from(cause);
    }
  }

  close(): void {
    this.citation = null;
  }
}

export const passageReader = new PassageReader();
