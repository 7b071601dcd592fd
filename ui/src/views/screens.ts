/*
 * Every screen of the program: the default export of each `views/<folder>/screen.ts`. A new folder
 * needs no line here.
 */
import type { Screen } from '../shared';

const found = import.meta.glob<Screen>('./*/screen.ts', { eager: true, import: 'default' });

export const screens: Screen[] = Object.values(found);
