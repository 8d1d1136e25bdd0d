// Calls the API from this page's origin, and compares what the browser shows a script with what application.yml promises
// and with what the server explains.

import { api, apiAnswers, behind, config, explain } from './api.js';
import { ask } from './ask.js';
import { credentialsOf, GROUPS, json, promised } from './calls.js';
import { element } from './dom.js';

// --- Calling ---------------------------------------------------------------------------------------------------------

let session;

async function csrfHeader() {
  const { headerName, token } = await (await fetch(`${api}/api/csrf`, { credentials: 'include' })).json();
  return { [headerName]: token };
}

async function signIn() {
  const login = json({ username: 'ada', password: 'lovelace' });
  await fetch(`${api}/api/login`, {
    method: 'POST', credentials: 'include', headers: { ...login.headers, ...await csrfHeader() }, body: login.body,
  });
}

async function signOut() {
  await fetch(`${api}/api/logout`, { method: 'POST', credentials: 'include', headers: await csrfHeader() });
}

// What is really sent. If signing in fails, the call is made all the same, as the row is about the call.
async function requestOf(call) {
  if (call.signedIn) {
    await (session ??= signIn().catch(() => {}));
  }
  const token = call.csrf ? await csrfHeader().catch(() => ({})) : {};
  return {
    method: call.method, credentials: credentialsOf(call), headers: { ...call.headers, ...token }, body: call.body,
  };
}

async function see(call, request) {
  try {
    const response = await fetch(api + call.path, request);
    const header = call.header && response.headers.get(call.header);
    return {
      outcome: header === null ? 'hidden' : 'readable',
      status: response.status,
      body: await response.text(),
      header,
    };
  }
  catch (error) {
    return { outcome: 'blocked', error };
  }
}

const questionOf = (call, request) => ({
  origin: location.origin,
  method: request.method,
  path: call.path,
  headers: Object.keys(request.headers).join(', '),
  credentials: request.credentials,
});

// --- Showing ---------------------------------------------------------------------------------------------------------

function showOrigins() {
  const origin = (host) => `${location.protocol}//${host}${location.port && `:${location.port}`}`;
  const links = [
    [origin('localhost'), 'listed'],
    [origin('tenant-7.localhost'), 'matches a pattern'],
    [origin('127.0.0.1'), 'not allowed'],
    ...config.tenants.map((tenant) => [tenant, 'a tenant in the database']),
  ];
  document.querySelector('#origins').replaceChildren(...links.map(([href, note]) => {
    const link = element('a', '', element('span', 'origin', href), element('span', 'note', note));
    link.href = `${href}/`;
    if (href === location.origin) {
      link.ariaCurrent = 'page';
    }
    return element('li', '', link);
  }));
}

// Who answers CORS, and for what.
function showGoverned() {
  const code = (text) => element('code', '', text);
  const paths = [code('/api/**'), ' and ', code('/public/**')];
  document.querySelector('#governed').replaceChildren(...behind
    ? ['The calls go through the gateway at ', code(api), ', whose policies govern ', ...paths,
      '. The API behind it, at ', code(behind), ', has no policies.']
    : ['The API’s own policies govern ', ...paths, '. With the profile ', code('gateway'), ' the policies are a gateway’s.']);
}

function showCalls() {
  const table = document.querySelector('table');
  for (const group of GROUPS) {
    const heading = element('th', '', group.title);
    heading.colSpan = 5;
    heading.scope = 'rowgroup';
    const body = element('tbody', '', element('tr', 'group', heading));
    body.append(...group.calls.map(rowOf));
    table.append(body);
  }
}

function rowOf(call) {
  const row = document.querySelector('#row').content.firstElementChild.cloneNode(true);
  row.dataset.row = call.row;
  row.querySelector('.title').textContent = call.title;
  row.querySelector('.why').textContent = call.why;
  row.querySelector('.line').append(element('b', '', call.method), ` ${call.path}`);
  const details = [`credentials: ${credentialsOf(call)}`];
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    details.push(`${name}: ${value}`);
  }
  if (call.csrf) {
    details.push('X-CSRF-TOKEN: …');
  }
  row.querySelector('.details').append(...details.map((detail) => element('li', '', detail)));
  if (call.preflighted) {
    row.querySelector('.details').append(element('li', 'preflighted', 'preflight first'));
  }
  row.querySelector('.promise').textContent = promised(call).says;
  return row;
}

function showWaiting(row) {
  delete row.dataset.outcome;
  delete row.dataset.explained;
  delete row.dataset.verdict;
  row.querySelector('.seen').replaceChildren();
  row.querySelector('.explained').replaceChildren();
  row.querySelector('.chip').textContent = 'running …';
}

function showSeen(row, call, seen) {
  const cell = [element('span', `outcome ${seen.outcome}`, seen.outcome)];
  if (seen.error) {
    cell.push(element('code', 'excerpt', `${seen.error.name}: ${seen.error.message}`));
  }
  else {
    cell.push(element('b', 'status', seen.status));
    const text = call.header ? `${call.header}: ${seen.header ?? 'null'}` : seen.body;
    cell.push(element('code', 'excerpt', text));
  }
  row.querySelector('.seen').replaceChildren(...cell);
  row.dataset.outcome = seen.outcome;
}

function showExplanation(row, call, question, explanation) {
  const cell = [
    element('span', `outcome ${explanation.outcome}`, explanation.outcome),
    element('span', 'sentence', explanation.reason ?? whyAllowed(explanation)),
  ];
  const exposed = explanation.headers['Access-Control-Expose-Headers'];
  if (call.header && exposed) {
    cell.push(element('span', 'sentence', `Scripts may read ${exposed}.`));
  }
  const steps = element('button', 'steps', 'Steps');
  steps.type = 'button';
  steps.ariaLabel = `Steps of the check: ${call.title}`;
  steps.addEventListener('click', () => ask(question));
  row.querySelector('.explained').replaceChildren(...cell, steps);
  row.dataset.explained = explanation.outcome;
}

// A policy is about which origin may do something.
const whyAllowed = (explanation) => explanation.steps.find((step) => step.check === 'origin').reason;

function showNoExplanation(row, error) {
  row.querySelector('.explained').textContent = `No explanation: ${error.message}.`;
  row.dataset.explained = 'unknown';
}

function showVerdict(row, expected) {
  row.dataset.verdict = expected ? 'expected' : 'unexpected';
  row.querySelector('.chip').textContent = expected ? '✓ as it should be' : '✗ NOT as it should be';
}

function showPermission(alive, allowed) {
  const verb = allowed ? 'allows it' : 'does not allow it';
  document.querySelector('#headline').replaceChildren(
    'This page’s origin is ', element('code', '', location.origin), `, and the ${behind ? 'gateway' : 'API'} at `,
    element('code', '', api), ' ',
    element('em', allowed ? 'readable' : 'blocked', alive ? verb : 'does not answer'), '.');
}

function showSummary(calls, good, agreed) {
  const promises = good === calls
    ? `All ${calls} calls ended as they should`
    : `${calls - good} of ${calls} calls did NOT end as they should`;
  const explanations = agreed === calls
    ? 'and as the server explains.'
    : `and ${calls - agreed} NOT as the server explains.`;
  document.querySelector('#summary').textContent = `${promises}, ${explanations}`;
}

// --- Running ---------------------------------------------------------------------------------------------------------

async function run() {
  const again = document.querySelector('#again');
  again.disabled = true;
  document.body.dataset.done = 'false';
  session = undefined;
  const calls = GROUPS.flatMap((group) => group.calls);
  const rows = new Map(calls.map((call) => [call, document.querySelector(`[data-row="${call.row}"]`)]));
  rows.forEach((row) => showWaiting(row));
  const alive = await apiAnswers();
  let good = 0;
  let agreed = 0;
  for (const [call, row] of rows) {
    const request = await requestOf(call);
    const seen = await see(call, request);
    const { outcome, status } = promised(call);
    const expected = alive && seen.outcome === outcome && seen.status === status;
    good += expected ? 1 : 0;
    showSeen(row, call, seen);
    showVerdict(row, expected);
    if (call.row === 'safelisted-get') {
      showPermission(alive, seen.outcome === 'readable');
    }
    try {
      const question = questionOf(call, request);
      const explanation = await explain(question);
      agreed += (explanation.outcome === 'allowed') === (seen.outcome !== 'blocked') ? 1 : 0;
      showExplanation(row, call, question, explanation);
    }
    catch (error) {
      showNoExplanation(row, error);
    }
  }
  await session?.then(signOut).catch(() => {});
  showSummary(calls.length, good, agreed);
  document.body.dataset.done = 'true';
  again.disabled = false;
}

showOrigins();
showGoverned();
showCalls();
document.querySelector('#again').addEventListener('click', run);
await run();
