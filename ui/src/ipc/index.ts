/* What the layers above may use of the Rust side. */
export { call, type AnswerOf, type ArgsOf, type CommandName } from './call';
export { onChange, publishChanges, type Changed, type Written } from './changes';
export type { CommandMap } from './commands';
export { onEvent, type EventMap } from './events';
export { Failure, type FieldFailure } from './failure';
export type { About } from './generated/About';
export type { ActDeadlineKind } from './generated/ActDeadlineKind';
export type { Money } from './generated/Money';
export type { Network } from './generated/Network';
export type { Preferences } from './generated/Preferences';
export type { Progress } from './generated/Progress';
export type { RecentArchive } from './generated/RecentArchive';
export type { Theme } from './generated/Theme';
export type * from './pending';
