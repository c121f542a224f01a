/**
 * What asking a server once and keeping one event costs in a page, whoever does it: who the user is from localStorage, an
 * event into IndexedDB, a question and its answer. Nothing is listened to, chosen, drawn or sent again.
 */
requestIdleCallback(() => {
  const user = localStorage.getItem('asker') ?? crypto.randomUUID();
  localStorage.setItem('asker', user);
  const opening = indexedDB.open('asker', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('event', { keyPath: 'id' });
  opening.onsuccess = () => {
    const event = { id: crypto.randomUUID(), user, name: 'page.viewed', at: Date.now() };
    opening.result.transaction('event', 'readwrite').objectStore('event').put(event);
  };
  fetch(`${window.sinkUrl}/guides`, { method: 'POST', body: JSON.stringify({ user }), credentials: 'omit' })
    .then((response) => response.json())
    .then((answer) => Object.assign(window, { answer }));
});
