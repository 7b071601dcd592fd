import { defineScreen } from '../../shared';
import AdherencesScreen from './AdherencesScreen.svelte';

export default defineScreen({
  name: 'adherences',
  title: 'Adesioni e firme',
  component: AdherencesScreen,
  nav: { group: 'network', order: 3, icon: 'file-signed', label: 'Adesioni e firme', short: 'Adesioni' },
});
