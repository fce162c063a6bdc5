// The way to the server: a session of our own for the token, Direct Line for everything else.
// What is sent is kept here until the server has it; its client id stays the same however often it is tried, and the
// server takes each id once, so that nothing is lost and nothing doubled.

const base = '/v3/directline/conversations/';
const pause = (attempt, longest = 15000) => Math.min(longest, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);
const newId = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');

export class Connection {
  // on: { session(isNew), activity(activity, isHistory), state(online), outgoing(item) }
  constructor(on, embedded) {
    this.on = on;
    this.query = embedded ? '?embedded=true' : '';
    this.outbox = [];
    this.attempt = 0;
    this.failures = 0;
    addEventListener('online', () => this.wake());
    addEventListener('offline', () => this.on.state(false));
    // After a sleep the old socket looks alive and is not.
    let last = Date.now();
    setInterval(() => {
      const slept = Date.now() - last > 60000;
      last = Date.now();
      if (slept) this.wake();
    }, 5000);
    addEventListener('pageshow', event => event.persisted && this.wake());
    document.addEventListener('visibilitychange', () => !document.hidden && !this.isOpen && this.wake());
  }

  get isOpen() { return this.socket?.readyState === WebSocket.OPEN || this.polling; }

  // Opens the conversation, or comes back to it; once at a time.
  async connect() {
    if (this.connecting) return;
    this.connecting = true;
    try {
      await (this.session ? this.reconnect() : this.open());
    } catch (fault) {
      this.retry(fault);
    } finally {
      this.connecting = false;
    }
  }

  // Gets the session and everything said so far, then listens.
  async open() {
    const answer = await this.fetch('/chat/session' + this.query, { method: 'POST' });
    const isNew = answer.conversationId !== this.session?.conversationId;
    this.kept = answer.resumed;
    this.take(answer, answer.expiresIn);
    this.session = { conversationId: answer.conversationId, userId: answer.userId };
    if (isNew) this.watermark = 0;
    this.on.session(isNew);
    this.receive(answer, isNew);
    this.listen(answer.streamUrl);
    this.pump();
  }

  // Comes back to the same conversation after the stream broke.
  async reconnect() {
    let answer;
    try {
      answer = await this.call(this.session.conversationId + '?watermark=' + this.watermark);
    } catch (fault) {
      if ([401, 403, 404].includes(fault.status)) return this.open(); // too old: the cookie knows the way
      throw fault;
    }
    this.take(answer, answer.expires_in);
    this.listen(answer.streamUrl);
    this.pump();
  }

  wake() {
    clearTimeout(this.timer);
    this.attempt = 0;
    this.drop();
    this.connect();
  }

  retry(fault) {
    this.on.state(false, fault);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), Math.max((fault?.retryAfter ?? 0) * 1000, pause(this.attempt++)));
  }

  take(answer, seconds) {
    this.token = answer.token;
    clearTimeout(this.renewal);
    this.renewal = setTimeout(() => this.renew(), Math.min(seconds * 500, 2 ** 31 - 1));
  }

  async renew() {
    try {
      const answer = await this.fetch('/v3/directline/tokens/refresh', { method: 'POST', headers: this.bearer });
      this.take(answer, answer.expires_in);
    } catch {
      // The next thing that needs the token will notice and get another.
    }
  }

  listen(streamUrl) {
    this.drop();
    // The server may stand behind a proxy and know itself by another name: only the path counts.
    const { pathname, search } = new URL(streamUrl);
    const socket = this.socket = new WebSocket((location.protocol === 'https:' ? 'wss://' : 'ws://') + location.host + pathname + search);
    let opened = false;
    socket.onopen = () => {
      opened = true;
      this.attempt = this.failures = 0;
      this.on.state(true);
    };
    socket.onmessage = ({ data }) => data && this.receive(JSON.parse(data));
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.socket = null;
      clearInterval(this.beat);
      if (!opened && ++this.failures >= 2) return this.poll(); // something on the way does not let WebSockets through
      this.retry();
    };
    this.beat = setInterval(() => socket.readyState === WebSocket.OPEN && socket.send(''), 20000);
  }

  drop() {
    this.polling = false;
    clearInterval(this.beat);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  async poll() {
    this.polling = true;
    const session = this.session;
    while (this.polling && this.session === session) {
      try {
        this.receive(await this.call(session.conversationId + '/activities?watermark=' + this.watermark));
        this.on.state(true);
      } catch (fault) {
        this.polling = false;
        return this.retry(fault);
      }
      await new Promise(go => setTimeout(go, document.hidden ? 10000 : 1500));
    }
  }

  receive({ activities, watermark }, isHistory) {
    for (const activity of activities) {
      const sequence = Number(activity.id?.split('|')[1]);
      if (sequence <= this.watermark) continue;
      if (sequence) this.watermark = sequence;
      const clientId = activity.channelData?.clientActivityID;
      const sent = clientId && this.outbox.find(item => item.id === clientId);
      if (sent) this.settle(sent, 'sent');
      this.on.activity(activity, isHistory);
    }
    this.watermark = Math.max(this.watermark ?? 0, Number(watermark) || 0);
  }

  // Queues a message; the returned item is told about again whenever its state changes.
  send(text, value) {
    const item = { id: newId(), text, value, state: 'waiting' };
    this.outbox.push(item);
    this.on.outgoing(item);
    this.pump();
    return item;
  }

  settle(item, state) {
    if (state === 'sent') this.outbox = this.outbox.filter(other => other !== item);
    if (item.state === state || item.state === 'sent') return;
    item.state = state;
    this.on.outgoing(item);
  }

  // Sends what waits, one after the other.
  async pump() {
    if (this.pumping || !this.session) return;
    this.pumping = true;
    try {
      while (this.outbox.length && this.session) {
        const item = this.outbox[0];
        this.settle(item, 'sending');
        await this.post(item);
        this.settle(item, 'sent');
        this.sendAttempt = 0;
      }
    } catch (fault) {
      const item = this.outbox[0];
      if (item) {
        item.fault = fault;
        this.settle(item, fault.status === 429 || !(fault.status >= 400 && fault.status < 500) || [401, 403, 404].includes(fault.status) ? 'waiting' : 'failed');
        if (item.state === 'failed') this.outbox.shift();
      }
      clearTimeout(this.resend);
      this.sendAttempt = (this.sendAttempt ?? 0) + 1;
      if ([401, 403, 404].includes(fault.status)) this.wake();
      else if (this.outbox.length) this.resend = setTimeout(() => this.pump(), Math.max((fault.retryAfter ?? 0) * 1000, pause(this.sendAttempt)));
    } finally {
      this.pumping = false;
    }
    if (this.outbox[0]?.state === 'waiting' && !this.outbox[0].fault) this.pump();
  }

  async post(item) {
    const keeping = this.kept ? null : this.keep();
    await this.call(this.session.conversationId + '/activities', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        from: { id: this.session.userId },
        locale: document.documentElement.lang,
        text: item.text,
        ...(item.value !== undefined && { value: item.value }),
        channelData: { clientActivityID: item.id, ...this.extra },
      }),
    });
    await keeping;
  }

  // From the visitor's first action on, this browser comes back to this conversation.
  async keep() {
    try {
      await this.fetch('/chat/session/keep' + this.query, { method: 'POST', headers: this.bearer });
      this.kept = true;
    } catch {
      // The message matters more.
    }
  }

  again(item) {
    item.fault = null;
    if (!this.outbox.includes(item)) this.outbox.push(item);
    this.settle(item, 'waiting');
    this.pump();
  }

  // Leaves this conversation for a new one.
  async restart() {
    await this.fetch('/chat/session' + this.query, { method: 'DELETE' }).catch(() => {});
    this.outbox = [];
    this.session = null;
    this.wake();
  }

  get bearer() { return { authorization: 'Bearer ' + this.token }; }

  call(path, options = {}) {
    return this.fetch(base + path, { ...options, headers: { ...this.bearer, ...options.headers } });
  }

  async fetch(path, options) {
    const response = await fetch(path, { ...options, signal: AbortSignal.timeout?.(20000) });
    if (response.ok) return response.status === 204 ? null : response.json();
    const body = await response.json().catch(() => null);
    throw Object.assign(new Error(body?.error?.message ?? 'HTTP ' + response.status), {
      status: response.status,
      retryAfter: Number(response.headers.get('retry-after')) || 0,
      sentence: body?.error?.message,
    });
  }
}
