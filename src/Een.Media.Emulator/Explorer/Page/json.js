// JSON as a tree that folds, in colors.

import { h } from './dom.js';

const open = 3;
const manyItems = 12;

export const jsonTree = value => h('div', { class: 'json' }, node(value, null, 0));

function node(value, name, depth) {
	const key = name === null ? null : [h('span', { class: 'json-key' }, JSON.stringify(name)), ': '];
	if (value === null || typeof value !== 'object') return h('div', { class: 'json-line' }, key, leaf(value));
	const isArray = Array.isArray(value);
	const entries = Object.entries(value);
	const [left, right] = isArray ? '[]' : '{}';
	if (entries.length === 0) return h('div', { class: 'json-line' }, key, left + right);
	const isOpen = depth < open && !(depth > 1 && entries.length > manyItems);
	const details = h('details', { open: isOpen },
		h('summary', {}, key, left, h('span', { class: 'json-count' }, `${entries.length} ${isArray ? 'item' : 'field'}${entries.length === 1 ? '' : 's'}`), right));
	// A long list is built when somebody looks at it.
	const fill = () => { if (details.childElementCount === 1) details.append(h('div', { class: 'json-body' }, items(entries, isArray, depth))); };
	if (isOpen) fill();
	details.addEventListener('toggle', fill);
	return details;
}

function items(entries, isArray, depth) {
	const made = entries.slice(0, 100).map(([key, child]) => node(child, isArray ? null : key, depth + 1));
	if (entries.length > 100) {
		const rest = entries.slice(100);
		const more = h('button', { type: 'button', class: 'quiet', click: () => more.replaceWith(...rest.map(([key, child]) => node(child, isArray ? null : key, depth + 1))) },
			`Show ${rest.length} more`);
		made.push(more);
	}
	return made;
}

const leaf = value => h('span', { class: `json-${value === null ? 'null' : typeof value}` }, JSON.stringify(value));
