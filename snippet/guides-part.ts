/*
 * What is loaded with the first guide: what chooses and plays guides, and what draws their steps. One file, because
 * each `import()` is work of the main thread and a trip to the server, and no guide can be shown without both.
 */
export { createGuides } from './guides/guides.ts';
export { guardEarly } from './render/guard-events.ts';
export { renderStep } from './render/render.ts';
