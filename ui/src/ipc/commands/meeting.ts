/* Meetings: when and where, who is called, who came. */
import type { Written } from '../changes';
import type { Meeting } from '../generated/Meeting';
import type { MeetingDraft } from '../generated/MeetingDraft';
import type { MeetingSeat } from '../generated/MeetingSeat';
import type { MeetingView } from '../generated/MeetingView';

export interface MeetingCommands {
  meeting_list: { args: null; answer: MeetingView[] };
  /** `known` is the id and the version that was read; null adds one. */
  meeting_save: {
    args: { known: [string, number] | null; draft: MeetingDraft; parties: string[] };
    answer: Written<Meeting>;
  };
  meeting_remove: { args: { id: string; version: number }; answer: Written<null> };
  /** Without a day, on the working date. */
  meeting_call: { args: { id: string; parties: string[]; on: string | null }; answer: Written<null> };
  meeting_attend: { args: { id: string; seats: MeetingSeat[] }; answer: Written<null> };
}
