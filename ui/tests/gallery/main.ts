import { mount } from 'svelte';
import { theme } from '../../src/shared';
import '../../src/styles/index.scss';
import Gallery from './Gallery.svelte';

theme.start();
mount(Gallery, { target: document.getElementById('app')! });
document.documentElement.dataset.ready = 'true';
