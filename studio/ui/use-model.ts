import type { Model, ModelConstructor } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';

/**
 * A model that lives as long as its component, made once.
 *
 * The library's hook of this name ends its model in an effect after painting, which a component that is taken away before
 * it was painted never has: what polls the server would go on for ever.
 *
 * @param factory a constructor made by `createModel`, or a function that makes such a model
 */
export function useModel<T>(factory: ModelConstructor<T, []> | (() => Model<T>)): Model<T> {
  // A constructor of a model makes it also where it is only called.
  const model = useMemo(() => (factory as () => Model<T>)(), []);
  useLayoutEffect(() => () => model[Symbol.dispose](), [model]);
  return model;
}
