import { defineScreen } from '../../shared';
import ResourcesScreen from './ResourcesScreen.svelte';

export default defineScreen({
  name: 'resources',
  title: 'Risorse e riparto',
  component: ResourcesScreen,
  nav: { group: 'planning', order: 4, icon: 'card', label: 'Risorse e riparto', short: 'Risorse' },
});
