import { defineScreen } from '../../shared';
import ActivityScreen from './ActivityScreen.svelte';

export default defineScreen({
  name: 'activity',
  title: 'Registro attività',
  component: ActivityScreen,
  nav: { group: 'archive', order: 2, icon: 'list', label: 'Registro attività', short: 'Registro' },
});
