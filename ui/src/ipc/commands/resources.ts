/* The resources of annex C, as printed. */
import type { ResourcesView } from '../generated/ResourcesView';

export interface ResourcesCommands {
  resources: { args: null; answer: ResourcesView };
  /** Excel, or CSV where the name ends so; the dialog has asked before replacing a file. */
  resources_export: { args: { path: string }; answer: number };
}
