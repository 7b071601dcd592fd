import { defineScreen } from '../../shared';
import WelcomeScreen from './WelcomeScreen.svelte';

export default defineScreen({ name: 'welcome', title: 'Benvenuto', component: WelcomeScreen });
