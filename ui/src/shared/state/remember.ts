/*
 * What the program remembers of how a person likes the screen: columns, filters, order. Never data of
 * the archive. Rust keeps it in a file of this computer; here it is read at once, without waiting.
 */
import { call } from '../../ipc';

let choices: Record<string, unknown> = {};

/** Takes what was remembered; called once, before the first screen. */
export function startMemory(remembered: Record<string, unknown>): void {
  choices = { ...remembered };
}

/** Reads what was remembered under `name`, or `otherwise`. */
export function recall<Value>(name: string, otherwise: Value): Value {
  return name in choices ? (choices[name] as Value) : otherwise;
}

/** Remembers `value`; where it cannot be written it holds until the window is closed, and nothing else is lost. */
export function remember(name: string, value: unknown): void {
  choices[name] = value;
  void call('preferences_screen', { name, value }).catch(() => undefined);
}
