// The way to the server: a session of our own for the token, Direct Line for everything else.
// What is sent is kept here until the server has it; its client id stays the same however often it is tried, and the
// server takes each id once, so that nothing is lost and nothing doubled.

const base = '/v3/directline/conversations/';
const patience = 20000;
const pause = (attempt, longest = 15000) => Math.min(longest, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);
const newId = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
const sequenceOf = id => Number(id?.split('|')[1]) || 0;

// One tab at a time, where the browser lets this frame know of other tabs.
const alone = work => !navigator.locks ? work() : new Promise((done, fail) => {
  const run = () => work().then(done, fail);
  navigator.locks.request('chat', run).catch(run);
});

const channel = () => {
  try {
    return new BroadcastChannel('chat');
  } catch {
    return null;
  }
};

export class Connection {
  // on: { session(isNew), activity(activity, isHistory), state(online, fault), outgoing(item) }
  // first: the session that came with the page, if one did.
  constructor(on, { embedded, first } = {}) {
    Object.assign(this, { on, first, embedded, outbox: [], attempt: 0, failures: 0, flying: new Set() });
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
    // Another tab was the first to speak: its conversation is this tab's too, unless this one has a conversation already.
    this.tabs = channel();
    if (!this.tabs) return;
    this.tabs.onmessage = ({ data }) => {
      if (this.kept) return void (data === 'hello' && this.tabs.postMessage('kept'));
      if (data !== 'kept') return;
      this.joining = true;
      this.wake();
    };
    this.tabs.postMessage('hello');
  }

  get isOpen() { return this.socket?.readyState === WebSocket.OPEN || this.polling; }

  // Opens the conversation, or comes back to it; once at a time.
  async connect() {
    if (this.connecting) return;
    this.connecting = true;
    try {
      await (this.session && !this.joining ? this.reconnect() : this.open());
    } catch (fault) {
      this.retry(fault);
    } finally {
      this.connecting = false;
    }
  }

  // Gets the session and everything said so far, then listens.
  async open() {
    const answer = this.first ?? await this.fetch(this.own('', this.anew && 'anew=true'), { method: 'POST' });
    this.first = null;
    this.anew = this.joining = false;
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
    if (!this.session) return this.open(); // left behind in the meantime
    this.take(answer, answer.expires_in);
    this.listen(answer.streamUrl);
    this.pump();
  }

  // Begins at once with fresh requests: those on their way may have gone where the old network was.
  wake() {
    clearTimeout(this.timer);
    this.attempt = 0;
    this.drop();
    for (const request of this.flying) request.abort();
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
    let opened = false, asked = false;
    socket.onopen = () => {
      if (this.socket !== socket) return;
      opened = true;
      this.attempt = this.failures = 0;
      this.on.state(true);
    };
    socket.onmessage = ({ data }) => {
      if (this.socket !== socket) return;
      asked = false;
      if (data) this.receive(JSON.parse(data));
    };
    const ended = socket.onclose = () => {
      if (this.socket !== socket) return;
      this.drop();
      if (!opened && ++this.failures >= 2) return this.poll(); // something on the way does not let WebSockets through
      this.retry();
    };
    // The server answers the question mark; a socket that does not is dead, whatever it says of itself.
    this.beat = setInterval(() => {
      if (asked || socket.readyState !== WebSocket.OPEN) return ended();
      asked = true;
      socket.send('?');
    }, patience);
  }

  drop() {
    this.polling = null;
    clearInterval(this.beat);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  // Asks again and again; after a minute or so a socket is tried once more.
  async poll() {
    const mine = this.polling = {};
    for (let round = 0; round < 40; round++) {
      let answer;
      try {
        answer = await this.call(this.session.conversationId + '/activities?watermark=' + this.watermark);
      } catch (fault) {
        if (this.polling !== mine) return;
        this.polling = null;
        return this.retry(fault);
      }
      if (this.polling !== mine) return;
      this.receive(answer);
      this.on.state(true);
      await new Promise(go => setTimeout(go, document.hidden ? 10000 : 1500));
      if (this.polling !== mine) return;
    }
    this.connect();
  }

  receive({ activities, watermark }, isHistory) {
    for (const activity of activities) {
      const sequence = sequenceOf(activity.id);
      if (sequence && sequence <= this.watermark) continue;
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

  settle(item, state, fault) {
    if (item.state === 'sent' || !this.outbox.includes(item)) return;
    if (state === 'sent' || state === 'failed') this.outbox = this.outbox.filter(other => other !== item);
    if (item.state === state && item.fault === fault) return;
    Object.assign(item, { state, fault });
    this.on.outgoing(item);
  }

  // Sends what waits, one after the other.
  async pump() {
    if (this.pumping || !this.session) return;
    this.pumping = true;
    clearTimeout(this.resend);
    let item;
    try {
      while ((item = this.outbox[0])) {
        this.settle(item, 'sending');
        await this.post(item);
        this.settle(item, 'sent');
        this.sendAttempt = 0;
      }
    } catch (fault) {
      const astray = [401, 403, 404].includes(fault.status);
      const passing = astray || fault.status === 408 || fault.status === 429 || !(fault.status >= 400 && fault.status < 500);
      this.settle(item, passing ? 'waiting' : 'failed', fault);
      this.sendAttempt = (this.sendAttempt ?? 0) + 1;
      if (astray) this.wake();
      if (this.outbox.length) this.resend = setTimeout(() => this.pump(), Math.max((fault.retryAfter ?? 0) * 1000, pause(this.sendAttempt)));
    } finally {
      this.pumping = false;
    }
  }

  async post(item) {
    await this.keep();
    const { conversationId, userId } = this.session;
    const { id } = await this.call(conversationId + '/activities', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        from: { id: userId },
        locale: document.documentElement.lang,
        text: item.text,
        ...(item.value !== undefined && { value: item.value }),
        channelData: { clientActivityID: item.id, ...this.extra },
      }),
    });
    // What the server has must be heard of soon, or nobody is listening any more.
    setTimeout(() => this.session?.conversationId === conversationId && this.watermark < sequenceOf(id) && this.socket && this.wake(), 5000);
  }

  // Before the visitor's first words this browser is told to come back to this conversation; where another tab was
  // first, its conversation goes on here.
  async keep() {
    if (this.kept) return;
    const { conversationId } = await alone(() => this.fetch(this.own('/keep'), { method: 'POST', headers: this.bearer }));
    if (conversationId !== this.session.conversationId) await this.open();
    this.kept = true;
    this.tabs?.postMessage('kept');
  }

  again(item) {
    if (!this.outbox.includes(item)) this.outbox.push(item);
    this.settle(item, 'waiting');
    this.pump();
  }

  // Leaves this conversation for a new one.
  restart() {
    this.outbox = [];
    this.session = null;
    this.anew = true;
    this.wake();
  }

  get bearer() { return { authorization: 'Bearer ' + this.token }; }

  own(path, more) {
    const query = [this.embedded && 'embedded=true', more].filter(Boolean).join('&');
    return '/chat/session' + path + (query && '?' + query);
  }

  call(path, options = {}) {
    return this.fetch(base + path, { ...options, headers: { ...this.bearer, ...options.headers } });
  }

  async fetch(path, options) {
    const request = new AbortController();
    const timer = setTimeout(() => request.abort(), patience);
    this.flying.add(request);
    try {
      const response = await fetch(path, { ...options, signal: request.signal });
      if (response.ok) return await response.json();
      const body = await response.json().catch(() => null);
      throw Object.assign(new Error(body?.error?.message ?? 'HTTP ' + response.status), {
        status: response.status,
        retryAfter: Number(response.headers.get('retry-after')) || 0,
        sentence: body?.error?.message,
      });
    } finally {
      clearTimeout(timer);
      this.flying.delete(request);
    }
  }
}
