import { formatAgo, formatDateTime } from '../ui/i18n.ts';

/** How long ago, with the exact time on hover. */
export const When = ({ at }: { at: string }) => (
  <time class="nowrap" dateTime={at} title={formatDateTime(at)}>
    {formatAgo(at)}
  </time>
);
