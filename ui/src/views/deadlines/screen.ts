import { defineScreen } from '../../shared';
import DeadlinesScreen from './DeadlinesScreen.svelte';

export default defineScreen({
  name: 'deadlines',
  title: 'Scadenze',
  component: DeadlinesScreen,
  under: 'adherences',
});
