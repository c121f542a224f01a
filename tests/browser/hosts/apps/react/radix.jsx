import * as Dialog from '@radix-ui/react-dialog';
import { createRoot } from 'react-dom/client';
import { DealsApp } from './deals-app.jsx';

function Modal({ isOpen, onClose, onSave }) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(isNowOpen) => isNowOpen || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="modal" aria-describedby={undefined}>
          <Dialog.Title>New deal</Dialog.Title>
          <input aria-label="Title" />
          <button type="button" onClick={onSave}>
            Save deal
          </button>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

createRoot(document.querySelector('#root')).render(<DealsApp Modal={Modal} />);
