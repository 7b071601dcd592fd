import { defineScreen } from '../../shared';
import DashboardScreen from './DashboardScreen.svelte';

export default defineScreen({
  name: 'dashboard',
  title: 'Cruscotto',
  component: DashboardScreen,
  nav: { group: 'home', order: 1, icon: 'chart-line', label: 'Cruscotto', short: 'Cruscotto' },
});
