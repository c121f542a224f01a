import { computed, signal } from '@preact/signals';
import { introduce, introduceAnother, track } from './cairn.ts';
import { accountOf, type HostUser, hostUsers } from './people.ts';
import { type Approval, type Books, freshBooks, type Order, type Stage } from './records.ts';
import { type TextKey, textIn } from './texts.ts';

/** A browser that refuses storage still gets a working app; it just forgets. */
const memory = new Map<string, string>();
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return memory.get(key) ?? null;
  }
}
function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    memory.set(key, value);
  }
}

const userKey = 'harbour:user';
const booksKey = (accountId: string) => `harbour:books:${accountId}`;

/** Whoever comes for the first time is somebody who reads the language of their browser. */
const firstUser = (hostUsers.find(({ language }) => navigator.language.startsWith(language.slice(0, 2))) ??
  hostUsers[0]) as HostUser;
const storedUser = hostUsers.find((user) => user.id === read(userKey));

export const user = signal<HostUser>(storedUser ?? firstUser);
export const account = computed(() => accountOf(user.value));
export const books = signal<Books>(openBooks(user.value));
/** A short message that something has happened; the number tells two equal ones apart. */
export const toast = signal<{ text: string; number: number } | null>(null);

function openBooks(owner: HostUser): Books {
  const fresh = freshBooks(owner, Date.now());
  try {
    const stored = read(booksKey(owner.accountId));
    return stored ? { ...fresh, ...(JSON.parse(stored) as Partial<Books>) } : fresh;
  } catch {
    return fresh;
  }
}

export const t = (key: TextKey, ...args: (string | number)[]) => textIn(user.value.language, key, ...args);

/** The page says its language before Cairn is told who is there: guides speak the page's. */
const speak = ({ language }: HostUser) => {
  document.documentElement.lang = language;
};

export function startSession(): void {
  speak(user.value);
  introduce(user.value);
}

export function signInAs(next: HostUser): void {
  write(userKey, next.id);
  user.value = next;
  books.value = openBooks(next);
  speak(next);
  introduceAnother(next);
}

let toastNumber = 0;
export function say(text: string): void {
  toastNumber += 1;
  toast.value = { text, number: toastNumber };
}

/** Changes part of the books and keeps the whole. */
export function change(part: Partial<Books>): void {
  books.value = { ...books.value, ...part };
  write(booksKey(user.value.accountId), JSON.stringify(books.value));
}

export const customerById = (id: string) => books.value.customers.find((customer) => customer.id === id);

export function addCustomer(name: string, city: string): void {
  const { customers } = books.value;
  const id = String(Math.max(...customers.map((customer) => Number(customer.id))) + 1);
  const since = new Date().getFullYear();
  const added = { id, name, city, segment: 'standard', status: 'prospect', since } as const;
  const rest = { owner: user.value.name, revenue: 0, lastContactAt: new Date().toISOString(), contacts: [] };
  change({ customers: [{ ...added, ...rest }, ...customers] });
  track('Customer added');
  say(t('customerAdded', name));
}

export function createDeal(
  customerId: string,
  deal: { name: string; amount: number; closesOn: string },
): void {
  const { deals } = books.value;
  change({
    deals: [
      { id: `d${Date.now()}`, customerId, ...deal, stage: 'qualified', owner: user.value.name },
      ...deals,
    ],
  });
  track('Deal created', { amount: deal.amount });
  say(t('dealCreated'));
}

export function moveDeal(id: string, stage: Stage): void {
  change({ deals: books.value.deals.map((deal) => (deal.id === id ? { ...deal, stage } : deal)) });
  track('Deal moved', { stage });
}

export function logNote(customerId: string, text: string): void {
  const note = {
    id: `n${Date.now()}`,
    customerId,
    text,
    by: user.value.name,
    at: new Date().toISOString(),
  };
  change({ activities: [note, ...books.value.activities] });
  track('Note logged');
  say(t('noteLogged'));
}

/** Gives the number of the order. */
export function saveOrder(customerId: string, total: number, state: Order['state']): string {
  const { orders } = books.value;
  const id = String(Math.max(...orders.map((order) => Number(order.id))) + 1);
  change({ orders: [{ id, customerId, total, state, placedAt: new Date().toISOString() }, ...orders] });
  if (state === 'placed') track('Order created', { total });
  say(t(state === 'placed' ? 'orderCreated' : 'draftSaved', id));
  return id;
}

export function answerApproval(id: string, answer: NonNullable<Approval['answer']>): void {
  change({
    approvals: books.value.approvals.map((approval) =>
      approval.id === id ? { ...approval, answer } : approval,
    ),
  });
  if (answer === 'approved') track('Approval given');
  say(t(answer === 'approved' ? 'approvalGiven' : 'approvalDeclined'));
}

export function tickTask(id: string): void {
  const { tasks } = books.value;
  const isDone = !tasks.find((task) => task.id === id)?.isDone;
  change({ tasks: tasks.map((task) => (task.id === id ? { ...task, isDone } : task)) });
  if (isDone) track('Task completed');
}

export function exportReport(report: string, format: string): void {
  track('Report exported', { report, format });
  say(t('reportExported'));
}

export function toggleIntegration(id: string): void {
  const { connected } = books.value;
  const isConnected = connected.includes(id);
  change({ connected: isConnected ? connected.filter((one) => one !== id) : [...connected, id] });
  if (!isConnected) track('Integration connected', { integration: id });
}

export const money = (amount: number) =>
  new Intl.NumberFormat(user.value.language, {
    style: 'currency',
    currency: account.value.currency,
    maximumFractionDigits: amount % 1 === 0 ? 0 : 2,
  }).format(amount);

export const shortMoney = (amount: number) =>
  new Intl.NumberFormat(user.value.language, {
    style: 'currency',
    currency: account.value.currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(amount);

export const day = (iso: string) =>
  new Intl.DateTimeFormat(user.value.language, { day: 'numeric', month: 'short' }).format(new Date(iso));

export const daysSince = (iso: string) =>
  Math.max(0, Math.floor((Date.now() - Date.parse(iso)) / 86_400_000));

/** "yesterday", "3 days ago" */
export const ago = (iso: string) =>
  new Intl.RelativeTimeFormat(user.value.language, { numeric: 'auto' }).format(-daysSince(iso), 'day');
