// @ts-check
// The work, kept in this browser. One record: the studio is used for one report at a time.

const NAME = 'report-charts-studio';
const STORE = 'work';
const KEY = 'current';

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error('blocked'));
  });
}

/**
 * @template Result
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<Result>} act
 * @returns {Promise<Result>}
 */
async function transact(mode, act) {
  const database = await opened();
  try {
    return await new Promise((done, failed) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => failed(transaction.error);
      transaction.onerror = () => failed(transaction.error);
    });
  } finally {
    database.close();
  }
}

/**
 * Returns a promise of the kept work; undefined for none.
 *
 * @returns {Promise<import('./types.js').Work | undefined>}
 */
export function kept() {
  return transact('readonly', (store) => store.get(KEY));
}

/** @param {import('./types.js').Work} work */
export function keep(work) {
  return transact('readwrite', (store) => store.put(work, KEY));
}

export function forget() {
  return transact('readwrite', (store) => store.delete(KEY));
}
