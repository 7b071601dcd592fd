import { mount } from 'svelte';
import { theme } from '../../src/shared';
import '../../src/styles/index.scss';
import Gallery from './Gallery.svelte';

theme.show('auto');
mount(Gallery, { target: document.getElementById('app')! });
document.documentElement.dataset.ready = 'true';
