import type { UserRow } from '../api.ts';
import { t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useModel } from '../ui/use-model.ts';
import { FindUserModel } from './see-as-model.ts';
import { seeAsWords as words } from './see-as-words.ts';

/** A search for one user; those seen last stand there before anything is typed. */
export function FindUser({ onPick }: { onPick: (user: UserRow) => void }) {
  const model = useModel(FindUserModel);
  const found = model.found.data.value;
  const fault = model.found.error.value;
  return (
    <div class="stack stack--tight">
      <SearchField
        label={t(words.findUser)}
        value={model.search.value}
        onSearch={(text) => {
          model.search.value = text;
        }}
      />
      {fault && <LoadFault error={fault} onRetry={model.found.reload} />}
      {!found && !fault && <Skeleton height={120} />}
      {found?.users.length === 0 &&
        (model.search.value ? (
          <p class="soft">{t(words.noUser)}</p>
        ) : (
          <p class="soft">
            {t(words.noUsersYet)} <a href="/install">{t(words.howToSayWho)}</a>
          </p>
        ))}
      <ul class="find-user">
        {found?.users.map((user) => (
          <li key={user.id}>
            <button class="find-user__user" type="button" onClick={() => onPick(user)}>
              <strong>{user.name || user.id}</strong>
              <span class="note">
                {[user.traits.role, user.accounts[0]?.name]
                  .filter((part) => typeof part === 'string')
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
