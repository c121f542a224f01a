import type { Account } from '../api.ts';
import type { AccountState } from './account-model.ts';
import {
  ContactDialog,
  CriterionDialog,
  LevelDialog,
  LoseDialog,
  NoteDialog,
  ReasonDialog,
} from './care-dialogs.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { ProfileDialog } from './profile-dialog.tsx';

/** The dialog that is open over the page, if any. */
export function AccountDialogs({ model, account }: { model: AccountState; account: Account }) {
  const dialog = model.dialog.value;
  if (dialog === null) return null;
  const props = {
    accountId: account.id,
    today: account.today,
    onDone: model.reload,
    onClose: model.close,
  };
  switch (dialog.type) {
    case 'profile':
      return <ProfileDialog account={account} onDone={model.reload} onClose={model.close} />;
    case 'level':
      return <LevelDialog {...props} />;
    case 'reason':
      return <ReasonDialog {...props} />;
    case 'note':
      return <NoteDialog {...props} contacts={model.contacts.data.value?.contacts ?? []} />;
    case 'lose':
      return <LoseDialog {...props} />;
    case 'plan': {
      const item = model.plan.data.value?.items.find(({ id }) => id === dialog.id);
      const people = model.people.data.value?.owners ?? [];
      const contacts = model.contacts.data.value?.contacts ?? [];
      return <PlanDialog {...props} item={item} people={people} contacts={contacts} />;
    }
    case 'issue': {
      const issue = model.issues.data.value?.issues.find(({ id }) => id === dialog.id);
      return <IssueDialog {...props} issue={issue} people={model.people.data.value?.owners ?? []} />;
    }
    case 'contact': {
      const contacts = model.contacts.data.value?.contacts ?? [];
      return <ContactDialog {...props} contact={contacts.find(({ id }) => id === dialog.id)} />;
    }
    case 'criterion': {
      const criteria = model.criteria.data.value?.criteria ?? [];
      return <CriterionDialog {...props} criterion={criteria.find(({ id }) => id === dialog.id)} />;
    }
  }
}
