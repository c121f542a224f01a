import { StrictMode } from 'react';
import { DealsApp } from './deals-app.jsx';
import { TrappingModal } from './trapping-modal.jsx';

export const root = (
  <StrictMode>
    <DealsApp Modal={TrappingModal} />
  </StrictMode>
);
