import { Modal as AriaModal, Dialog } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { DealsApp } from './deals-app.jsx';

const Modal = ({ isOpen, onClose, onSave }) => (
  <AriaModal isDismissable isOpen={isOpen} onOpenChange={(isNowOpen) => isNowOpen || onClose()}>
    <Dialog className="modal" aria-label="New deal">
      <input aria-label="Title" />
      <button type="button" onClick={onSave}>
        Save deal
      </button>
    </Dialog>
  </AriaModal>
);

createRoot(document.querySelector('#root')).render(<DealsApp Modal={Modal} />);
