import type { RichText } from '../../../shared/contract/text.ts';
import { create } from '../create.ts';
import type { StepView } from '../step-view.ts';

/** Published links were checked, but a preview draws drafts too: no other scheme ever becomes an `href`. */
function safeLink(href: string): URL | null {
  const url = URL.parse(href, document.baseURI);
  return /^(https?|mailto|tel):$/.test(url?.protocol ?? '') ? url : null;
}

function drawSpan(span: RichText[number], { variable }: StepView): Node | string {
  const text = span.type === 'variable' ? (variable(span.of, span.trait) ?? span.fallback) : span.text;
  let drawn: Node | string = text;
  if (span.italic) drawn = create('em', {}, drawn);
  if (span.bold) drawn = create('strong', {}, drawn);
  const url = span.type === 'text' && span.href ? safeLink(span.href) : null;
  if (!url) return drawn;
  const isElsewhere = /^http/.test(url.protocol) && url.origin !== location.origin;
  return create('a', { href: url.href, target: isElsewhere && '_blank', rel: 'noopener noreferrer' }, drawn);
}

export const drawRichText = (text: RichText, view: StepView): (Node | string)[] =>
  text.map((span) => drawSpan(span, view));
