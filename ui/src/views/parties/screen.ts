import { defineScreen } from '../../shared';
import PartiesScreen from './PartiesScreen.svelte';

export default defineScreen({
  name: 'parties',
  title: 'Rete e soggetti',
  component: PartiesScreen,
  nav: { group: 'network', order: 1, icon: 'user', label: 'Rete e soggetti', short: 'Soggetti' },
});
