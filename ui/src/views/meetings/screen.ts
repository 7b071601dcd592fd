import { defineScreen } from '../../shared';
import MeetingsScreen from './MeetingsScreen.svelte';

export default defineScreen({
  name: 'meetings',
  title: 'Incontri della rete',
  component: MeetingsScreen,
  under: 'adherences',
});
