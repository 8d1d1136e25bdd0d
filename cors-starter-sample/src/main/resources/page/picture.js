// Draws an explanation: the request, the steps of the check as a chain, the answer. The picture is made of lists and text,
// so it needs no other description; only its lines and signs are purely visual.

import { element } from './dom.js';

const OUTCOMES = { allowed: 'Allowed', denied: 'Denied', ungoverned: 'Not governed' };

const SIGNS = { passed: '✓', failed: '✗', skipped: '–' };

const NAMES = {
  policy: 'Which policy', origin: 'Origin', credentials: 'Credentials', method: 'Method', headers: 'Request headers',
};

const verdict = document.querySelector('#answer-verdict');

const picture = document.querySelector('#answer-picture');

const warnings = document.querySelector('#answer-warnings');

export function showAnswer(question, explanation) {
  const { outcome, reason } = explanation;
  say(reason ? `${OUTCOMES[outcome]}: ${reason}` : `${OUTCOMES[outcome]}.`, 'unseen');
  picture.dataset.outcome = outcome;
  picture.replaceChildren(requestCard(question, explanation), chain(explanation), answerCard(question, explanation));
  warnings.replaceChildren(...explanation.warnings.map((warning) => element('li', '', warning)));
  show(true);
}

export function showFailure(error) {
  say(`No explanation: ${error.message}.`, '');
  delete picture.dataset.outcome;
  show(false);
}

// People who see the picture need not read the text twice.
function say(text, className) {
  verdict.textContent = text;
  verdict.className = className;
}

function show(explained) {
  picture.hidden = !explained;
  warnings.parentElement.hidden = !explained || warnings.childElementCount === 0;
}

function requestCard({ origin, method, path, headers, credentials }, { type }) {
  const lines = [`Origin: ${origin}`, `credentials: ${credentials}`];
  if (headers.trim()) {
    lines.push(`headers: ${headers}`);
  }
  const card = element('section', 'card', element('h3', '', 'Request'),
    element('code', 'line', element('b', '', method), ` ${path}`),
    element('ul', 'details', ...lines.map((line) => element('li', '', line))));
  if (type === 'preflight') {
    card.append(element('span', 'preflighted', 'preflight first'));
  }
  return card;
}

function chain({ steps }) {
  return element('ol', 'chain', ...steps.map(({ check, result, reason }) => {
    const sign = element('span', 'sign', SIGNS[result]);
    sign.ariaHidden = true;
    return element('li', result, sign,
      element('p', 'check', NAMES[check], ' ', element('span', 'result', result)),
      element('p', 'sentence', reason));
  }));
}

function answerCard({ method }, { outcome, reason, type, headers }) {
  const card = element('section', 'card answer', element('h3', '', OUTCOMES[outcome]),
    element('p', 'then', whatTheBrowserDoes(outcome, type, method)));
  if (reason) {
    card.append(element('p', 'sentence', reason));
  }
  const lines = Object.entries(headers);
  if (lines.length > 0) {
    card.append(element('h4', '', 'Headers it gets'), element('dl', '', ...lines.flatMap(
      ([name, value]) => [element('dt', '', `${name}:`), element('dd', '', value)])));
  }
  return card;
}

function whatTheBrowserDoes(outcome, type, method) {
  if (outcome === 'ungoverned') {
    return 'The rest of the application decides.';
  }
  if (type === 'preflight') {
    return outcome === 'allowed'
      ? `The preflight succeeds, and the browser sends the ${method}.`
      : `The preflight fails: the browser does not send the ${method}.`;
  }
  return outcome === 'allowed'
    ? 'The browser shows the response to the script.'
    : 'The server may answer, but the browser hides it from the script.';
}
