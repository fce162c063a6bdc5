// Random schedules: node --experimental-websocket schedules.mjs ADDRESS FOLDER SECRET FIRST COUNT
// Writes "restart" or "sleep" when whoever runs the server shall restart it or put its clock forward, and waits for a
// line in return; at the end writes a line of JSON with what failed.
import readline from 'node:readline';
import { Visitor, prng, readScripts } from './visitor.mjs';

const [address, folder, secret, first, count] = process.argv.slice(2);
const script = readScripts(folder);
const sleep = ms => new Promise(go => setTimeout(go, ms));
const atOnce = 48, patience = 120000;

const replies = [];
readline.createInterface(process.stdin).on('line', () => replies.shift()?.());
const ask = what => new Promise(done => {
  replies.push(done);
  process.stdout.write(what + '\n');
});

async function transcript(conversationId) {
  const response = await fetch(`${address}/v3/directline/conversations/${conversationId}/activities`, { headers: { authorization: 'Bearer ' + secret } });
  const { activities } = await response.json();
  return activities.filter(activity => activity.type === 'message').map(activity => activity.text.replaceAll('*', ''));
}

async function run(seed) {
  const random = prng(seed);
  const visitor = new Visitor(address, script, random);
  const said = [];
  const pick = list => list[Math.floor(random() * list.length)];
  const log = [];
  const events = [
    [45, 'say', () => {
      const tab = pick(visitor.tabs);
      const text = `${visitor.tabs.indexOf(tab)} says ${said.length}`;
      said.push(text);
      tab.connection.send(text);
    }],
    [12, 'open', () => visitor.tabs.length < 2 && visitor.openTab()],
    [8, 'reload', async () => {
      const tab = pick(visitor.tabs);
      if (!tab.isIdle) return;
      tab.close();
      await visitor.openTab(visitor.tabs.indexOf(tab));
    }],
    [10, 'offline', async () => {
      visitor.offline = true;
      visitor.cut('freeze');
      await sleep(random() * 400);
      visitor.offline = false;
      if (random() < 0.5) for (const tab of visitor.tabs) tab.fire('online');
    }],
    [8, 'cut', () => visitor.cut('cut')],
    [6, 'freeze', () => visitor.cut('freeze')],
    [8, 'wait', () => sleep(random() * 500)],
    [0.6, 'sleep', async () => {
      visitor.cut('freeze');
      visitor.slept += 7 * 3600e3;
      await ask('sleep');
    }],
    [0.15, 'restart', () => ask('restart')],
  ];
  const total = events.reduce((sum, [weight]) => sum + weight, 0);
  try {
    await visitor.openTab();
    for (let left = 5 + random() * 8; left > 0; left--) {
      let at = random() * total;
      const [, name, event] = events.find(([weight]) => (at -= weight) < 0);
      log.push(name);
      await event();
      await sleep(random() * 80);
    }
    if (visitor.tabs.length < 2) await visitor.openTab();
    visitor.calm = true;
    const deadline = Date.now() + patience;
    let fault;
    do {
      await sleep(200);
      fault = await faultOf(visitor, said).catch(reason => String(reason));
    } while (fault && Date.now() < deadline);
    return fault && { seed, fault, log: log.join(' ') };
  } catch (reason) {
    return { seed, fault: String(reason.stack), log: log.join(' ') };
  } finally {
    visitor.close();
  }
}

// What is wrong in the end, or null: both tabs show what the server has, which is everything that was said, once.
async function faultOf({ tabs }, said) {
  if (tabs.some(tab => !tab.isIdle)) return `waits to send: ${tabs.map(tab => tab.connection.outbox.map(item => `${item.text} (${item.state})`))}`;
  if (tabs.some(tab => tab.texts.length !== 1 + 2 * said.length)) return `said: ${said} | shown: ${tabs.map(tab => tab.texts).join(' | ')}`;
  if (said.length > 0 && tabs[0].conversationId !== tabs[1].conversationId) return 'the tabs are in two conversations';
  for (const tab of tabs) {
    const stored = await transcript(tab.conversationId);
    if (String(tab.texts) !== String(stored)) return `shown: ${tab.texts} | stored: ${stored}`;
    if (stored[0] !== 'Hello from the clinic' || stored.length !== 1 + 2 * said.length) return `said: ${said} | stored: ${stored}`;
    for (const text of said) {
      if (stored.filter(other => other === text).length !== 1) return `not once: ${text} | stored: ${stored}`;
      if (stored[stored.indexOf(text) + 1] !== `You said ${text}`) return `not answered: ${text} | stored: ${stored}`;
    }
    for (const who of '01') {
      const mine = list => list.filter(text => text.startsWith(who + ' says'));
      if (String(mine(stored)) !== String(mine(said))) return `out of order: ${stored}`;
    }
  }
  return null;
}

const seeds = Array.from({ length: Number(count) }, (_, index) => Number(first) + index);
const failed = [];
let done = 0;
await Promise.all(Array.from({ length: atOnce }, async () => {
  while (seeds.length > 0) {
    const fault = await run(seeds.shift());
    if (fault) failed.push(fault);
    done++;
    if (process.env.SCHEDULES_VERBOSE && (fault || done % 50 === 0)) process.stderr.write(`${done} ${fault ? JSON.stringify(fault) : ''}\n`);
  }
}));
process.stdout.write(JSON.stringify({ done, failed }) + '\n', () => process.exit());
