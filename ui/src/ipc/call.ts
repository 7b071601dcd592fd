/*
 * The one door to the Rust side: a typed `invoke`.
 * It decides nothing: it spells the arguments as Tauri wants them, gives every failure one shape
 * and passes on the news of what a write changed.
 */
import { invoke } from '@tauri-apps/api/core';
import { isWritten, publishChanges } from './changes';
import type { CommandMap } from './commands';
import { Failure } from './failure';

export type CommandName = keyof CommandMap;
export type ArgsOf<Name extends CommandName> = CommandMap[Name]['args'];
export type AnswerOf<Name extends CommandName> = CommandMap[Name]['answer'];

/** Commands without arguments are called with their name alone. */
type Rest<Name extends CommandName> = ArgsOf<Name> extends null ? [] : [args: ArgsOf<Name>];

/**
 * Calls a command.
 * @throws {Failure} when the command refuses or fails.
 */
export async function call<Name extends CommandName>(
  name: Name,
  ...rest: Rest<Name>
): Promise<AnswerOf<Name>> {
  try {
    const answer = await invoke<AnswerOf<Name>>(name, spell(rest[0] as object | undefined));
    if (isWritten(answer)) publishChanges(answer.changed);
    return answer;
  } catch (cause) {
    throw Failure.from(cause);
  }
}

/** Tauri names a command's arguments in camelCase; the screen writes them as Rust does. */
function spell(args: object | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args ?? {}).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
