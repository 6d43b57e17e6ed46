// The access token that this page sends, what is in it, and what a program needs to sign in.

import { announce, copyButton, h, replace, span } from './dom.js';
import * as server from './server.js';
import { now } from './wire.js';

const permissions = [['viewPreviewVideo', 'previews'], ['viewHistoricVideo', 'main images'], ['viewLiveVideo', 'live images and feeds']];
const lifetimes = [['12 hours', 43200], ['5 minutes', 300], ['30 seconds', 30], ['expired', 0]];
const key = 'een-explorer-token';

export function decode(token) {
	try {
		const part = index => JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(token.split('.')[index].replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))));
		return { header: part(0), claims: part(1) };
	} catch {
		return null;
	}
}

export class Credentials {
	/** @param chip the element in the page's header that counts down */
	constructor(container, chip) {
		Object.assign(this, { container, chip, accessToken: sessionStorage.getItem(key) ?? '', refreshToken: null, client: { id: '', secret: '' }, revoked: false, chosen: new Set(permissions.map(([name]) => name)), lifetime: 43200 });
		setInterval(() => this.tick(), 1000);
	}

	get expires() {
		return (decode(this.accessToken)?.claims.exp ?? 0) * 1000;
	}

	get isExpired() {
		return this.expires <= now();
	}

	get isGood() {
		return !this.isExpired && !this.revoked;
	}

	use(token) {
		this.accessToken = token;
		this.revoked = false;
		sessionStorage.setItem(key, token);
		this.show();
	}

	async issue(lifetime = 43200, wanted = permissions.map(([name]) => name)) {
		this.use((await server.issueToken(lifetime, wanted)).accessToken);
		announce('A new access token is in use.');
	}

	async revoke() {
		await server.revokeToken(this.accessToken);
		this.revoked = true;
		this.show();
		announce('The access token is revoked.');
	}

	async newRefreshToken() {
		this.refreshToken = (await server.issueRefreshToken()).refreshToken;
		this.show();
		return this.refreshToken;
	}

	show() {
		if (!this.container.hidden || !this.container.firstChild) this.draw();
		this.tick();
	}

	draw() {
		const token = decode(this.accessToken);
		const check = ([name, label]) => h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: this.chosen.has(name),
			change: event => (event.target.checked ? this.chosen.add(name) : this.chosen.delete(name)) }), h('span', {}, label, h('small', {}, name)));
		this.countdown = h('p', { class: 'countdown' });
		replace(this.container,
			h('h1', {}, 'Credentials'),
			h('p', { class: 'lead' }, 'Every request except sign-in needs an access token. This page has one. Issue others to see how a program copes with them.'),
			h('div', { class: 'columns' },
				h('section', { class: 'card' }, h('h2', {}, 'Access token'), this.countdown,
					h('p', { class: 'token' }, h('code', {}, this.accessToken)),
					h('div', { class: 'buttons' }, copyButton(() => this.accessToken),
						h('button', { type: 'button', disabled: this.revoked || this.isExpired, click: () => this.revoke() }, 'Revoke it'),
						h('button', { type: 'button', disabled: this.isExpired, click: () => this.issue(0) }, 'Expire it')),
					token && h('details', { class: 'fold', open: true }, h('summary', {}, 'Decoded'), h('dl', { class: 'claims' }, Object.entries({ ...token.header, ...token.claims }).map(([name, value]) =>
						h('div', {}, h('dt', {}, name), h('dd', {}, String(value), ['exp', 'iat'].includes(name) ? h('small', {}, ` ${new Date(value * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`) : null)))))),
				h('section', { class: 'card' }, h('h2', {}, 'Issue a new one'),
					h('fieldset', {}, h('legend', {}, 'Valid for'), h('div', { class: 'segments' }, lifetimes.map(([label, seconds]) => h('label', {}, h('input', { type: 'radio', name: 'lifetime', checked: this.lifetime === seconds, change: () => { this.lifetime = seconds; } }), h('span', {}, label))))),
					h('fieldset', {}, h('legend', {}, 'May see'), h('div', { class: 'checks' }, permissions.map(check))),
					h('button', { type: 'button', class: 'primary', click: () => this.issue(this.lifetime, [...this.chosen]) }, 'Issue and use it')),
				h('section', { class: 'card' }, h('h2', {}, 'To sign in'), h('p', {}, 'What a program needs for ', h('a', { href: '#token' }, 'the token endpoint'), '.'),
					h('dl', { class: 'copies' }, this.copyRow('Client id', this.client.id), this.copyRow('Client secret', this.client.secret),
						this.refreshToken ? this.copyRow('Refresh token', this.refreshToken) : null),
					h('div', { class: 'buttons' }, h('button', { type: 'button', click: () => this.newRefreshToken() }, this.refreshToken ? 'Another refresh token' : 'Issue a refresh token')))));
		this.tick();
	}

	copyRow(label, value) {
		return h('div', {}, h('dt', {}, label), h('dd', {}, h('code', {}, value), copyButton(value)));
	}

	tick() {
		const left = this.expires - now();
		const text = this.revoked ? 'revoked' : !this.accessToken ? 'none' : left > 0 ? clock(left) : 'expired';
		this.chip.textContent = `Token ${text}`;
		this.chip.classList.toggle('bad', !this.isGood);
		if (this.countdown) {
			this.countdown.textContent = this.revoked ? 'Revoked: requests are answered 401.' : left > 0 ? `Expires in ${clock(left)}.` : `Expired ${this.expires ? `${span(left)} ago` : ''}: requests are answered 401.`;
			this.countdown.classList.toggle('bad', !this.isGood);
		}
	}
}

function clock(ms) {
	const seconds = Math.floor(ms / 1000);
	const pad = number => String(number).padStart(2, '0');
	return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}
