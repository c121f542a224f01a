import { Compass } from 'lucide';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { t } from '../ui/i18n.ts';
import { Page } from '../ui/page.tsx';
import { words } from './words.ts';

export const NotFoundPage = () => (
  <Page title={t(words.notFoundTitle)}>
    <EmptyState
      icon={Compass}
      title={t(words.notFound)}
      actions={
        <Button look="primary" href="/">
          {t(words.goHome)}
        </Button>
      }
    >
      {t(words.notFoundText)}
    </EmptyState>
  </Page>
);
