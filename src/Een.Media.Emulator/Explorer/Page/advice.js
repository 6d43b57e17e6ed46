// What to change after an error, and what the headers mean.

import { prose, span } from './dom.js';

/** @returns [sentence, action or null]; an action is [label, name] of something that the page can do itself. */
export function adviceFor(status, body, request, retryAfter) {
	const info = body?.details?.find(detail => detail.type === 'errorInfo');
	const reason = info?.reason ?? body?.error;
	switch (true) {
		case status === 401 && request.operation.auth === 'client':
			return reason === 'invalid_grant'
				? ['The code or refresh token was used, has expired or was revoked. Each works once. Get a new one.', ['New refresh token', 'refreshToken']]
				: ['The client id or secret is wrong. Both are under Credentials.', null];
		case status === 401: return ['The access token is missing, expired or revoked. Get a new one and try again.', ['New token and try again', 'token']];
		case status === 403: return ['The user of the token lacks a permission: viewPreviewVideo for previews, viewHistoricVideo for main images, viewLiveVideo for live ones.', ['New token with every permission', 'token']];
		case status === 429: return [`The rate of main images is limited. Wait ${retryAfter ? `${retryAfter} s` : 'a moment'}, then try again. --no-throttle switches the limit off.`, ['Try again', 'again']];
		case status === 503 && reason === 'deviceUnavailable': return ['The camera is offline. It has recordings, but no live images. Choose another camera.', null];
		case status >= 500: return ['The server failed. Try again. A program should wait longer after each failure.', ['Try again', 'again']];
		case status === 404 && isImage(request): return nothingRecorded(body, request);
		case status === 404: return ['The account has nothing with that id. Choose one of its cameras.', null];
		case reason === 'missingRequiredArgument': return ['Add the arguments that the message names.', null];
		case reason === 'unexpectedArgument': return ['Remove the argument that the message names. The endpoint does not accept it, or not together with the others.', null];
		case reason === 'wrongArgumentValue': return ['Correct the argument that the message names.', null];
		default: return [body ? 'The message says what is wrong.' : 'The status is all that is known.', null];
	}
}

const isImage = request => request.operation.id === 'recordedImage';

function nothingRecorded(body, request) {
	const names = request.query.map(([name]) => name);
	if (names.includes('pageToken')) return ['The page token has expired, or there is no frame. Ask by time again.', ['Ask by time', 'byTime']];
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
		case 'retry-after': return 'When to try again: a number of seconds, or a date.';
		case 'content-length': return 'The size of the body in bytes. A shorter body was cut.';
		default: return described;
	}
}

const difference = ms => (ms === 0 ? 'exactly the requested time' : `${span(ms)} ${ms > 0 ? 'after' : 'before'} the requested time`);
