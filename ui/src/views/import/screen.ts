import { defineScreen } from '../../shared';
import ImportScreen from './ImportScreen.svelte';

export default defineScreen({
  name: 'import',
  title: 'Importa soggetti',
  component: ImportScreen,
  under: 'parties',
});
