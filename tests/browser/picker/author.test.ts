/** Guides written in the host app. The parts share one server, one browser and one host app, which cost more to start than most tests to run. */
import './author/steps.ts';
import './author/blocks.ts';
import './author/panels.ts';
import './author/draft.ts';
import './author/features.ts';
import './author/languages.ts';
import './author/manners.ts';
