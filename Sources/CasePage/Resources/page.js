
// What a page does. All text of the case stays text.

const byId = (id) => document.getElementById(id);
const on = (target, type, act, options) => target.addEventListener(type, act, options);
const press = (id, act) => byId(id)?.addEventListener("click", act);
const data = JSON.parse(byId("data").textContent);
const { actors, documents, relations, types, verbs } = data;

function set(element, attributes) {
	for (const [key, value] of Object.entries(attributes)) {
		if (value !== undefined && value !== false || key.startsWith("aria-")) element.setAttribute(key, value);
	}
}

/** An element; what is false among its attributes and children is left out. */
function make(name, attributes = {}, ...children) {
	const element = document.createElement(name);
	set(element, attributes);
	element.append(...children.flat(9).filter((child) => child || child === 0));
	return element;
}

/** A link that leaves the page; only text, where the address is not safe to follow. */
function outside(address, ...children) {
	const url = URL.canParse(address) && new URL(address);
	if (!url || !["http:", "https:", "mailto:"].includes(url.protocol)) return make("span", {}, ...children);
	return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

const isolated = (text) => make("bdi", {}, text);
const counted = (count, word, words = word + "s") => `${count.toLocaleString("en")} ${count === 1 ? word : words}`;
const hash = (...parts) => "#" + parts.map(encodeURIComponent).join("/");
const joined = (items, separator) => items.flatMap((item, place) => place ? [separator, item] : [item]);

// Places in lists become the things themselves.
for (const actor of actors) {
	Object.assign(actor, { type: types[actor.type], hash: hash("actor", actor.id), relations: [], spoken: [] });
}
relations.forEach((relation, place) => {
	const { evidence } = relation;
	Object.assign(relation, {
		number: place + 1, hash: hash("relation", relation.id), from: actors[relation.from], to: actors[relation.to],
		verb: (relation.negative ? "not: " : "") + verbs[relation.verb].label,
	});
	relation.ends = [...new Set([relation.from, relation.to])];
	for (const end of relation.ends) end.relations.push(relation);
	for (const piece of evidence) {
		Object.assign(piece, { document: documents[piece.document], speaker: actors[piece.speaker] });
		if (piece.speaker && piece.speaker.spoken.at(-1) !== relation) piece.speaker.spoken.push(relation);
	}
});
const actorsById = new Map(actors.map((actor) => [actor.id, actor]));
const relationsById = new Map(relations.map((relation) => [relation.id, relation]));

const actorLink = (actor) => make("a", { href: actor.hash }, isolated(actor.name));
const plainSentence = ({ from, verb, to }) => `${from.name} ${verb} ${to.name}`;

/** A relation as a sentence, with links to its ends. */
const sentence = ({ from, verb, to, when }) => [actorLink(from), ` ${verb} `, actorLink(to), when ? `, ${when}` : ""];

/** Relations as a list, each with its number, and what else has to be said of it. */
const listed = (list) => make("ol", {}, list.map((relation) => make("li", {},
	make("a", { class: "number", href: relation.hash }, relation.number), sentence(relation),
	tagged(relation.tags.filter((tag) => tag !== "asserted")))));

const tagged = (tags = []) => tags.flatMap((tag) => [" ", make("span", { class: `tag ${tag}` }, tag)]);
/** What else is known, each with its values: actors by their place, texts, and addresses. */
const facts = (...lists) => lists.filter((list) => list.length > 1).flatMap(([label, ...values]) => [
	make("dt", {}, label),
	make("dd", {}, joined(values.map((value) => typeof value === "number" ? actorLink(actors[value]) : outside(value, isolated(value))), ", ")),
]);

/** The words of a piece of evidence: what is quoted is marked. */
function words(piece, context = true) {
	if (!piece.text) return [];
	const last = piece.text.length - 1;
	return piece.text.map((stretch, place) => {
		if (place % 2 === 1) return make("mark", {}, stretch);
		if (stretch === null) return " […] ";
		if (!context) return place === 0 || place === last ? "" : " … ";
		if (piece.paragraph || !stretch) return stretch;
		return place === 0 ? "…" + stretch : place === last ? stretch + "…" : stretch;
	});
}

const speaker = (piece) => piece.speaker ? actorLink(piece.speaker) : "The document itself";

const source = ({ document: { title, publisher, published, authors, url } }) => joined([
	make("cite", {}, outside(url, isolated(title))),
	...[authors?.join(", "), publisher, published].filter(Boolean).map(isolated)], ", ");

const state = (piece) => piece.state && `, ${piece.state}`;

/** A piece of evidence: the quote where it stands, who speaks, and where. */
function figure(piece) {
	return make("figure", {},
		piece.text && make("blockquote", { lang: piece.document.language, dir: "auto" }, words(piece)),
		make("figcaption", {},
			make("strong", {}, speaker(piece)), ` ${piece.stance} · `, source(piece), state(piece),
			piece.link && [make("br"), outside(piece.link, "Open the source at these words ↗")]));
}

// Filters.

let shown = new Set(relations);

/** Hides what the boxes leave out. */
function applyFilters() {
	const form = byId("filters");
	const out = (name, list) => new Set(Array.from(
		form.querySelectorAll(`[name=${name}]:not(:checked)`), ({ value }) => list ? list[value] : value));
	const [outTypes, outDocuments] = [out("type", types), out("document", documents)];
	const [outStances, outDates] = [out("stance"), out("undated")];
	const { from, to } = form.elements;
	const isOut = (actor) => outTypes.has(actor.type);
	shown = new Set(relations.filter(({ ends, start, end, evidence }) =>
		!ends.some(isOut)
		&& (start || end || outDates.size === 0)
		&& !(from.value && end?.slice(0, 4) < from.value)
		&& !(to.value && start?.slice(0, 4) > to.value)
		&& evidence.some(({ stance, document }) => !outStances.has(stance) && !outDocuments.has(document))));
	map?.filter((thing) => thing.evidence ? shown.has(thing)
		: !isOut(thing) && (thing.relations.length === 0 || thing.relations.some((relation) => shown.has(relation))));
	const isWhole = shown.size === relations.length;
	byId("status").textContent = isWhole ? "" : `${shown.size} of ${counted(relations.length, "relation")} shown`;
	byId("reset").hidden = isWhole;
	table.isFilled = false;
	if (!byId("table-view").hidden) table.fill();
	if (!byId("panel").hidden) route();
}

const paint = (swatch, color) => {
	swatch.style.background = color;
	return swatch;
};
const swatch = ({ color }) => paint(make("span", { class: "swatch" }), color);

// The panel.

let isOpened = false;
let returnTo;
/** Whose paths can be asked for. */
let opened;

function open(...content) {
	const panel = byId("panel");
	if (panel.hidden) returnTo = document.activeElement;
	panel.hidden = false;
	byId("path").hidden = true;
	byId("details").replaceChildren(make("div", {}, content));
	panel.scrollTop = 0;
	if (isOpened) byId("details").querySelector("h2").focus({ preventScroll: true });
}

function close() {
	const hadFocus = byId("panel").contains(document.activeElement);
	byId("panel").hidden = true;
	map?.light([]);
	if (hadFocus && returnTo?.isConnected) returnTo.focus({ preventScroll: true });
}

const heading = (...children) => make("h2", { tabindex: -1 }, children);
const quietly = (...children) => make("p", { class: "sort" }, children);

function showActor(actor) {
	const visible = actor.relations.filter((relation) => shown.has(relation));
	const away = actor.relations.length - visible.length;
	open(
		heading(isolated(actor.name)),
		quietly(swatch(actor.type), " ", actor.type.label, tagged(actor.tags)),
		actor.about && make("p", { dir: "auto" }, actor.about),
		make("dl", {},
			facts(["also called", ...actor.aliases ?? []], ...actor.facts ?? [], ["elsewhere", ...actor.same ?? []])),
		make("h3", {}, counted(visible.length, "relation"), away ? `, ${away} more left out by the filters` : ""),
		listed(visible),
		actor.spoken.length > 0 && [
			make("h3", {}, `Speaks for or against ${counted(actor.spoken.length, "relation")}`),
			listed(actor.spoken)]);
	byId("path").hidden = false;
	opened = actor;
	const near = visible.flatMap((relation) => [relation, ...relation.ends]);
	map?.light(new Set([actor, ...near]), [actor]);
	map?.reveal([actor]);
}

function showRelation(relation) {
	open(
		quietly(`Relation ${relation.number}`, tagged(relation.tags)),
		heading(sentence(relation)),
		make("dl", {}, facts(...relation.facts ?? [])),
		make("h3", {}, counted(relation.evidence.length, "piece of evidence", "pieces of evidence")),
		data.quoteLimit && quietly(
			`Quotes are cut to ${data.quoteLimit} characters; the sources have the rest.`),
		relation.evidence.map(figure));
	map?.light([relation, ...relation.ends], [relation]);
	map?.reveal(relation.ends);
}

/** A shortest way between two actors over relations that are shown. */
function path(from, to) {
	const cameBy = new Map([[from, undefined]]);
	for (const actor of cameBy.keys()) {
		if (actor === to) break;
		for (const relation of actor.relations) {
			for (const end of shown.has(relation) ? relation.ends : []) {
				if (!cameBy.has(end)) cameBy.set(end, relation);
			}
		}
	}
	if (!cameBy.has(to)) return undefined;
	const steps = [];
	for (let actor = to; actor !== from;) {
		const relation = cameBy.get(actor);
		steps.unshift(relation);
		actor = relation.from === actor ? relation.to : relation.from;
	}
	return steps;
}

function showPath(from, to) {
	const steps = path(from, to);
	const ends = [actorLink(from), " to ", actorLink(to)];
	if (!steps) {
		open(heading("No path from ", ends), make("p", {}, "No relations that are shown lead from one to the other."));
		map?.light([from, to], [from, to]);
		return;
	}
	open(
		heading("From ", ends),
		quietly(`A shortest path: ${counted(steps.length, "step")}, whichever way the lines point.`),
		listed(steps));
	const along = steps.flatMap((relation) => relation.ends);
	map?.light([...steps, ...along, from, to], [...steps, from, to]);
	map?.reveal([from, to, ...along]);
}

// Search.

const note = ({ type, relations }) => `${type.label}, ${counted(relations.length, "relation")}`;
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let index;

/** What a query finds: actors, then relations. */
function found(query, alsoRelations = true) {
	index ??= {
		actors: actors.map((actor) => [actor, [actor.name, ...actor.aliases ?? []].map(folded)]),
		relations: relations.map((relation) => [relation, folded([
			plainSentence(relation), ...relation.evidence.map((piece) => (piece.text ?? []).filter((_, place) => place % 2).join(" ")),
		].join(" "))]),
	};
	const wanted = folded(query.trim());
	if (!wanted) return [];
	const rank = (name) => name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9;
	const ranked = index.actors.map(([actor, names]) => [Math.min(...names.map(rank)), actor])
		.filter(([place]) => place < 9).sort((a, b) => a[0] - b[0] || b[1].relations.length - a[1].relations.length);
	const people = ranked.slice(0, 8).map(([, actor]) => ({
		actor, hash: actor.hash, label: actor.name,
		note: note(actor),
	}));
	if (!alsoRelations) return people;
	const words = wanted.split(/\s+/);
	const lines = index.relations.filter(([{ number }, text]) =>
		wanted === `${number}` || words.every((word) => text.includes(word)));
	return [...people, ...lines.slice(0, 6).map(([relation]) =>
		({ hash: relation.hash, label: plainSentence(relation), note: `relation ${relation.number}` }))];
}

/** Makes an input suggest, as WAI-ARIA's combobox. */
function combobox(input, list, find, choose) {
	let options = [];
	let active = -1;
	const mark = (place) => {
		active = place;
		[...list.children].forEach((child, position) => child.setAttribute("aria-selected", position === place));
		if (place < 0) input.removeAttribute("aria-activedescendant");
		else {
			set(input, { "aria-activedescendant": list.children[place].id });
			list.children[place].scrollIntoView({ block: "nearest" });
		}
	};
	const hide = () => {
		list.hidden = true;
		set(input, { "aria-expanded": false });
		mark(-1);
	};
	const take = (place) => {
		const option = options[place];
		hide();
		if (!option) return;
		input.value = "";
		choose(option);
	};
	const suggest = () => {
		options = find(input.value);
		const items = options.length > 0 || !input.value.trim() ? options : [{ label: "Nothing found" }];
		list.replaceChildren(...items.map((option, place) => make("li", { role: "option", id: `${list.id}-${place}` },
			isolated(option.label), option.note && make("small", {}, option.note))));
		list.hidden = items.length === 0;
		set(input, { "aria-expanded": !list.hidden });
		mark(-1);
	};
	on(input, "input", suggest);
	on(input, "blur", hide);
	on(input, "keydown", (event) => {
		const last = options.length - 1;
		if (event.key === "ArrowDown" && last >= 0) mark(active < last ? active + 1 : 0);
		else if (event.key === "ArrowUp" && last >= 0) mark(active > 0 ? active - 1 : last);
		else if (event.key === "Enter") take(Math.max(active, 0));
		else if (event.key === "Escape" && !list.hidden) { hide(); event.stopPropagation(); }
		else return;
		event.preventDefault();
	});
	// Before the input loses the focus.
	on(list, "pointerdown", (event) => {
		event.preventDefault();
		take([...list.children].indexOf(event.target.closest("li")));
	});
}

// The table.

const table = {
	isFilled: false,
	column: 0,
	direction: 1,
	/** What each column is sorted by. */
	keys: [
		({ number }) => number, ({ from }) => from.name, ({ verb }) => verb, ({ to }) => to.name,
		({ start, end }) => start ?? end ?? "", ({ tags }) => tags.join(" "), ({ evidence }) => evidence[0].document.title,
	],

	sort(column) {
		this.direction = column === this.column ? -this.direction : 1;
		this.column = column;
		this.fill();
	},

	row(relation) {
		return make("tr", {},
			[
				make("a", { href: relation.hash, "aria-label": `Relation ${relation.number}` }, relation.number),
				actorLink(relation.from), relation.verb, actorLink(relation.to), relation.when, tagged(relation.tags),
				relation.evidence.map((piece) => make("p", {},
					make("span", { lang: piece.document.language, dir: "auto" }, words(piece, false)), " ",
					make("cite", {}, speaker(piece), ` ${piece.stance}, `, isolated(piece.document.title), state(piece)))),
			].map((content) => make("td", {}, content)));
	},

	/** Adds so many rows; those of a large table come when somebody gets near to its end. */
	add(count) { byId("table").tBodies[0].append(...this.rest.splice(0, count).map(this.row)); },

	fill() {
		const key = this.keys[this.column];
		const order = new Intl.Collator("en", { numeric: true });
		const compare = (a, b) => typeof a === "number" ? a - b : order.compare(a, b);
		const keyed = Array.from(shown, (relation) => [key(relation), relation]);
		keyed.sort((a, b) => this.direction * compare(a[0], b[0]) || a[1].number - b[1].number);
		this.rest = keyed.map(([, relation]) => relation);
		byId("table").tBodies[0].replaceChildren();
		this.add(2000);
		[...byId("table-heads").cells].forEach((cell, column) => {
			if (column !== this.column) return cell.removeAttribute("aria-sort");
			cell.setAttribute("aria-sort", this.direction > 0 ? "ascending" : "descending");
		});
		this.isFilled = true;
	},
};

// Views and addresses.

function show(view) {
	for (const name of ["map", "table"]) {
		byId(`${name}-view`).hidden = name !== view;
		const tab = byId(`${name}-tab`);
		tab.setAttribute("aria-selected", name === view);
		tab.tabIndex = name === view ? 0 : -1;
	}
	if (view === "table" && !table.isFilled) table.fill();
}

/** Shows what the address asks for: `#actor/<id>`, `#relation/<id>`, `#path/<id>/<id>`, `#table`. */
function route() {
	let [kind, ...ids] = location.hash.slice(1).split("/");
	try { ids = ids.map(decodeURIComponent); } catch { /* No address of ours. */ }
	const [one, other] = ids.map((id) => actorsById.get(id));
	if (kind === "actor" && one) showActor(one);
	else if (kind === "relation" && relationsById.has(ids[0])) showRelation(relationsById.get(ids[0]));
	else if (kind === "path" && one && other) showPath(one, other);
	else {
		if (kind === "table") {
			show("table");
			byId("table-view").focus();
		}
		close();
	}
}

const leave = () => { if (!byId("panel").hidden) location.hash = "#all"; };

// Beginning.

const pick = (thing) => {
	if (thing) location.hash = thing.hash;
	else leave();
};
const drawing = byId("map")?.firstElementChild;
const map = drawing && (data.map ? new CanvasMap(byId("map"), drawing, pick) : new VectorMap(byId("map"), drawing, pick));

for (const swatch of document.querySelectorAll("[data-color]")) paint(swatch, swatch.dataset.color);
on(byId("filters"), "change", applyFilters);
press("more", () => {
	const isOpen = byId("filters").classList.toggle("open");
	byId("more").setAttribute("aria-expanded", isOpen);
});
byId("theme").setAttribute("aria-pressed", matchMedia("(prefers-color-scheme: dark)").matches);
press("theme", ({ target }) => {
	const isDark = target.getAttribute("aria-pressed") !== "true";
	document.documentElement.dataset.theme = isDark ? "dark" : "light";
	target.setAttribute("aria-pressed", isDark);
	map?.draw();
});
on(matchMedia("(prefers-color-scheme: dark)"), "change", () => map?.draw());
press("reset", () => { byId("filters").reset(); applyFilters(); });
press("close", leave);
press("table-heads", ({ target }) => { if (target.matches("button")) table.sort(target.parentElement.cellIndex); });
press("zoom-in", () => map?.zoom(1.4));
press("zoom-out", () => map?.zoom(1 / 1.4));
press("zoom-all", () => map?.fit());
for (const [name, other] of [["map", "table"], ["table", "map"]]) {
	press(`${name}-tab`, () => show(name));
	on(byId(`${name}-tab`), "keydown", (event) => {
		if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
		show(other);
		byId(`${other}-tab`).focus();
	});
}
combobox(byId("search"), byId("suggestions"), found, (item) => { location.hash = item.hash; });
combobox(byId("path-search"), byId("path-suggestions"), (query) => found(query, false).filter(({ actor }) => actor !== opened),
	({ actor }) => { location.hash = hash("path", opened.id, actor.id); });
on(document, "keydown", (event) => {
	if (event.key === "Escape") leave();
	else if (event.key === "/" && !event.target.matches("input, select")) {
		event.preventDefault();
		byId("search").focus();
	}
});
on(window, "hashchange", route);
on(byId("table-view"), "scroll", ({ target: { scrollTop, scrollHeight, clientHeight } }) => {
	if (scrollHeight - scrollTop < 3 * clientHeight) table.add(500);
});
on(window, "beforeprint", () => {
	if (!table.isFilled) table.fill();
	table.add(Infinity);
	map?.print(true);
});
on(window, "afterprint", () => map?.print(false));

show(map ? "map" : "table");
map?.fit(false);
route();
isOpened = true;
