import { defineScreen } from '../../shared';
import SettingsScreen from './SettingsScreen.svelte';

export default defineScreen({
  name: 'settings',
  title: 'Impostazioni',
  component: SettingsScreen,
  nav: { group: 'settings', order: 1, icon: 'settings', label: 'Impostazioni', short: 'Impostazioni' },
});
