/* Commands of the parties: the list, the card of one, who signs, changes to many, the way out. */
import type { Written } from '../changes';
import type { FieldFailure } from '../failure';
import type { CategoryChoice } from '../generated/CategoryChoice';
import type { FieldDoubt } from '../generated/FieldDoubt';
import type { MergeOrder } from '../generated/MergeOrder';
import type { MergeView } from '../generated/MergeView';
import type { PartyCard } from '../generated/PartyCard';
import type { PartyChange } from '../generated/PartyChange';
import type { PartyDraft } from '../generated/PartyDraft';
import type { PartyList } from '../generated/PartyList';
import type { PartyListQuery } from '../generated/PartyListQuery';
import type { Removal } from '../generated/Removal';
import type { SavedParty } from '../generated/SavedParty';
import type { Signer } from '../generated/Signer';
import type { SignerDraft } from '../generated/SignerDraft';

/** Identity and the version that was read; a change made on an older one is refused as a conflict. */
export type Known = [id: string, version: number];

export interface PartyCommands {
  party_list: { args: { query: PartyListQuery }; answer: PartyList };
  party_categories: { args: null; answer: CategoryChoice[] };
  party_card: { args: { id: string }; answer: PartyCard };
  /** What is doubtful in what is being written; nothing is read or written. */
  party_check: { args: { draft: PartyDraft }; answer: FieldDoubt[] };
  signer_check: { args: { draft: SignerDraft }; answer: FieldFailure[] };
  /** Without `known` it adds. Fails with `field.empty` where the name is missing: nothing else is refused. */
  party_save: { args: { known: Known | null; draft: PartyDraft }; answer: Written<SavedParty> };
  party_change: { args: { ids: string[]; change: PartyChange }; answer: Written<number> };
  /** Those that the agreement, a signature or a meeting names stay, and are named. */
  party_remove: { args: { ids: string[] }; answer: Written<Removal> };
  /** Two parties side by side; the one to which more refers stays. */
  party_merge_view: { args: { one: string; other: string }; answer: MergeView };
  /** Answers the id of the one that stays. */
  party_merge: { args: { order: MergeOrder }; answer: Written<string> };
  /** Excel, or CSV where the name ends so; the dialog has asked before replacing a file. */
  party_export: { args: { query: PartyListQuery; path: string }; answer: number };
  signer_save: {
    args: { party: string; known: Known | null; draft: SignerDraft };
    answer: Written<Signer>;
  };
  signer_remove: { args: { id: string; version: number }; answer: Written<null> };
}
