import { createModel } from '@preact/signals';
import { Trash2, Upload } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Audience } from '../../shared/contract/audience.ts';
import { useTakePath } from '../address.ts';
import { type ApiError, api, type Segment } from '../api.ts';
import { AudienceField } from '../audience/audience-field.tsx';
import { Reach } from '../audience/reach.tsx';
import { Changeable, LookOnlyNote } from '../changeable.tsx';
import { WithReferences } from '../references/references.tsx';
import { createResource } from '../resource.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Spinner } from '../ui/progress.tsx';
import { saveKeys, useSaveKey } from '../ui/save-key.ts';
import { toast } from '../ui/toast.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { useModel } from '../ui/use-model.ts';
import { UploadDialog } from './upload-dialog.tsx';
import { words } from './words.ts';

const LoadedSegment = createModel((id: string) => ({
  segment: createResource(async () => (id === 'new' ? null : await api.segments.get(id))),
}));

const everybody: Audience = { type: 'all', conditions: [] };

const breadcrumb = () => [{ label: t(words.segments), href: '/segments' }];

/** One segment, or a new one under `/segments/new`, whose editor goes on as that of what was made. */
export function SegmentPage({ id }: { id: string }) {
  const shown = useRef({ id, editor: 0, made: '' }).current;
  if (shown.id !== id) {
    if (shown.made !== id) shown.editor += 1;
    shown.made = '';
    shown.id = id;
  }
  return (
    <SegmentOfId
      key={shown.editor}
      id={id}
      onMade={(made) => {
        shown.made = made;
      }}
    />
  );
}

interface SegmentProps {
  id: string;
  onMade: (id: string) => void;
}

function SegmentOfId({ id, onMade }: SegmentProps) {
  const { segment } = useModel(() => new LoadedSegment(id));
  const fault = segment.error.value;
  const loaded = segment.data.value;
  if (fault && loaded === undefined) {
    return (
      <Page title={t(words.segments)} breadcrumb={breadcrumb()}>
        <LoadFault error={fault} onRetry={segment.reload} />
      </Page>
    );
  }
  if (loaded === undefined) {
    return (
      <div class="page-wait">
        <Spinner />
      </div>
    );
  }
  return (
    <WithReferences>
      <SegmentEditor loaded={loaded} onMade={onMade} />
    </WithReferences>
  );
}

interface EditorProps {
  /** Null: a new one. */
  loaded: Segment | null;
  onMade: SegmentProps['onMade'];
}

/** Stays as it is when it has saved: what was typed until the answer came is still to be saved. */
function SegmentEditor({ loaded, onMade }: EditorProps) {
  const { route } = useLocation();
  const takePath = useTakePath();
  const isHere = useIsHere();
  const [stored, setStored] = useState(loaded);
  const [name, setName] = useState(stored?.name ?? '');
  const [audience, setAudience] = useState<Audience>(stored?.audience ?? everybody);
  /** What of it the server has, as it was written here. */
  const [kept, setKept] = useState(stored && { name, audience });
  const [faults, setFaults] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [asking, setAsking] = useState<'archive' | 'list'>();
  const isChanged = JSON.stringify({ name, audience }) !== JSON.stringify(kept);

  const save = async (next: Audience = audience) => {
    if (name.trim() === '') return setFaults([t(words.nameNeeded)]);
    setBusy(true);
    setFaults([]);
    try {
      const json = { name: name.trim(), audience: next };
      const saved = stored
        ? await api.segments.update(stored.id, { ...json, revision: stored.revision })
        : await api.segments.create(json);
      toast(t(words.saved, saved.name));
      setStored(saved);
      setKept({ name, audience: next });
      // Whoever has gone elsewhere meanwhile stays there.
      if (stored || !isHere.current) return;
      onMade(saved.id);
      takePath(`/segments/${saved.id}`);
    } catch (error) {
      const { details, message } = error as ApiError;
      setFaults(details?.length ? [...new Set(details.map((detail) => detail.message))] : [message]);
    } finally {
      setBusy(false);
    }
  };

  // Nothing of a new one is lost before something is written.
  const isEmpty = !stored && !name && JSON.stringify(audience) === JSON.stringify(everybody);
  useUnsaved(isChanged && !isEmpty);
  useSaveKey(() => {
    if (isChanged && !isBusy && may('segment.write')) void save();
  });

  return (
    <Page
      title={stored?.name ?? t(words.newSegment)}
      width="normal"
      breadcrumb={breadcrumb()}
      actions={
        may('segment.write') && (
          <>
            {stored && (
              <Button icon={Trash2} look="danger" onClick={() => setAsking('archive')}>
                {t(words.archive)}
              </Button>
            )}
            <Button
              look="primary"
              isBusy={isBusy}
              isDisabled={!isChanged}
              keys={saveKeys}
              onClick={() => void save()}
            >
              {t(words.save)}
            </Button>
          </>
        )
      }
    >
      <LookOnlyNote unless="segment.write" />
      {faults.length > 0 && (
        <Notice tone="danger" title={t(words.notSaved)}>
          {faults.map((fault) => (
            <p key={fault}>{fault}</p>
          ))}
        </Notice>
      )}
      <Changeable by="segment.write">
        <Card>
          <TextField label={t(words.name)} maxLength={120} value={name} onInput={setName} />
        </Card>
        <Card
          title={t(words.who)}
          actions={
            audience.type === 'list' && (
              <Button size="small" icon={Upload} onClick={() => setAsking('list')}>
                {t(words.replaceList)}
              </Button>
            )
          }
        >
          <div class="stack">
            {audience.type === 'list' ? (
              <ListSize listId={audience.listId} />
            ) : (
              <AudienceField
                about="people"
                name={name}
                segmentId={stored?.id}
                emptyText={t(words.everybody)}
                audience={audience}
                onChange={setAudience}
              />
            )}
            {may('segment.write') && <Reach audience={audience} />}
          </div>
        </Card>
      </Changeable>
      {stored && (
        <Card title={t(words.usedIn)} note={stored.uses.length > 0 && t(words.usedInNote)}>
          {stored.uses.length === 0 ? (
            <p class="soft">{t(words.usedNowhere)}</p>
          ) : (
            <ul class="stack stack--tight">
              {stored.uses.map((use) => (
                <li key={`${use.id} ${use.name}`}>
                  <a href={`/${use.kind}s/${use.id}`}>{use.name}</a>
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
      {asking === 'list' && (
        <UploadDialog
          segmentName={name}
          onUploaded={async (_, next) => {
            setAsking(undefined);
            setAudience(next);
            await save(next);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'archive' && stored && (
        <ConfirmDialog
          title={t(words.archiveTitle, stored.name)}
          confirmLabel={t(words.archive)}
          isDangerous
          onConfirm={async () => {
            await api.segments.archive(stored.id);
            toast(t(words.archived));
            route('/segments');
          }}
          onClose={() => setAsking(undefined)}
        >
          {t(words.archiveText)}
        </ConfirmDialog>
      )}
    </Page>
  );
}

function useIsHere() {
  const isHere = useRef(true);
  useLayoutEffect(
    () => () => {
      isHere.current = false;
    },
    [],
  );
  return isHere;
}

const LoadedList = createModel((id: string) => createResource(() => api.audienceLists.get(id)));

function ListSize({ listId }: { listId: string }) {
  const list = useModel(() => new LoadedList(listId)).data.value;
  if (!list) return <Spinner />;
  const { of, size, known } = list;
  return <p>{t(of === 'user' ? words.usersListed : words.accountsListed, size, known)}</p>;
}
