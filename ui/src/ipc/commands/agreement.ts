/* Commands of the agreement: its page and pages, its draft, its steps, its files. */
import type { Written } from '../changes';
import type { AgreementPreview } from '../generated/AgreementPreview';
import type { AgreementView } from '../generated/AgreementView';
import type { DraftText } from '../generated/DraftText';
import type { DeedExtensionDraft } from '../generated/DeedExtensionDraft';
import type { OfficeRecord } from '../generated/OfficeRecord';
import type { PutToSignature } from '../generated/PutToSignature';
import type { SchemeRow } from '../generated/SchemeRow';

export interface AgreementCommands {
  /** Without a version, the one the office works on; null where none was started. */
  agreement_view: { args: { version: string | null }; answer: AgreementView | null };
  agreement_preview: { args: { version: string }; answer: AgreementPreview };
  agreement_start: { args: null; answer: Written<string> };
  agreement_edit_text: { args: { version: string; read: number; text: DraftText }; answer: Written<null> };
  agreement_edit_record: {
    args: { version: string; read: number; record: OfficeRecord };
    answer: Written<null>;
  };
  /** Without a row each goes where its category puts it. */
  agreement_add_parties: {
    args: { version: string; parties: string[]; row: SchemeRow | null };
    answer: Written<null>;
  };
  agreement_remove_party: { args: { version: string; row: string }; answer: Written<null> };
  /** `to` is the place among those of its row, from 0. */
  agreement_move_party: { args: { version: string; row: string; to: number }; answer: Written<null> };
  agreement_edit_party: {
    args: { version: string; row: string; read: number; printed_name: string; signer: string | null };
    answer: Written<null>;
  };
  /** Fails with `session.working_date` unless confirmed, where the working date is not today's. */
  agreement_put_to_signature: {
    args: { order: PutToSignature; date_confirmed: boolean };
    answer: Written<null>;
  };
  /** `put_on` is the day on which what was made elsewhere was put to signature. */
  agreement_take_elsewhere: {
    args: { order: PutToSignature; path: string; put_on: string };
    answer: Written<null>;
  };
  /** Opens the PDF of a version made elsewhere with the system's program. */
  agreement_open_elsewhere: { args: { version: string }; answer: null };
  agreement_register_signed: { args: { version: string; read: number }; answer: Written<null> };
  agreement_withdraw: { args: { version: string; reason: string }; answer: Written<null> };
  agreement_new_version: { args: { version: string; reason: string }; answer: Written<string> };
  agreement_extend: { args: { version: string; extension: DeedExtensionDraft }; answer: Written<null> };
  agreement_discard: { args: { version: string }; answer: Written<null> };
  /** Answers the names of the files. */
  agreement_save: { args: { version: string; path: string; replace: boolean }; answer: Written<string[]> };
}
