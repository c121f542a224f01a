import type { RichText as Spans } from '../../../shared/contract/text.ts';
import type { StepView } from '../step-view.ts';

/** Published links were checked, but a preview draws drafts too: no other scheme ever becomes an `href`. */
function safeLink(href: string): URL | undefined {
  try {
    const url = new URL(href, document.baseURI);
    return /^(https?|mailto|tel):$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

function Span({ span, view }: { span: Spans[number]; view: StepView }) {
  let content: preact.ComponentChildren =
    span.type === 'variable' ? (view.variable(span.of, span.trait) ?? span.fallback) : span.text;
  if (span.italic) content = <em>{content}</em>;
  if (span.bold) content = <strong>{content}</strong>;
  const url = span.type === 'text' && span.href ? safeLink(span.href) : undefined;
  if (!url) return <>{content}</>;
  const isElsewhere = /^http/.test(url.protocol) && url.origin !== location.origin;
  return (
    <a href={url.href} target={isElsewhere ? '_blank' : undefined} rel="noopener noreferrer">
      {content}
    </a>
  );
}

export function RichText({ text, view }: { text: Spans; view: StepView }) {
  return (
    <>
      {text.map((span, at) => (
        <Span key={at} span={span} view={view} />
      ))}
    </>
  );
}
