import { useSignal } from '@preact/signals';
import { Download, Ellipsis, Trash2 } from 'lucide';
import { useLocation } from 'preact-iso/router';
import { api, type Erasure } from '../api.ts';
import { may } from '../session.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { words as uiWords } from '../ui/words.ts';
import { dataWords as words } from './data-words.ts';

interface Whose {
  noun: 'account' | 'user';
  id: string;
  name: string;
}

const routesOf = { account: api.accounts, user: api.users };

/** What may be done with everything that is kept of a user or an account: hand it out, or erase it. */
export function DataMenu(whose: Whose) {
  const isErasing = useSignal(false);
  return (
    <>
      <Menu
        label={t(words.more)}
        align="end"
        items={[
          {
            label: t(words.exportData),
            note: t(words.exportNote),
            icon: Download,
            onSelect: () => window.location.assign(routesOf[whose.noun].exportUrl(whose.id)),
          },
          ...(may('account.erase')
            ? [
                {
                  label: t(words.erase),
                  icon: Trash2,
                  isDanger: true,
                  startsGroup: true,
                  onSelect: () => {
                    isErasing.value = true;
                  },
                },
              ]
            : []),
        ]}
        trigger={(attributes) => <IconButton {...attributes} icon={Ellipsis} label={t(words.more)} />}
      />
      {isErasing.value && (
        <EraseDialog
          {...whose}
          onClose={() => {
            isErasing.value = false;
          }}
        />
      )}
    </>
  );
}

/** Asks for the id to be typed, erases, and shows what was erased and that nothing is left. */
function EraseDialog({ noun, id, name, onClose }: Whose & { onClose: () => void }) {
  const { route } = useLocation();
  const typed = useSignal('');
  const fault = useSignal('');
  const isBusy = useSignal(false);
  const erasure = useSignal<Erasure | null>(null);
  const leave = () => route(noun === 'account' ? '/accounts' : '/users');

  async function erase() {
    isBusy.value = true;
    fault.value = '';
    try {
      erasure.value = await routesOf[noun].erase(id);
    } catch (error) {
      fault.value = (error as Error).message;
    } finally {
      isBusy.value = false;
    }
  }

  if (erasure.value) return <Proof erasure={erasure.value} onClose={leave} />;
  return (
    <Dialog
      title={t(words.eraseTitle, name)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button
            look="danger"
            isBusy={isBusy.value}
            isDisabled={typed.value.trim() !== id}
            onClick={() => void erase()}
          >
            {t(words.erase)}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="soft">{t(noun === 'account' ? words.eraseAccountText : words.eraseUserText)}</p>
        <TextField
          label={t(words.typeId, id)}
          value={typed.value}
          error={fault.value}
          isMono
          onInput={(value) => {
            typed.value = value;
          }}
        />
      </div>
    </Dialog>
  );
}

function Proof({ erasure: { erased, remaining }, onClose }: { erasure: Erasure; onClose: () => void }) {
  const rows = Object.entries(erased).filter(([, count]) => count > 0);
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  return (
    <Dialog
      title={t(words.erased)}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          {t(words.done)}
        </Button>
      }
    >
      <div class="stack">
        <Notice tone={remaining === 0 ? 'good' : 'danger'} title={t(words.erasedRows, total, remaining)}>
          {t(words.logged)}
        </Notice>
        <Table
          label={t(words.erased)}
          rows={rows}
          rowKey={([table]) => table}
          columns={[
            { key: 'table', header: t(words.table), cell: ([table]) => <span class="mono">{table}</span> },
            {
              key: 'rows',
              header: t(words.rows),
              align: 'end',
              cell: ([, count]) => <span class="number">{formatNumber(count)}</span>,
            },
          ]}
        />
      </div>
    </Dialog>
  );
}
