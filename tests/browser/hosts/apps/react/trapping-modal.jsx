import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

/** As apps write them by hand: in a portal, everything else inert, and a focus that leaves is pulled back. */
export function TrappingModal({ isOpen, onClose, onSave }) {
  return isOpen ? createPortal(<Trap onClose={onClose} onSave={onSave} />, document.body) : null;
}

function Trap({ onClose, onSave }) {
  const box = useRef(null);
  useEffect(() => {
    const pullBack = (event) => {
      if (!box.current.contains(event.target)) box.current.querySelector('input').focus();
    };
    const closeOnEscape = (event) => event.key === 'Escape' && onClose();
    const app = document.querySelector('.app');
    app.inert = true;
    document.body.style.overflow = 'hidden';
    document.addEventListener('focusin', pullBack, true);
    document.addEventListener('keydown', closeOnEscape, true);
    box.current.querySelector('input').focus();
    return () => {
      app.inert = false;
      document.body.removeAttribute('style');
      document.removeEventListener('focusin', pullBack, true);
      document.removeEventListener('keydown', closeOnEscape, true);
    };
  }, [onClose]);
  return (
    <div role="dialog" aria-modal="true" aria-label="New deal" className="modal" ref={box}>
      <input aria-label="Title" />
      <button type="button" onClick={onSave}>
        Save deal
      </button>
    </div>
  );
}
