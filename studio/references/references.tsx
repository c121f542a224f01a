import { createModel } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { may } from '../session.ts';
import { useModel } from '../ui/use-model.ts';

const onDemand = <T,>(load: () => Promise<T>) => createResource(load, { isOnDemand: true });

/** Everything of the app that a guide or an audience can name, and the look that guides have unless told. Each is loaded once for a page, when something first shows it. */
const ReferencesModel = createModel(() => ({
  guides: onDemand(() => api.guides.list().then(({ guides }) => guides)),
  features: onDemand(() => api.features.list().then(({ features }) => features)),
  segments: onDemand(() => api.segments.list().then(({ segments }) => segments)),
  theme: onDemand(() => api.theme.get()),
  /** Those who may not write conditions need no names for them, and don't get any. */
  traits: onDemand(async () =>
    may('segment.write') ? await api.segments.traitNames() : { user: [], account: [] },
  ),
  eventNames: onDemand(() => api.features.eventNames().then(({ names }) => names.map(({ name }) => name))),
}));
type References = InstanceType<typeof ReferencesModel>;

const Context = createContext<References | undefined>(undefined);

export function WithReferences({ children }: { children: ComponentChildren }) {
  const references = useModel(ReferencesModel);
  return <Context.Provider value={references}>{children}</Context.Provider>;
}

/** @throws outside of `WithReferences` */
export function useReferences(): References {
  const references = useContext(Context);
  if (!references) throw new Error('useReferences needs WithReferences around it');
  return references;
}
