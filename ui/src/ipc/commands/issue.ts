/* Documents: what is due to be printed, printing it, what was issued. */
import type { Written } from '../changes';
import type { Batch } from '../generated/Batch';
import type { DocumentQuery } from '../generated/DocumentQuery';
import type { DocumentView } from '../generated/DocumentView';
import type { PrintDone } from '../generated/PrintDone';
import type { PrintPlan } from '../generated/PrintPlan';
import type { PrintRequest } from '../generated/PrintRequest';

export interface IssueCommands {
  print_plan: { args: { batch: Batch }; answer: PrintPlan };
  print_due: { args: null; answer: PrintPlan[] };
  /** Reports `job_progress` under `job`. Fails with `file.already_there` and `session.working_date_differs` to ask. */
  print_run: { args: { job: string; request: PrintRequest }; answer: Written<PrintDone> };
  /** Registers that documents of one batch were sent; answers in words what was registered. */
  print_sent: { args: { ids: string[]; on: string }; answer: Written<string> };
  document_list: { args: { query: DocumentQuery }; answer: DocumentView[] };
  document_pdf: { args: { id: string }; answer: ArrayBuffer };
  document_open: { args: { id: string }; answer: null };
  document_save: { args: { id: string; path: string; replace: boolean }; answer: null };
  /** Answers the names of the files. */
  document_save_all: { args: { ids: string[]; folder: string; replace: boolean }; answer: string[] };
  document_annul: { args: { id: string; version: number; reason: string }; answer: Written<null> };
  document_export: { args: { query: DocumentQuery; path: string; replace: boolean }; answer: null };
  folder_open: { args: { path: string }; answer: null };
}
