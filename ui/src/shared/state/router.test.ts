import { describe, expect, it } from 'vitest';
import { router } from './router.svelte';

describe('the router', () => {
  it('goes, and goes back to where it was with the same parameters', async () => {
    router.restart('dashboard');
    await router.go('parties', { id: 'p1' });
    await router.go('settings');
    expect(await router.back()).toBe(true);
    expect(router.current).toEqual({ screen: 'parties', params: { id: 'p1' } });
    await router.back();
    expect(router.current.screen).toBe('dashboard');
    expect(await router.back()).toBe(false);
  });

  it('stays where a guard refuses, and leaves once the guard is gone', async () => {
    router.restart('settings');
    const stop = router.guard(async () => false);
    expect(await router.go('dashboard')).toBe(false);
    expect(router.current.screen).toBe('settings');
    stop();
    expect(await router.go('dashboard')).toBe(true);
  });
});
