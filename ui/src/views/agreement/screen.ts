import { defineScreen } from '../../shared';
import AgreementScreen from './AgreementScreen.svelte';

export default defineScreen({
  name: 'agreement',
  title: 'Accordo territoriale',
  component: AgreementScreen,
  nav: { group: 'network', order: 2, icon: 'file', label: 'Accordo', short: 'Accordo' },
});
