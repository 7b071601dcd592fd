/* Every test starts from a window that remembers nothing. */
import { beforeEach } from 'vitest';
import { startMemory } from '../../src/shared/state/remember';

beforeEach(() => startMemory({}));
