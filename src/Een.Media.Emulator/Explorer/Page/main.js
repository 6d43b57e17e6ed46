// Brings the parts together: the address bar, the form, the answer, the code, the history.

import { codeFor, languages } from './code.js';
import { Credentials } from './credentials.js';
import { announce, byId, copyButton, h, prose, replace } from './dom.js';
import { Faults } from './faults.js';
import { RequestForm } from './form.js';
import { History } from './history.js';
import { build, fromPairs, queryString, target, toHash } from './request.js';
import { header, ResponsePanel, send } from './response.js';
import * as server from './server.js';
import { load } from './spec.js';
import { format, now, parse, setClock } from './wire.js';

const views = ['try', 'history', 'faults', 'credentials'];
const spec = await load();
const account = { cameras: [], thumbnail };
const thumbnails = new Map();
const models = new Map();
let operation = spec.first;
let model = null;
let request = null;
let language = localStorage.getItem('een-explorer-language') ?? 'client';
let secretsInline = true;

const credentials = new Credentials(byId('credentials'), byId('token-chip'));
const faults = new Faults(byId('faults'), active => count('faults-count', active.length));
const history = new History(byId('history'), { again, code: showAsCode, clear: clearHistory, knows: entry => Boolean(spec.match(entry.method, entry.path)) }, total => count('history-count', total));
const form = new RequestForm(byId('fields'), account, server.recordings, changed);
const response = new ResponsePanel(byId('answer'), { walk, act, adopt, nameOf, activeFaults: () => faults.active });
server.authorizeWith(() => credentials.accessToken);

// ---- start

async function start() {
	paintTheme();
	byId('theme').addEventListener('click', nextTheme);
	byId('request').addEventListener('submit', event => { event.preventDefault(); tryIt(); });
	addEventListener('keydown', event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !byId('try').hidden) tryIt(); });
	drawTabs();
	await enter();
}

/** Under a name that is not loopback, or if other machines may connect, the page needs a token before it sees anything. */
async function enter() {
	let state;
	try {
		state = await server.state();
	} catch (error) {
		showGate(error);
		return;
	}
	setClock(Date.parse(state.now));
	account.cameras = state.cameras;
	credentials.client = state.client;
	byId('address').textContent = location.origin;
	faults.update(state.faults);
	byId('gate').hidden = true;
	if (!state.acceptsToken) await credentials.issue();
	byId('page').hidden = false;
	if (following) return;
	following = true;
	credentials.show();
	receiveCode();
	drawRail();
	addEventListener('hashchange', route);
	route();
	form.timeline.draw();
	server.follow(listen, connected);
}

let following = false;
let wasConnected = false;

/** After a break, the emulator may be another one: with other ids in its history, and other tokens. */
function connected(isOn, error) {
	history.connected(isOn);
	if (error?.status === 401) {
		byId('page').hidden = true;
		showGate(error);
	} else if (isOn && wasConnected && credentials.isGood) enter();
	wasConnected ||= isOn;
}

function showGate(error) {
	byId('gate-reason').textContent = error.message;
	byId('gate-form').hidden = error.status !== 401;
	byId('gate').hidden = false;
	byId('gate-form').onsubmit = event => {
		event.preventDefault();
		credentials.use(byId('gate-token').value.trim());
		enter();
	};
}

/** The sign-in page sends the browser back with a code. */
function receiveCode() {
	const code = new URLSearchParams(location.search).get('code');
	if (!code) return;
	const token = spec.find('token');
	models.set('token', fromPairs(token, [['grant_type', 'authorization_code'], ['code', code], ['redirect_uri', `${location.origin}/`]]));
	window.history.replaceState(null, '', '/#token');
}

function listen(type, data) {
	if (type === 'request') history.add(data);
	else if (type === 'faults') faults.update(data);
	else if (type === 'cleared') history.reset();
}

function thumbnail(id) {
	if (!thumbnails.has(id)) thumbnails.set(id, server.thumbnail(id));
	return thumbnails.get(id);
}

// ---- where we are

let lastPlace = null;

function route() {
	const [name, query] = location.hash.slice(1).split('?');
	const view = views.includes(name) ? name : 'try';
	const found = spec.find(name);
	if (found || view === 'try') {
		operation = found ?? operation;
		if (query) models.set(operation.id, fromPairs(operation, [...new URLSearchParams(query)]));
		model = models.get(operation.id) ?? preset(operation);
		models.set(operation.id, model);
		showOperation();
	}
	for (const each of views) byId(each).hidden = each !== view && !(each === 'history' && ['try', 'faults'].includes(view));
	document.body.dataset.view = view;
	if (location.hash.split('?')[0] !== lastPlace) scrollTo(0, 0);
	lastPlace = location.hash.split('?')[0];
	markCurrent('#views a', link => link.dataset.view === view);
	if (view === 'faults') faults.draw();
	if (view === 'credentials') credentials.draw();
	document.title = `${view === 'try' ? operation.title : view.charAt(0).toUpperCase() + view.slice(1)} · Emulator explorer`;
}

/** What a newcomer would choose, so that Try it works at once. */
function preset(of) {
	const made = fromPairs(of, []);
	const values = {
		stream: 'preview', type: of.fields.some(field => field.name === 'type' && field.required) || of.oneOf.length > 0 ? 'preview' : undefined, mediaType: 'video',
		startTimestamp__gte: format(now() - 36e5), include: of.id === 'overlayList' ? ['overlayId'] : undefined,
		client_id: credentials.client.id, response_type: 'code', scope: 'vms.all', redirect_uri: of.id === 'authorize' ? `${location.origin}/` : undefined,
		grant_type: 'refresh_token', state: of.id === 'authorize' ? crypto.randomUUID().slice(0, 8) : undefined,
	};
	for (const field of of.fields) {
		if (['deviceId', 'id', 'esn'].includes(field.name) && (field.required || of.requiredUnlessAlone.includes(field.name))) made.values[field.name] = account.cameras[0]?.id;
		else if (values[field.name] !== undefined) made.values[field.name] = values[field.name];
	}
	if (of.oneOf.length > 0) {
		made.one = 'timestamp__gte';
		made.oneValue = format(Math.floor((now() - 3e5) / 6e4) * 6e4);
	}
	return made;
}

/** The forms that need a refresh token come with one. */
async function offerRefreshToken() {
	const name = { token: 'refresh_token', revoke: 'token' }[operation.id];
	const { values } = model;
	if (!name || values[name] || values.code) return;
	values[name] = credentials.refreshToken ?? await credentials.newRefreshToken();
	if (model.values === values) changed('shape');
}

function drawRail() {
	replace(byId('endpoints'), spec.groups.map(group => h('div', { class: 'group' }, h('h2', {}, group.name), h('ul', {}, group.operations.map(each => h('li', {},
		h('a', { href: `#${each.id}`, 'data-operation': each.id }, each.title)))))));
	const picker = byId('endpoint-picker');
	replace(picker, spec.groups.map(group => h('optgroup', { label: group.name }, group.operations.map(each => h('option', { value: each.id }, each.title)))));
	picker.onchange = () => { location.hash = picker.value; };
}

function showOperation() {
	markCurrent('#endpoints a', link => link.dataset.operation === operation.id);
	byId('endpoint-picker').value = operation.id;
	byId('title').textContent = operation.title;
	replace(byId('path'), h('span', { class: 'method' }, operation.method), ` ${operation.path}`);
	replace(byId('description'), prose(operation.description));
	if (shownAnswer?.request.operation !== operation) clearAnswer();
	form.show(operation, model);
	refresh();
	offerRefreshToken();
}

// ---- the request

function changed(kind) {
	if (kind === 'shape') {
		dropForeignOverlays();
		const focused = document.activeElement;
		const [name, value] = [focused?.name, focused?.value];
		form.show(operation, model);
		if (name) [...byId('fields').querySelectorAll('input')].find(input => input.name === name && input.value === value)?.focus();
	}
	refresh();
}

/** Another camera may have other overlays. */
function dropForeignOverlays() {
	const { values } = model;
	if (!values.overlayId__in) return;
	const known = account.cameras.find(camera => camera.id === values.deviceId)?.overlays.map(overlay => overlay.id) ?? [];
	values.overlayId__in = values.overlayId__in.filter(id => known.includes(id));
	if (values.overlayId__in.length === 0) values.include = [];
}

function refresh() {
	request = build(operation, model);
	form.showProblems(request.problems);
	byId('send').setAttribute('aria-disabled', String(!request.isComplete));
	window.history.replaceState(null, '', toHash(operation, model));
	const query = queryString(request.query.map(([name, value]) => [name, value.length > 80 ? `${value.slice(0, 40)}…` : value])).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%E2%80%A6', '…');
	byId('request-line').textContent = `${request.method} ${request.path}${query ? `?${query}` : ''}`;
	drawCode();
}

let shownAnswer = null;
let sending = 0;

async function tryIt() {
	if (!request.isComplete) {
		const [name, problem] = Object.entries(request.problems)[0];
		announce(`${name}: ${problem}`);
		byId('fields').querySelector('[aria-invalid=true]')?.focus();
		return null;
	}
	const ticket = ++sending;
	const asked = operation.oneOf.length > 0 && !model.alone ? parse(model.oneValue) : null;
	response.waiting();
	byId('send').classList.add('busy');
	const answer = await send(request, credentials);
	if (ticket !== sending) return null;
	byId('send').classList.remove('busy');
	shownAnswer = answer;
	await response.show(answer, asked);
	drawCode();
	byId('answer-card').hidden = false;
	byId('answer-empty').hidden = true;
	const at = header(answer, 'x-een-timestamp');
	if (operation.oneOf.length > 0) form.answered(answer.status === 200 && at && !Number.isNaN(Date.parse(at)) ? Date.parse(at) : null);
	const { top } = byId('answer-card').getBoundingClientRect();
	if (top < 0 || top > innerHeight / 2) byId('answer-card').scrollIntoView({ block: 'start' });
	return answer;
}

function clearAnswer() {
	shownAnswer = null;
	sending++;
	byId('answer-card').hidden = true;
	byId('answer-empty').hidden = false;
}

/** To a neighbor by its page token: for images alone, for lists beside the rest. */
async function walk(token) {
	if (operation.id === 'liveImage') {
		const image = spec.find('recordedImage');
		models.set(image.id, fromPairs(image, [['pageToken', token]]));
		location.hash = toHash(image, models.get(image.id));
		await new Promise(resolve => { addEventListener('hashchange', resolve, { once: true }); });
	} else {
		const keepsShape = operation.alone ? model.alone : true;
		model.values.pageToken = token;
		if (operation.alone) model.alone = true;
		const field = byId('field-pageToken');
		if (keepsShape && field) field.value = token;
		changed(keepsShape ? undefined : 'shape');
	}
	await tryIt();
}

async function act(name) {
	if (name === 'token') await credentials.issue();
	else if (name === 'refreshToken') {
		model.values.refresh_token = await credentials.newRefreshToken();
		model.values.grant_type = 'refresh_token';
	} else if (['atOrAfter', 'atOrBefore'].includes(name)) model.one = name === 'atOrAfter' ? 'timestamp__gte' : 'timestamp__lte';
	else if (name === 'byTime') model.alone = false;
	if (name !== 'again' && name !== 'token') changed('shape');
	if (name === 'byTime' && !parse(model.oneValue)) return;
	await tryIt();
}

function adopt(body) {
	credentials.refreshToken = body.refresh_token ?? null;
	credentials.use(body.access_token);
	model.values.refresh_token = body.refresh_token ?? '';
	announce('The new tokens are in use.');
	changed('shape');
}

function nameOf(of) {
	const id = of.query.find(([name]) => name === 'deviceId')?.[1] ?? model.values.deviceId;
	const camera = account.cameras.find(each => each.id === id)?.name ?? 'Camera';
	return `${of.operation.id === 'liveImage' ? 'Live image' : 'Frame'} of ${camera}`;
}

// ---- code

function drawTabs() {
	const tabs = languages.map(([name, title]) => h('button', { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': 'code-panel', click: () => choose(name) }, title));
	byId('tabs').append(...tabs);
	byId('tabs').addEventListener('keydown', event => {
		const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
		if (!step) return;
		const names = languages.map(([name]) => name);
		choose(names[(names.indexOf(language) + step + names.length) % names.length]);
		byId(`tab-${language}`).focus();
	});
	byId('inline').addEventListener('change', event => { secretsInline = event.target.checked; drawCode(); });
	byId('code-actions').append(copyButton(() => byId('code').textContent, 'Copy code'));
}

function choose(name) {
	language = name;
	localStorage.setItem('een-explorer-language', name);
	drawCode();
}

function answeredAt() {
	return shownAnswer?.status === 200 && target(shownAnswer.request) === target(request) ? header(shownAnswer, 'x-een-timestamp') : null;
}

function drawCode() {
	for (const [name] of languages) {
		byId(`tab-${name}`).setAttribute('aria-selected', String(name === language));
		byId(`tab-${name}`).tabIndex = name === language ? 0 : -1;
	}
	byId('code-panel').setAttribute('aria-labelledby', `tab-${language}`);
	const context = { base: location.origin, token: credentials.accessToken, client: credentials.client, inline: secretsInline, answered: answeredAt() };
	byId('code').textContent = request.isComplete ? codeFor(language, request, context) ?? 'There is no single call\nfor this request here.\nTry another tab.' : 'The request is not complete yet.';
}

// ---- history

function again(entry) {
	showAsCode(entry);
	return tryIt();
}

function showAsCode(entry) {
	const found = spec.match(entry.method, entry.path);
	const wire = found.fields.filter(field => field.where === 'path').map(field => [field.name, decodeURIComponent(entry.path.split('/').at(-1))]);
	models.set(found.id, fromPairs(found, [...wire, ...entry.parameters]));
	window.history.pushState(null, '', `#${found.id}`);
	route();
	byId('code-card').scrollIntoView({ block: 'nearest' });
}

async function clearHistory() {
	await server.clearJournal();
	announce('The history is empty.');
}

// ---- small things

function markCurrent(links, isCurrent) {
	for (const link of document.querySelectorAll(links)) {
		if (isCurrent(link)) link.setAttribute('aria-current', 'page');
		else link.removeAttribute('aria-current');
	}
}

function count(id, number) {
	const badge = byId(id);
	badge.textContent = number < 300 ? String(number) : '300+';
	badge.hidden = number === 0;
}

const themes = ['auto', 'light', 'dark'];

function paintTheme() {
	const theme = localStorage.getItem('een-explorer-theme') ?? 'auto';
	document.documentElement.dataset.theme = theme;
	byId('theme').textContent = `◐ ${theme}`;
	form.timeline.draw();
}

function nextTheme() {
	const theme = document.documentElement.dataset.theme;
	localStorage.setItem('een-explorer-theme', themes[(themes.indexOf(theme) + 1) % themes.length]);
	paintTheme();
}

await start();
