import { type AudienceList, api } from '../api.ts';

/** As many as the server takes at a time. */
const atATime = 5_000;

/** Makes a list of the ids, telling the share that has been sent (0–1) as it goes. */
export async function uploadList(
  of: AudienceList['of'],
  ids: readonly string[],
  onProgress: (share: number) => void,
): Promise<AudienceList> {
  let list = await api.audienceLists.begin(of);
  for (let sent = 0; sent < ids.length; sent += atATime) {
    list = await api.audienceLists.add(list.id, ids.slice(sent, sent + atATime));
    onProgress(Math.min(1, (sent + atATime) / ids.length));
  }
  return list;
}
