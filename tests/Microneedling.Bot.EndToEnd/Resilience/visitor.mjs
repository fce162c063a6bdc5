// A visitor with up to two tabs of the chat, on a bad network. The tabs run the chat's own scripts, each in a realm of its
// own; their clocks run faster than ours, so that hours of waiting fit into seconds.
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { newDocument, newRoot } from './dom.mjs';

// What the scripts wait for a server is shortened less: this one may have a small machine to itself and hundreds of visitors.
const speed = 10, patience = 20000;
const sleep = ms => new Promise(go => setTimeout(go, ms));
const lost = () => new TypeError('Failed to fetch');

export function prng(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function readScripts(folder) {
  const modules = ['make.js', 'words.js', 'markdown.js', 'transcript.js', 'connection.js']
    .map(file => fs.readFileSync(path.join(folder, file), 'utf8').replace(/^import [^\n]*\n/gm, '').replace(/^export /gm, ''));
  return new vm.Script(modules.join('\n') + '\n;({ Connection, Transcript })');
}

export class Visitor {
  cookies = new Map();
  tabs = [];
  channels = new Set();
  locked = Promise.resolve();
  slept = 0;
  offline = false;
  calm = false;

  constructor(address, script, random) {
    Object.assign(this, { address, script, random });
  }

  get cookie() { return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '); }

  chance(share) { return !this.calm && this.random() < share; }

  // One request as the network treats it: late, doubled, lost on the way there or back, or never answered.
  async request(target, options = {}) {
    const { signal } = options;
    const gone = new Promise((_, fail) => signal?.addEventListener('abort', () => fail(new DOMException('Aborted', 'AbortError'))));
    gone.catch(() => {});
    const send = () => fetch(this.address + target, { ...options, headers: { ...options.headers, origin: this.address, 'sec-fetch-site': 'same-origin', ...(this.cookie && { cookie: this.cookie }) } });
    if (this.chance(0.3)) await Promise.race([gone, sleep(this.random() * 150)]);
    if (this.offline || this.chance(0.06)) throw lost();
    if (this.chance(0.005)) await gone;
    if (this.chance(0.05)) setTimeout(() => send().then(response => response.text()).catch(() => {}), this.random() * 200);
    const response = await Promise.race([gone, send()]);
    const text = await Promise.race([gone, response.text()]);
    if (this.chance(0.2)) await Promise.race([gone, sleep(this.random() * 150)]);
    if (this.offline || this.chance(0.06)) throw lost();
    if (this.chance(0.005)) await gone;
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      value ? this.cookies.set(name, value) : this.cookies.delete(name);
    }
    return { ok: response.ok, status: response.status, headers: response.headers, text: async () => text, json: async () => JSON.parse(text) };
  }

  // As locks of the browser are: one holder over all tabs.
  lock(work) {
    const mine = this.locked.then(work, work);
    this.locked = mine.catch(() => {});
    return mine;
  }

  async openTab(at = this.tabs.length) {
    let page;
    while (!page?.ok) page = await this.request('/', { headers: { 'sec-fetch-dest': 'document' }, signal: AbortSignal.timeout(2000) }).catch(() => sleep(50));
    const brought = /<template id="session">(.*?)<\/template>/s.exec(await page.text())?.[1];
    this.tabs[at] = new Tab(this, brought && this.random() < 0.8 ? JSON.parse(brought) : null);
  }

  cut(how) {
    for (const tab of this.tabs) for (const socket of [...tab.sockets]) socket[how]();
  }

  close() {
    for (const tab of this.tabs) tab.close();
  }
}

class Tab {
  sockets = new Set();
  timers = new Set();
  listeners = {};
  closed = false;

  constructor(visitor, first) {
    this.visitor = visitor;
    const { Connection, Transcript } = visitor.script.runInContext(vm.createContext(this.realm()));
    const [list, scroller, newer, polite, urgent] = Array.from({ length: 5 }, newRoot);
    this.list = list;
    const transcript = new Transcript({ list, scroller, newer, polite, urgent, assistant: 'Assistant', again: item => this.connection.again(item) });
    // What chat.js does with what is heard, less what is only looks.
    this.connection = new Connection({
      session: isNew => isNew && transcript.clear(),
      activity: (activity, isHistory) => transcript.add(activity, isHistory),
      outgoing: item => transcript.outgoing(item),
      state() {},
    }, { first });
    this.connection.connect();
  }

  get isIdle() { return this.connection.outbox.length === 0 && this.connection.session; }
  get texts() { return this.list.elements.map(item => item.querySelector('.bubble').textContent); }
  get conversationId() { return this.connection.session?.conversationId; }

  fire(name) {
    for (const heard of this.listeners[name] ?? []) heard({});
  }

  close() {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
    for (const socket of [...this.sockets]) socket.vanish();
    for (const channel of [...this.visitor.channels]) if (channel.tab === this) this.visitor.channels.delete(channel);
  }

  timer(start, work, ms) {
    if (this.closed) return null;
    const timer = start(() => this.closed || work(), ms);
    this.timers.add(timer);
    return timer;
  }

  realm() {
    const tab = this, { visitor } = this;
    const stop = timer => {
      clearTimeout(timer);
      this.timers.delete(timer);
    };
    const add = (name, heard) => (this.listeners[name] ??= []).push(heard);
    return {
      AbortController, URL, Intl, crypto,
      location: new URL(visitor.address),
      document: newDocument({ add }),
      addEventListener: add,
      navigator: { onLine: true, locks: { request: (_, work) => visitor.lock(work) } },
      fetch: (target, options) => (this.closed ? new Promise(() => {}) : visitor.request(target, options)),
      setTimeout: (work, ms) => this.timer(setTimeout, work, ms < patience ? ms / speed : ms / 4),
      setInterval: (work, ms) => this.timer(setInterval, work, ms / speed),
      clearTimeout: stop, clearInterval: stop,
      requestAnimationFrame() {},
      Math: Object.create(Math, { random: { value: visitor.random } }),
      // A clock that runs as fast as the timers, and jumps when the computer slept.
      Date: class extends Date {
        static now() { return Date.now() * speed + visitor.slept; }
      },
      WebSocket: class extends Socket {
        constructor(url) { super(tab, url); }
      },
      BroadcastChannel: class {
        constructor() {
          this.tab = tab;
          visitor.channels.add(this);
        }

        postMessage(data) {
          for (const other of visitor.channels) if (other !== this) setTimeout(() => other.tab.closed || other.onmessage?.({ data }), 1);
        }
      },
    };
  }
}

// A socket that can be refused, cut, or die without a word.
class Socket {
  static OPEN = 1;
  readyState = 0;
  order = Promise.resolve();

  constructor(tab, url) {
    const { visitor } = tab;
    this.tab = tab;
    tab.sockets.add(this);
    if (visitor.offline || visitor.chance(0.1)) return void setTimeout(() => this.cut(), 20);
    this.real = new WebSocket(url);
    this.real.onopen = () => this.then(() => {
      this.readyState = 1;
      this.onopen?.();
    });
    this.real.onmessage = ({ data }) => this.then(() => this.onmessage?.({ data }));
    this.real.onclose = this.real.onerror = () => this.then(() => this.cut());
    if (visitor.chance(0.15)) setTimeout(() => visitor.calm || this.cut(), visitor.random() * 600);
    if (visitor.chance(0.08)) setTimeout(() => visitor.calm || this.freeze(), visitor.random() * 600);
  }

  // Frames may come late, but in order and never with a gap.
  then(work) {
    const late = this.tab.visitor.chance(0.2) ? this.tab.visitor.random() * 80 : 0;
    this.order = this.order.then(async () => {
      if (late) await sleep(late);
      if (!this.frozen && !this.tab.closed && this.readyState < 2) work();
    });
  }

  send(data) {
    if (!this.frozen && this.real.readyState === 1) this.real.send(data);
  }

  freeze() { this.frozen = true; }

  vanish() {
    this.frozen = true;
    this.readyState = 3;
    this.tab.sockets.delete(this);
    this.real?.close();
  }

  cut() {
    if (this.readyState === 3) return;
    this.vanish();
    this.onclose?.();
  }

  close() { this.vanish(); }
}
