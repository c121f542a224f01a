/** Three stones, the widest below. */
export const Logo = ({ size = 28 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" class="logo">
    <rect class="logo__ground" width="32" height="32" rx="8" />
    <g class="logo__stones">
      <rect x="6" y="20.5" width="20" height="5" rx="2.5" />
      <rect x="9" y="14" width="14" height="4.6" rx="2.3" opacity=".88" />
      <rect x="12" y="8" width="8" height="4.2" rx="2.1" opacity=".76" />
    </g>
  </svg>
);
