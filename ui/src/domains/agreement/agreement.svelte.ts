/*
 * The agreement on the screen: its page, its very pages, and what may be done with it. What is allowed, and why the rest is
 * not, is Rust's to say.
 */
import {
  call,
  Failure,
  type AgreementPreview,
  type AgreementView,
  type DraftText,
  type FieldFailure,
  type Written,
} from '../../ipc';
import { files, Load, sayDone, formatCount, plural } from '../../shared';
import { sayFailure, undoing } from '../session/session.svelte';

/** Everything whose change is seen on the page of the agreement. */
const ENTITIES = [
  'deed_version',
  'deed_party',
  'deed_extension',
  'party',
  'signer',
  'signature',
  'deadline',
  'deadline_extension',
  'setting',
  'meeting',
];

export class Agreement {
  /** A version that was asked for; without one, the version the office works on. */
  asked = $state<string | null>(null);
  readonly view = new Load(() => call('agreement_view', { version: this.asked }));
  readonly preview = new Load(() => this.#readPreview());

  /** Bytes of the pages in sight; the last ones stay while new ones are composed. */
  readonly bytes = $derived(this.preview.value ? decoded(this.preview.value.pdf) : null);

  keepFresh(): void {
    this.view.keepFresh(ENTITIES);
    $effect(() => {
      if (this.view.value) void this.preview.refresh();
    });
  }

  /** Shows a version; null goes back to the one the office works on. */
  async show(version: string | null): Promise<void> {
    this.asked = version;
    await this.view.refresh();
  }

  async start(): Promise<boolean> {
    return this.write(() => call('agreement_start'), 'Bozza dell’accordo preparata.');
  }

  /** Opens the PDF of a version made elsewhere with the system's program. */
  async openElsewhere(page: AgreementView): Promise<void> {
    try {
      await call('agreement_open_elsewhere', { version: page.id });
    } catch (cause) {
      sayFailure(cause);
    }
  }

  /** Saves the blanks; answers what is wrong at which field, where a field is wrong: nothing typed is lost then. */
  async editText(page: AgreementView, text: DraftText): Promise<FieldFailure[]> {
    try {
      await call('agreement_edit_text', { version: page.id, read: page.version, text });
      return [];
    } catch (cause) {
      const { fields } = Failure.from(cause);
      if (fields.length > 0) return fields;
      sayFailure(cause);
      await this.view.refresh();
      return [];
    }
  }

  async addParties(page: AgreementView, parties: string[]): Promise<void> {
    const said = `${plural(parties.length, 'parte aggiunta', 'parti aggiunte')}.`;
    await this.write(() => call('agreement_add_parties', { version: page.id, parties, row: null }), said);
  }

  async removeParty(page: AgreementView, row: string, name: string): Promise<void> {
    await this.write(
      () => call('agreement_remove_party', { version: page.id, row }),
      `${name} non stipula più.`,
    );
  }

  async moveParty(page: AgreementView, row: string, to: number): Promise<void> {
    await this.write(() => call('agreement_move_party', { version: page.id, row, to }));
  }

  /** Does a change and says it, with «Annulla» where it can be taken back; answers whether it went. */
  async write(act: () => Promise<Written<unknown>>, said?: string): Promise<boolean> {
    try {
      const written = await act();
      if (said) sayDone(said, { undo: undoing(written) });
      return true;
    } catch (cause) {
      sayFailure(cause);
      await this.view.refresh();
      return false;
    }
  }

  /** Saves the pages where the person says; the dialog of the system asks before an existing file. */
  async save(page: AgreementView): Promise<void> {
    const kinds = [{ name: 'Documento PDF', extensions: ['pdf'] }];
    const path = await files.saveFile({ title: 'Salva l’accordo', kinds, suggested: page.file_name });
    if (!path) return;
    try {
      // The system's dialog asked about this one name; of several copies the others are never replaced unasked.
      const replace = page.editable || page.elsewhere !== null || page.text.copies_scheme === 'one_round';
      const { value: names } = await call('agreement_save', { version: page.id, path, replace });
      sayDone(
        names.length === 1 ? `Salvato: ${names[0]}` : `Salvati ${formatCount(names.length)} esemplari.`,
      );
    } catch (cause) {
      sayFailure(cause);
    }
  }

  async #readPreview(): Promise<AgreementPreview | null> {
    const page = this.view.value;
    return page ? call('agreement_preview', { version: page.id }) : null;
  }
}

function decoded(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
}
