// The emulator's side of this page: everything under /explorer. None of it is part of the API, and none of it appears in the history.

let credential = () => null;

/** Where the access token comes from when the emulator asks for one here, too. */
export function authorizeWith(source) {
	credential = source;
}

export class Refused extends Error {
	constructor(status, message) {
		super(message);
		this.status = status;
	}
}

async function send(method, path, body) {
	const headers = {};
	const token = credential();
	if (token) headers.Authorization = `Bearer ${token}`;
	if (body !== undefined) headers['Content-Type'] = 'application/json';
	const response = await fetch(`explorer/${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: 'omit' })
		.catch(() => { throw new Refused(0, 'The emulator does not answer. Is it still running?'); });
	if (response.ok) return response;
	let message = `The emulator answered ${response.status}.`;
	try {
		message = (await response.json()).message ?? message;
	} catch {
		// An answer without JSON says no more than its status.
	}
	throw new Refused(response.status, message);
}

const json = async response => (await response).json();
const query = pairs => new URLSearchParams(pairs).toString();

export const state = () => json(send('GET', 'state'));
export const recordings = (deviceId, from, until) => json(send('GET', `recordings?${query({ deviceId, from: Math.round(from), until: Math.round(until) })}`));
export const thumbnail = async deviceId => URL.createObjectURL(await (await send('GET', `thumbnail?${query({ deviceId })}`)).blob());
export const issueToken = (lifetimeSeconds, permissions) => json(send('POST', 'tokens', { lifetimeSeconds, permissions }));
export const revokeToken = accessToken => send('POST', 'tokens/revoke', { accessToken });
export const issueRefreshToken = () => json(send('POST', 'refresh-tokens'));
export const addFault = rule => send('POST', 'faults', { rule });
export const removeFault = id => send('DELETE', `faults?${query({ id })}`);
export const clearFaults = () => send('DELETE', 'faults');
export const clearJournal = () => send('DELETE', 'journal');

/** Reads the journal for as long as the page is open: server-sent events, by fetch, because EventSource cannot send a token. */
export async function follow(listen, onState) {
	for (let wait = 500; ; wait = Math.min(wait * 2, 10000)) {
		try {
			const response = await send('GET', 'journal');
			onState(true);
			wait = 500;
			await readEvents(response.body, listen);
			onState(false);
		} catch (error) {
			// Stopped, restarted or not allowed: try again below.
			onState(false, error);
		}
		await new Promise(resolve => { setTimeout(resolve, wait); });
	}
}

async function readEvents(body, listen) {
	const reader = body.pipeThrough(new TextDecoderStream()).getReader();
	let buffer = '';
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return;
		const blocks = (buffer + value).split('\n\n');
		buffer = blocks.pop();
		for (const block of blocks) {
			const event = { type: 'message', data: '' };
			for (const line of block.split('\n')) {
				if (line.startsWith('event:')) event.type = line.slice(6).trim();
				else if (line.startsWith('data:')) event.data += line.slice(5).trim();
			}
			if (event.data) listen(event.type, JSON.parse(event.data));
		}
	}
}
