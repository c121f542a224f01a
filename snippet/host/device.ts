import type { Device } from '../../shared/contract/audience.ts';

/**
 * What sort of device this is, by what its user points with and how large its screen is: a finger on a screen whose
 * shorter side has less than 600 CSS px is a phone, on a larger one a tablet; a mouse or pen is a desktop, whatever
 * the window's size.
 */
export function deviceOf({ matchMedia, screen }: Window): Device {
  if (!matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(screen.width, screen.height) < 600 ? 'phone' : 'tablet';
}
