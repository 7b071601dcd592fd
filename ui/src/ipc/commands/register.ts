/* Commands of the register of activities: read only. */
import type { RegisterView } from '../generated/RegisterView';
import type { FieldChange, RegisterQuery } from '../pending';

export interface RegisterCommands {
  register_page: { args: { query: RegisterQuery }; answer: RegisterView };
  register_fields: { args: { number: number }; answer: FieldChange[] };
}
