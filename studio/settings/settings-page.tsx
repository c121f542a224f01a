import { useLocation } from 'preact-iso/router';
import { t } from '../ui/i18n.ts';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Apps } from './apps.tsx';
import { Devices } from './devices.tsx';
import { Keys } from './keys.tsx';
import { Profile } from './profile.tsx';
import { Thresholds } from './thresholds.tsx';
import { words } from './words.ts';

const sections = { apps: Apps, thresholds: Thresholds, keys: Keys, profile: Profile, devices: Devices };
type Section = keyof typeof sections;
const isSection = (name: string | undefined): name is Section => name !== undefined && name in sections;

export function SettingsPage({ params }: { params: { section?: string } }) {
  const { route } = useLocation();
  const section = isSection(params.section) ? params.section : 'apps';
  const Content = sections[section];
  return (
    <Page title={t(words.title)} width="normal">
      <Tabs
        label={t(words.sections)}
        selected={section}
        onSelect={(key) => route(`/settings/${key}`, true)}
        tabs={(Object.keys(sections) as Section[]).map((key) => ({ key, label: t(words[key]) }))}
      >
        <div class="stack">
          <Content />
        </div>
      </Tabs>
    </Page>
  );
}
