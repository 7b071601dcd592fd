import { defineScreen } from '../../shared';
import DocumentsScreen from './DocumentsScreen.svelte';

export default defineScreen({
  name: 'documents',
  title: 'Documenti',
  component: DocumentsScreen,
  nav: { group: 'archive', order: 1, icon: 'files', label: 'Documenti', short: 'Documenti' },
});
