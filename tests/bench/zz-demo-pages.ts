import { timePages } from './pages/time-pages.ts';
await timePages({ url: 'http://localhost:4450', email: 'demo@cairn.example', password: 'cairn-demo' }, 300);
