// Reads openapi.json: which endpoints there are, and what each of them takes.

export async function load() {
	const document = await (await fetch('openapi.json')).json();
	const resolve = node => (node?.$ref ? resolve(node.$ref.slice(2).split('/').reduce((at, key) => at[key], document)) : node);
	const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => describe(path, method.toUpperCase(), operation, resolve)));
	return {
		groups: document.tags.map(tag => ({ name: tag.name, operations: operations.filter(operation => operation.group === tag.name) })),
		find: id => operations.find(operation => operation.id === id),
		first: operations[0],
		match: (method, path) => operations.find(operation => operation.method === method && operation.matches(path)),
	};
}

function describe(path, method, operation, resolve) {
	const body = operation.requestBody?.content['application/x-www-form-urlencoded'].schema;
	const query = (operation.parameters ?? []).map(resolve).map(parameter => field({ ...parameter, schema: resolve(parameter.schema) }, parameter.in, parameter.required));
	const form = Object.entries(body?.properties ?? {}).map(([name, schema]) =>
		field({ name, description: schema.description, schema }, 'form', body.required.includes(name)));
	const pattern = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
	return {
		id: operation.operationId,
		group: operation.tags[0],
		title: operation.summary,
		description: operation.description,
		path,
		method,
		fields: [...query, ...form],
		auth: operation.security?.length === 0 ? 'none' : operation.security?.[0].client ? 'client' : 'bearer',
		headers: Object.fromEntries(Object.entries(operation.responses['200']?.headers ?? {}).map(([name, about]) => [name.toLowerCase(), resolve(about).description])),
		answersImage: answers(operation, 'image/jpeg'),
		isStream: answers(operation, 'multipart/x-mixed-replace'),
		// What openapi cannot say about parameters that depend on each other.
		oneOf: operation['x-exactly-one-of'] ?? [],
		alone: operation['x-alone'] ?? null,
		requiredUnlessAlone: operation['x-required-unless-alone'] ?? [],
		together: operation['x-together'] ?? null,
		onlyWith: operation['x-only-with'] ?? {},
		matches: actual => pattern.test(actual),
	};
}

const answers = (operation, type) => type in (operation.responses['200']?.content ?? {});

function field(parameter, where, required = false) {
	const { schema } = parameter;
	const kind = schema.type === 'array' ? 'list' : schema.format === 'date-time' ? 'time' : schema.enum ? 'word' : schema.type;
	return {
		name: parameter.name,
		where,
		required: required ?? false,
		description: parameter.description ?? '',
		kind: schema.type === 'boolean' ? 'word' : kind,
		words: schema.type === 'boolean' ? ['true', 'false'] : schema.enum ?? schema.items?.enum ?? [],
		pattern: schema.pattern ? new RegExp(schema.pattern) : null,
		least: schema.minimum,
		most: schema.maximum,
		fallback: schema.default,
	};
}
