/** The renderer with all its parts, for tests that draw single steps. */
export { layouts } from '../../snippet/render/layouts.ts';
export { renderChecklist, renderHelp } from '../../snippet/render/panels.ts';
export { questions } from '../../snippet/render/questions.ts';
export { renderStep } from '../../snippet/render/render.ts';
