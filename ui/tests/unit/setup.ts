/* What the tests' window lacks and the program's has. */
import { afterEach } from 'vitest';

afterEach(() => localStorage.clear());
