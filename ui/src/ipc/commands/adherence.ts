/* Signatures: the list, the card of one party, steps for one and for many, returned files. */
import type { Written } from '../changes';
import type { AdherenceCard } from '../generated/AdherenceCard';
import type { AdherenceList } from '../generated/AdherenceList';
import type { AdherenceOverview } from '../generated/AdherenceOverview';
import type { AdherenceStep } from '../generated/AdherenceStep';
import type { RollOf } from '../generated/RollOf';
import type { StepAnswer } from '../generated/StepAnswer';

export interface AdherenceCommands {
  /** Of the version in signature, or of the one in force while an update of it is being signed. */
  adherence_list: { args: { of: RollOf }; answer: AdherenceList };
  /** Null without a deed. */
  adherence_overview: { args: null; answer: AdherenceOverview | null };
  adherence_card: { args: { of: RollOf; party: string }; answer: AdherenceCard };
  /** What the step would do; nothing is written. */
  adherence_try: { args: { of: RollOf; parties: string[]; step: AdherenceStep }; answer: StepAnswer };
  adherence_step: {
    args: { of: RollOf; parties: string[]; step: AdherenceStep };
    answer: Written<StepAnswer>;
  };
  adherence_attach: { args: { of: RollOf; parties: string[]; path: string }; answer: Written<unknown> };
  adherence_open_file: { args: { file: string }; answer: null };
  /** Without parties, every line; a path ending in `.csv` gives CSV, else XLSX. */
  adherence_export: { args: { of: RollOf; parties: string[]; path: string }; answer: null };
  adherence_save_file: { args: { file: string; path: string }; answer: null };
}
