import { mount } from 'svelte';
import Deals from './deals.svelte';

mount(Deals, { target: document.querySelector('#root') });
