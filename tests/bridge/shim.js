/*
 * Stands where Tauri stands in the real window: passes `invoke` to the bridge, hands events to their listeners and asks
 * the flow instead of the system for files. Put into the page before any of its scripts.
 */
(() => {
  const callbacks = new Map();
  const listeners = new Map();
  let last = 0;

  const spelled = (payload) =>
    payload instanceof ArrayBuffer || ArrayBuffer.isView(payload)
      ? { kind: 'application/octet-stream', body: payload }
      : { kind: 'application/json', body: JSON.stringify(payload ?? {}) };

  async function post(command, payload) {
    const { kind, body } = spelled(payload);
    const answer = await fetch(`/bridge/call/${encodeURIComponent(command)}`, {
      method: 'POST',
      headers: { 'Content-Type': kind },
      body,
    });
    if (answer.headers.get('Content-Type') === 'application/octet-stream') return answer.arrayBuffer();
    if (answer.ok) return answer.json();
    if (answer.status === 422) throw await answer.json();
    throw new Error(`${command}: ${answer.status} ${await answer.text()}`);
  }

  /** Hands an event to who listens; a flow calls it for what only a real window sends, as a file dropped on it. */
  window.hear = (event, payload) => {
    for (const [id, handler] of listeners.get(event) ?? []) callbacks.get(handler)?.({ event, id, payload });
  };

  const opened = new Promise((resolve) => {
    const source = new EventSource('/bridge/events');
    source.addEventListener('open', resolve);
    source.addEventListener('message', ({ data }) => {
      const { event, payload } = JSON.parse(data);
      window.hear(event, payload);
    });
  });

  async function listen({ event, handler, target }) {
    await opened;
    const id = await post('plugin:event|listen', { event, handler, target });
    if (!listeners.has(event)) listeners.set(event, new Map());
    listeners.get(event).set(id, handler);
    return id;
  }

  window.__TAURI_INTERNALS__ = {
    metadata: { currentWindow: { label: 'main' }, currentWebview: { label: 'main', windowLabel: 'main' } },
    transformCallback(callback, once) {
      const id = ++last;
      callbacks.set(id, (data) => {
        if (once) callbacks.delete(id);
        return callback?.(data);
      });
      return id;
    },
    unregisterCallback: (id) => callbacks.delete(id),
    runCallback: (id, data) => callbacks.get(id)?.(data),
    invoke(command, payload) {
      if (command === 'plugin:event|listen') return listen(payload);
      if (command.startsWith('plugin:dialog|')) return window.answerDialog(command.split('|')[1], payload.options);
      return post(command, payload);
    },
  };
  window.__TAURI_EVENT_PLUGIN_INTERNALS__ = {
    unregisterListener: (event, id) => listeners.get(event)?.delete(id),
  };
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    window.reportFault(`the content security policy blocks ${blockedURI} (${violatedDirective})`);
  });
})();
