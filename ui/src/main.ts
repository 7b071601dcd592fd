/* Starts the screen: theme, session, first place; then tells the document that it is ready. */
import { mount } from 'svelte';
import App from './App.svelte';
import { session } from './domains/session/session.svelte';
import { router, theme } from './shared';
import './styles/index.scss';

theme.start();
await session.start().catch(() => undefined);
router.restart(session.archive ? 'dashboard' : 'welcome');
mount(App, { target: document.getElementById('app')! });
document.documentElement.dataset.ready = 'true';
