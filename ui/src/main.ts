/* Starts the screen: preferences, session, first place; then tells the document that it is ready. */
import { mount } from 'svelte';
import App from './App.svelte';
import { session } from './domains/session/session.svelte';
import { call, guardWindow } from './ipc';
import { router, startMemory, theme } from './shared';
import './styles/index.scss';

const preferences = await call('preferences').catch(() => null);
startMemory(preferences?.screen ?? {});
theme.show(preferences?.theme ?? 'auto');
await session.start();
router.restart(session.view ? 'dashboard' : 'welcome');
mount(App, { target: document.getElementById('app')! });
document.documentElement.dataset.ready = 'true';
await guardWindow(() => router.mayLeave());
