import { ChevronDown, Compass, Lock } from 'lucide';
import type { Right } from '../../shared/contract/right.ts';
import { useTakePath } from '../address.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { type Phrase, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { leaveBy } from '../ui/unsaved.ts';
import { Apps } from './apps.tsx';
import { AuditLog } from './audit-log.tsx';
import { words as auditWords } from './audit-words.ts';
import { Devices } from './devices.tsx';
import { words as eventWords } from './event-words.ts';
import { Events } from './events.tsx';
import { Keys } from './keys.tsx';
import { words as memberWords } from './member-words.ts';
import { Members } from './members.tsx';
import { Profile } from './profile.tsx';
import { StageNames } from './stage-names.tsx';
import { Thresholds } from './thresholds.tsx';
import { words as webhookWords } from './webhook-words.ts';
import { Webhooks } from './webhooks.tsx';
import { words } from './words.ts';

interface Section {
  label: Phrase;
  /** Whoever lacks it does not see the section. */
  right?: Right;
  Content: () => ReturnType<typeof Apps> | null;
}

const Judgement = () => (
  <div class="stack">
    <StageNames />
    <Thresholds />
  </div>
);

const sections = {
  apps: { label: words.apps, right: 'workspace.read', Content: Apps },
  members: { label: memberWords.members, right: 'member.write', Content: Members },
  thresholds: { label: words.thresholds, right: 'judgement.write', Content: Judgement },
  keys: { label: words.keys, right: 'key.write', Content: Keys },
  events: { label: eventWords.events, right: 'workspace.read', Content: Events },
  webhooks: { label: webhookWords.webhooks, right: 'webhook.write', Content: Webhooks },
  audit: { label: auditWords.log, right: 'audit.read', Content: AuditLog },
  profile: { label: words.profile, Content: Profile },
  devices: { label: words.devices, Content: Devices },
} satisfies Record<string, Section>;
type SectionKey = keyof typeof sections;

const isSection = (name: string | undefined): name is SectionKey =>
  name !== undefined && Object.hasOwn(sections, name);
const isOpen = (key: SectionKey) => {
  const { right }: Section = sections[key];
  return right === undefined || may(right);
};

/** Whoever follows a link to what is not theirs learns so, and is shown nothing else in its place. */
const NoRight = ({ section }: { section: SectionKey }) => (
  <Page title={t(words.title)} width="normal">
    <EmptyState
      icon={Lock}
      title={t(words.noRight, t(sections[section].label))}
      actions={
        <Button look="primary" href="/settings">
          {t(words.allowedSections)}
        </Button>
      }
    >
      {t(words.noRightText)}
    </EmptyState>
  </Page>
);

/** Whoever followed an old or a wrong address is told so, instead of being shown something else. */
const NoSection = () => (
  <Page title={t(words.title)} width="normal">
    <EmptyState
      icon={Compass}
      title={t(words.noSection)}
      actions={
        <Button look="primary" href="/settings">
          {t(words.allowedSections)}
        </Button>
      }
    >
      {t(words.noSectionText)}
    </EmptyState>
  </Page>
);

export function SettingsPage({ params }: { params: { section?: string } }) {
  const takePath = useTakePath();
  const open = (Object.keys(sections) as SectionKey[]).filter(isOpen);
  const wanted = params.section;
  if (isSection(wanted) && !open.includes(wanted)) return <NoRight section={wanted} />;
  if (wanted && !isSection(wanted)) return <NoSection />;
  const section = isSection(wanted) ? wanted : open[0]!;
  const { Content }: Section = sections[section];
  const show = (key: SectionKey) => leaveBy(() => takePath(`/settings/${key}`));
  return (
    <Page title={t(words.title)} width="normal">
      <div class="settings">
        {/* There are more of them than a phone has room for in one line. */}
        <div class="settings__choice">
          <Menu
            label={t(words.sections)}
            items={open.map((key) => ({
              label: t(sections[key].label),
              isChecked: key === section,
              onSelect: () => show(key),
            }))}
            trigger={(attributes) => (
              <button class="control settings__chosen" type="button" {...attributes}>
                <span>{t(sections[section].label)}</span>
                <Icon of={ChevronDown} size={16} />
              </button>
            )}
          />
        </div>
        <Tabs
          label={t(words.sections)}
          selected={section}
          onSelect={show}
          tabs={open.map((key) => ({ key, label: t(sections[key].label) }))}
        >
          <div class="stack">
            <Content />
          </div>
        </Tabs>
      </div>
    </Page>
  );
}
