import { useState } from 'preact/hooks';
import {
  type Issue,
  type IssueChannel,
  issueChannels,
  issueKinds,
  issueStates,
} from '../../shared/contract/issue.ts';
import { api, type KeptIssue, type Owner } from '../api.ts';
import { Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { FormDialog } from './form-dialog.tsx';
import { issueWords as words } from './issue-words.ts';

interface IssueDialogProps {
  accountId: string;
  today: string;
  /** Undefined: a new one. */
  issue: KeptIssue | undefined;
  people: readonly Owner[];
  onDone: () => void;
  onClose: () => void;
}

/** As it is sent: without what the server says of it. */
const sentIssue = ({ id: _, memberName: _m, takenUpOn: _t, closedOn: _c, ...issue }: KeptIssue): Issue =>
  issue;

export function IssueDialog({ accountId, today, issue: known, people, onDone, onClose }: IssueDialogProps) {
  const [issue, setIssue] = useState<Issue>(
    known
      ? sentIssue(known)
      : {
          ...{ kind: 'problem', title: '', state: 'open', openedOn: today, memberId: null },
          ...{ channel: null, raisedBy: null, ticket: null, url: null },
        },
  );
  const change = (part: Partial<Issue>) => setIssue({ ...issue, ...part });
  return (
    <FormDialog
      title={t(known ? words.changeTitle : words.addTitle)}
      onSave={() =>
        known ? api.accounts.changeIssue(accountId, known.id, issue) : api.accounts.addIssue(accountId, issue)
      }
      onRemove={known && (() => api.accounts.removeIssue(accountId, known.id))}
      onDone={onDone}
      onClose={onClose}
    >
      <SegmentedControl
        label={t(words.kind)}
        size="small"
        value={issue.kind}
        options={issueKinds.map((value) => ({ value, label: t(words[value]) }))}
        onChange={(kind) => change({ kind })}
      />
      <TextField
        label={t(words.title)}
        value={issue.title}
        maxLength={200}
        isRequired
        onInput={(title) => change({ title })}
      />
      <Select
        label={t(words.state)}
        hint={t(words.stateHint)}
        value={issue.state}
        options={issueStates.map((value) => ({ value, label: t(words[value]) }))}
        onChange={(state) => change({ state })}
      />
      <div class="form-pair">
        <TextField
          label={t(words.openedOn)}
          type="date"
          value={issue.openedOn}
          isRequired
          onInput={(openedOn) => change({ openedOn })}
        />
        <Select
          label={t(words.member)}
          value={issue.memberId ?? ''}
          options={[
            { value: '', label: t(words.owner) },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => change({ memberId: id || null })}
        />
      </div>
      <div class="form-pair">
        <Select
          label={t(words.channel)}
          value={issue.channel ?? ''}
          options={[
            { value: '', label: t(words.channelUnknown) },
            ...issueChannels.map((value) => ({ value, label: t(words[value]) })),
          ]}
          onChange={(channel) => change({ channel: (channel || null) as IssueChannel | null })}
        />
        <TextField
          label={t(words.raisedBy)}
          isOptional
          value={issue.raisedBy ?? ''}
          maxLength={200}
          onInput={(raisedBy) => change({ raisedBy: raisedBy || null })}
        />
      </div>
      <TextField
        label={t(words.ticket)}
        isOptional
        value={issue.ticket ?? ''}
        maxLength={200}
        onInput={(ticket) => change({ ticket: ticket.trim() || null })}
      />
      <TextField
        label={t(words.link)}
        type="url"
        isOptional
        value={issue.url ?? ''}
        maxLength={2048}
        onInput={(url) => change({ url: url.trim() || null })}
      />
    </FormDialog>
  );
}
