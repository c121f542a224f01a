import { ShieldAlert, TrendingDown, TrendingUp } from 'lucide';
import type { AlertRow } from '../api.ts';

/** A risk that rises is no good news. */
export const isGoodNews = ({ direction, metric }: Pick<AlertRow, 'direction' | 'metric'>) =>
  direction === 'up' && metric !== 'risk';

export const directionIcon = (alert: Pick<AlertRow, 'direction' | 'metric'>) =>
  alert.metric === 'risk' ? ShieldAlert : alert.direction === 'up' ? TrendingUp : TrendingDown;
