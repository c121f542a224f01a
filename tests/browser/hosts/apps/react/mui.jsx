import Dialog from '@mui/material/Dialog';
import { createRoot } from 'react-dom/client';
import { DealsApp } from './deals-app.jsx';

const Modal = ({ isOpen, onClose, onSave }) => (
  <Dialog open={isOpen} onClose={onClose} aria-label="New deal">
    <div style={{ padding: 60 }}>
      <input aria-label="Title" />
      <button type="button" onClick={onSave}>
        Save deal
      </button>
    </div>
  </Dialog>
);

createRoot(document.querySelector('#root')).render(<DealsApp Modal={Modal} />);
