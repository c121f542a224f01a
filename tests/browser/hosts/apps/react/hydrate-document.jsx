import { hydrateRoot } from 'react-dom/client';
import { documentOf } from './document.jsx';

const { src, dataset } = document.querySelector('script[data-key]');
hydrateRoot(document, documentOf({ src, dataKey: dataset.key }));
