// What to change after an error, and what the headers mean.

import { prose, span } from './dom.js';

/** @returns [sentence, action or null]; an action is [label, name] of something that the page can do itself. */
export function adviceFor(status, body, request, retryAfter) {
	const info = body?.details?.find(detail => detail.type === 'errorInfo');
	const reason = info?.reason ?? body?.error;
	switch (true) {
		case status === 401 && request.operation.auth === 'client':
			return reason === 'invalid_grant'
				? ['The code or refresh token is used up, expired or revoked. Each works once: take a new one.', ['New refresh token', 'refreshToken']]
				: ['The client id or secret is wrong. Both are under Credentials.', null];
		case status === 401: return ['The access token is missing, expired or revoked. Take a new one and try again.', ['New token and try again', 'token']];
		case status === 403: return ['The user behind the token lacks a permission: viewPreviewVideo for previews, viewHistoricVideo for main images, viewLiveVideo for live ones.', ['New token with every permission', 'token']];
		case status === 429: return [`Main images are limited. Wait ${retryAfter ? `${retryAfter} s` : 'a moment'}, then try again; --no-throttle turns the limit off.`, ['Try again', 'again']];
		case status === 503 && reason === 'deviceUnavailable': return ['The camera is offline: it has recordings, but nothing live. Choose another camera.', null];
		case status >= 500: return ['This is the server’s doing. Try again; a program waits longer each time.', ['Try again', 'again']];
		case status === 404 && isImage(request): return nothingRecorded(body, request);
		case status === 404: return ['There is nothing under that id. Choose a camera of this account.', null];
		case reason === 'missingRequiredArgument': return ['Add what the message names.', null];
		case reason === 'unexpectedArgument': return ['Leave out what the message names: the endpoint does not know it, or not together with the rest.', null];
		case reason === 'wrongArgumentValue': return ['Correct what the message names.', null];
		default: return [body ? 'The message says what is wrong.' : 'Read the body below.', null];
	}
}

const isImage = request => request.operation.id === 'recordedImage';

function nothingRecorded(body, request) {
	const names = request.query.map(([name]) => name);
	if (names.includes('pageToken')) return ['The page token has expired or leads nowhere. Ask by time again.', ['Ask by time', 'byTime']];
	if (names.includes('timestamp')) return ['No frame was taken at exactly that millisecond. Ask for the nearest one at or after it.', ['Ask for at or after', 'atOrAfter']];
	return names.some(name => name.startsWith('timestamp__g'))
		? ['Nothing was recorded after that time. Ask for the nearest frame before it.', ['Ask for at or before', 'atOrBefore']]
		: ['Nothing was recorded before that time, or it is older than what is kept. Ask for the nearest frame after it.', ['Ask for at or after', 'atOrAfter']];
}

/** Each header in a sentence. */
export function explain(name, value, asked, operation) {
	const described = prose(operation.headers[name] ?? '');
	switch (name) {
		case 'x-een-timestamp': return [described, asked ? ` Here: ${difference(Date.parse(value) - asked)}.` : ''];
		case 'retry-after': return 'When to come back: seconds, or a date.';
		case 'content-length': return 'The size of the body in bytes. A shorter body was cut.';
		default: return described;
	}
}

const difference = ms => (ms === 0 ? 'exactly what was asked for' : `${span(ms)} ${ms > 0 ? 'after' : 'before'} what was asked for`);
