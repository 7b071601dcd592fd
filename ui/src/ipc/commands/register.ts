/* Commands of the register of activities: read, and taken out. */
import type { KindChoice } from '../generated/KindChoice';
import type { RegisterChange } from '../generated/RegisterChange';
import type { RegisterQuery } from '../generated/RegisterQuery';
import type { RegisterView } from '../generated/RegisterView';

export interface RegisterCommands {
  register_page: { args: { query: RegisterQuery }; answer: RegisterView };
  register_fields: { args: { number: number }; answer: RegisterChange[] };
  register_kinds: { args: null; answer: KindChoice[] };
  /** Excel, or CSV where the name ends so; the dialog has asked before replacing a file. */
  register_export: { args: { query: RegisterQuery; path: string }; answer: number };
}
