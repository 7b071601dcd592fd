/* Commands of the settings: letterhead, operators, ambiti of the network. */
import type { Written } from '../changes';
import type { Ambito } from '../generated/Ambito';
import type { OfficeTexts } from '../generated/OfficeTexts';
import type { Operator } from '../generated/Operator';
import type { Settings } from '../generated/Settings';
import type { TextsView } from '../generated/TextsView';

export interface SettingsCommands {
  settings_read: { args: null; answer: Settings };
  settings_save: { args: { settings: Settings }; answer: Written<Settings> };
  texts_read: { args: null; answer: TextsView };
  /** An empty text stands for the one that the program proposes. */
  texts_save: { args: { texts: OfficeTexts }; answer: Written<OfficeTexts> };
  operator_list: { args: null; answer: Operator[] };
  /** Version 0 is a new one. */
  operator_save: { args: { operator: Operator }; answer: Written<Operator> };
  ambito_list: { args: null; answer: Ambito[] };
  /** Version 0 is a new one, put at the end of the list. */
  ambito_save: { args: { ambito: Ambito }; answer: Written<Ambito> };
  ambito_remove: { args: { ambito: Ambito }; answer: Written<null> };
}
