/* What the layers above may use of the Rust side. */
export { call, type AnswerOf, type ArgsOf, type CommandName } from './call';
export { onChange, publishChanges, type Changed, type Written } from './changes';
export type { CommandMap } from './commands';
export { onEvent, type EventMap } from './events';
export { Failure, type FieldFailure } from './failure';
export type * from './pending';
