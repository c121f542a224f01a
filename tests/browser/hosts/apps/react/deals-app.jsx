import { useEffect, useState } from 'react';

/** The deals app of every host here, in React: routes, a form, a keyed list, something late and a modal. */
export function DealsApp({ Modal }) {
  const [page, setPage] = useState('deals');
  const [name, setName] = useState('');
  const [saved, setSaved] = useState(0);
  const go = (to) => {
    history.pushState(null, '', `/${to}`);
    setPage(to);
  };
  return (
    <div className="app">
      <nav>
        <button type="button" onClick={() => go('deals')}>
          Deals
        </button>
        <button type="button" onClick={() => go('settings')}>
          Settings
        </button>
      </nav>
      <form>
        <input aria-label="Name" value={name} onChange={(event) => setName(event.target.value)} />
        <output id="hello">{`Hello ${name}`}</output>
        <output id="saved">{`Saved: ${saved}`}</output>
      </form>
      {page === 'deals' ? <Deals Modal={Modal} onSave={() => setSaved(saved + 1)} /> : <h1>Settings</h1>}
    </div>
  );
}

function Deals({ Modal, onSave }) {
  const [names, setNames] = useState(['Alpha', 'Beta', 'Gamma', 'Delta']);
  const [loads, setLoads] = useState(0);
  const [isReady, setReady] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main>
      <h1>Deals</h1>
      <button type="button" onClick={() => setNames([...names].reverse())}>
        Sort
      </button>
      <button type="button" onClick={() => setLoads(loads + 1)}>
        Load anew
      </button>
      {isReady && <button type="button">Export</button>}
      <ul>
        {names.map((deal) => (
          <li key={`${deal} ${loads}`}>
            <b>{deal}</b> <button type="button">Edit</button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => setOpen(true)}>
        New deal
      </button>
      <Modal
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onSave={() => {
          setOpen(false);
          onSave();
        }}
      />
    </main>
  );
}
