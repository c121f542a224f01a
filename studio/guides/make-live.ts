import { api, type Guide } from '../api.ts';
import { environments } from '../session.ts';
import { t } from '../ui/i18n.ts';
import { toast, toastFault } from '../ui/toast.tsx';
import { environmentWords } from './environment-words.ts';
import { listWords } from './list-words.ts';
import { publishWords } from './publish-words.ts';

/** As it is called within a sentence. */
export function nameOfEnvironment(environmentId: number): string {
  const place = environments.value.find(({ id }) => id === environmentId);
  return place ? t(environmentWords[place.name]) : '';
}

/**
 * What puts a version of the guide live in an environment. The message that says so takes it back: live again is then
 * what was live before, if anything was.
 */
export function liveMaker(guide: Guide, onChanged: () => void) {
  const attempt = (work: Promise<unknown>, done: () => void) =>
    void work.then(
      () => {
        done();
        onChanged();
      },
      (error: Error) => toastFault(error.message),
    );
  return (version: number, environmentId: number) => {
    const before = guide.versions.find((each) => each.liveIn.includes(environmentId))?.version;
    attempt(api.guides.rollBack(guide.id, version, environmentId), () =>
      toast(t(publishWords.madeLive, version, nameOfEnvironment(environmentId)), {
        label: t(listWords.undo),
        onSelect: () =>
          attempt(
            before === undefined
              ? api.guides.unpublish(guide.id, environmentId)
              : api.guides.rollBack(guide.id, before, environmentId),
            () => toast(t(listWords.undone)),
          ),
      }),
    );
  };
}
