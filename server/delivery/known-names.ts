import type { KnownNames } from '../../shared/rules/decision-text.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { selectKnownNames } from './known-names-store.ts';

/** What the ids in conditions stand for, for whoever puts conditions into words. */
export const knownNames = ({ db }: Pick<Context, 'db'>, scope: Scope): Promise<Required<KnownNames>> =>
  selectKnownNames(db, scope);

/** The language in which an actor is answered. */
export const languageOf = ({ actor }: Pick<Scope, 'actor'>): 'en' | 'zh-CN' =>
  actor.kind === 'member' ? actor.locale : 'en';
