// From what was chosen to a request that the API understands. What may not be sent together is never sent together.

import { format, parse } from './wire.js';

/** What was chosen for one endpoint: `one` is the member of its exactly-one-of group, `alone` whether the lone parameter is used. */
export const emptyModel = operation => ({ alone: false, one: operation.oneOf[3] ?? null, oneValue: '', values: {} });

/** Fields of the lone parameter, of the group, and those that another choice rules out, are not shown as ordinary fields. */
export function ordinaryFields(operation, model) {
	return operation.fields.filter(field =>
		field.name !== operation.alone && !operation.oneOf.includes(field.name) && isWanted(operation, model, field.name));
}

function isWanted(operation, model, name) {
	return Object.entries(operation.onlyWith).every(([switchName, cases]) => {
		const owners = Object.keys(cases).filter(word => cases[word].includes(name));
		return owners.length === 0 || owners.includes(model.values[switchName]);
	});
}

/** The request, or the problems by field name. */
export function build(operation, model) {
	const problems = {};
	const sent = [];
	const add = (field, value) => sent.push([field.name, value, field.where]);
	if (operation.alone && model.alone) {
		const field = operation.fields.find(each => each.name === operation.alone);
		const token = (model.values[operation.alone] ?? '').trim();
		if (token) add(field, token);
		else problems[operation.alone] = 'Paste a page token, or get an image first: its answer has two.';
	} else {
		addOrdinary(operation, model, add, problems);
		if (operation.oneOf.length > 0) addOne(operation, model, add, problems);
	}

	let path = operation.path;
	for (const [name, value] of sent.filter(([, , where]) => where === 'path')) path = path.replace(`{${name}}`, encodeURIComponent(value));
	const pairs = where => sent.filter(([, , at]) => at === where).map(([name, value]) => [name, value]);
	return { operation, path, method: operation.method, query: pairs('query'), form: pairs('form'), problems, isComplete: Object.keys(problems).length === 0 };
}

function addOne(operation, model, add, problems) {
	const field = operation.fields.find(each => each.name === model.one);
	const value = check(field, model.oneValue, problems) ?? null;
	if (value !== null) add(field, value);
	else problems[field.name] ??= 'Choose a time.';
}

function addOrdinary(operation, model, add, problems) {
	const pair = operation.together ?? [];
	const broken = pair.some(name => isEmpty(model.values[name]));
	for (const field of ordinaryFields(operation, model)) {
		if (broken && pair.includes(field.name)) continue;
		const value = check(field, model.values[field.name], problems);
		if (value !== null && value !== undefined) add(field, value);
		else if ((field.required || operation.requiredUnlessAlone.includes(field.name)) && !problems[field.name]) problems[field.name] = 'Required.';
	}
}

const isEmpty = value => value === undefined || value === null || value.length === 0;

/** The value as it travels; null when there is none, or when it is wrong and said so. */
function check(field, value, problems) {
	if (isEmpty(value)) return null;
	if (field.kind === 'list') return value.join(',');
	const text = String(value).trim();
	if (text === '') return null;
	if (field.kind === 'time') {
		const ms = parse(text);
		if (ms === null) problems[field.name] = 'Not a time. Write 12:03, -1h, now, or 2026-03-01T12:00:00.000+00:00.';
		return ms === null ? null : format(ms);
	}
	if (field.kind === 'integer' && !(/^\d+$/.test(text) && Number(text) >= field.least && Number(text) <= field.most)) {
		problems[field.name] = `A whole number from ${field.least} to ${field.most}.`;
		return null;
	}
	if (field.words.length > 0 && !field.words.includes(text)) {
		problems[field.name] = `One of ${field.words.join(', ')}.`;
		return null;
	}
	if (field.pattern && !field.pattern.test(text)) {
		problems[field.name] = 'A device id has 8 hexadecimal digits, such as 10058b7a.';
		return null;
	}
	return text;
}

export const queryString = pairs => pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');

export const target = request => request.path + (request.query.length > 0 ? `?${queryString(request.query)}` : '');

const secret = ['refresh_token', 'code', 'code_verifier', 'token', 'client_secret'];

/** The address of this request within the page. Secrets of the sign-in stay out of it. */
export function toHash(operation, model) {
	const pairs = [];
	const put = (name, value) => { if (!isEmpty(value) && !secret.includes(name)) pairs.push([name, Array.isArray(value) ? value.join(',') : value]); };
	if (model.alone) put(operation.alone, model.values[operation.alone]);
	else {
		for (const field of ordinaryFields(operation, model)) put(field.name, model.values[field.name]);
		if (model.one) put(model.one, model.oneValue);
	}
	return `#${operation.id}${pairs.length > 0 ? `?${queryString(pairs)}` : ''}`;
}

/** Reads wire parameters into a model: from a link, or from the history. */
export function fromPairs(operation, pairs) {
	const model = emptyModel(operation);
	for (const [name, value] of pairs) {
		const field = operation.fields.find(each => each.name === name);
		if (!field) continue;
		if (operation.oneOf.includes(name)) {
			model.one = name;
			model.oneValue = value;
		} else {
			model.values[name] = field.kind === 'list' ? [...(model.values[name] ?? []), ...value.split(',').filter(Boolean)] : value;
			if (name === operation.alone) model.alone = true;
		}
	}
	return model;
}
