
// What a page does. All text of the case stays text.

const byId = (id) => document.getElementById(id);
const on = (target, type, act, options) => target.addEventListener(type, act, options);
const press = (id, act) => byId(id)?.addEventListener("click", act);
const data = JSON.parse(byId("data").textContent);
const [panel, details, filters] = ["panel", "details", "filters"].map(byId);
const { actors, documents, relations, types } = data;

function set(element, attributes) {
	for (const [key, value] of Object.entries(attributes)) {
		if (value !== undefined && value !== false) element.setAttribute(key, value);
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

// Places in lists become the things themselves.
for (const actor of actors) {
	Object.assign(actor, { type: types[actor.type], hash: hash("actor", actor.id), aliases: actor.aliases ?? [], relations: [], spoken: [] });
}
relations.forEach((relation, place) => {
	const { evidence } = relation;
	Object.assign(relation, {
		number: place + 1, hash: hash("relation", relation.id), from: actors[relation.from], to: actors[relation.to],
	});
	relation.ends = [...new Set([relation.from, relation.to])];
	for (const end of relation.ends) end.relations.push(relation);
	for (const piece of evidence) {
		Object.assign(piece, { document: documents[piece.document], speaker: actors[piece.speaker] });
		if (piece.speaker && piece.speaker.spoken.at(-1) !== relation) piece.speaker.spoken.push(relation);
	}
});
const byHash = new Map([...actors, ...relations].map((thing) => [thing.hash, thing]));

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
	make("dd", {}, values.map((value, place) =>
		[place > 0 && ", ", typeof value === "number" ? actorLink(actors[value]) : outside(value, isolated(value))])),
]);

/** The words of a piece of evidence: what is quoted is marked, and stands in its context where there is room. */
const words = ({ text }, hasRoom = true) => text?.map((stretch, place) => place % 2 ? make("mark", {}, stretch)
	: hasRoom ? stretch : place > 0 && place < text.length - 1 && " … ");

const speaker = (piece) => piece.speaker ? actorLink(piece.speaker) : "The document itself";

const source = ({ document: { title, url, citation } }) =>
	[make("cite", {}, outside(url, isolated(title))), citation && [", ", isolated(citation)]];

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
	const out = (name, list) => new Set(Array.from(
		filters.querySelectorAll(`[name=${name}]:not(:checked)`), ({ value }) => list ? list[value] : value));
	const [outTypes, outDocuments] = [out("type", types), out("document", documents)];
	const [outStances, outDates] = [out("stance"), out("undated")];
	const { from, to } = filters.elements;
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
	if (!panel.hidden) route();
}

for (const { color } of types) document.styleSheets[0].insertRule(`[data-color="${color}"] { background: ${color}; }`);
const swatch = ({ color }) => make("span", { class: "swatch", "data-color": color });

// The panel.

let isOpened = false;
let returnTo;
/** Whose paths can be asked for. */
let opened;

function open(...content) {
	if (panel.hidden) returnTo = document.activeElement;
	panel.hidden = false;
	byId("path").hidden = true;
	details.replaceChildren(make("div", {}, content));
	panel.scrollTop = 0;
	if (isOpened) details.querySelector("h2").focus({ preventScroll: true });
}

function close() {
	const hadFocus = panel.contains(document.activeElement);
	panel.hidden = true;
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
		make("dl", {}, facts(["also called", ...actor.aliases], ...actor.facts ?? [])),
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
		data.quoteNote && quietly(data.quoteNote),
		relation.evidence.map(figure));
	map?.light([relation, ...relation.ends], [relation]);
	map?.reveal(relation.ends);
}

/** A shortest way between two actors over relations that are shown. */
function path(from, to) {
	const cameBy = new Map([[from, []]]);
	for (const actor of cameBy.keys()) {
		for (const relation of actor.relations.filter((relation) => shown.has(relation))) {
			for (const end of relation.ends) if (!cameBy.has(end)) cameBy.set(end, [relation, actor]);
		}
	}
	if (!cameBy.has(to)) return undefined;
	const steps = [];
	for (let [relation, before] = cameBy.get(to); relation; [relation, before] = cameBy.get(before)) steps.unshift(relation);
	return steps;
}

function showPath(from, to) {
	const steps = path(from, to);
	const ends = [actorLink(from), " to ", actorLink(to)];
	if (!steps) {
		open(heading("No path from ", ends), make("p", {}, "No relations that are shown lead there."));
		map?.light([from, to], [from, to]);
		return;
	}
	open(
		heading("From ", ends),
		quietly(`A shortest path: ${counted(steps.length, "step")}, whichever way lines point.`),
		listed(steps));
	const along = steps.flatMap((relation) => relation.ends);
	map?.light([...steps, ...along, from, to], [...steps, from, to]);
	map?.reveal([from, to, ...along]);
}

// Search.

const note = ({ type, relations }) => `${type.label}, ${counted(relations.length, "relation")}`;
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
// What is searched is made once, when somebody searches.
const foldedNames = (actor) => actor.folded ??= [actor.name, ...actor.aliases].map(folded);
const foldedText = (relation) => relation.folded ??= folded([plainSentence(relation),
	...relation.evidence.flatMap(({ text }) => text?.filter((_, place) => place % 2) ?? [])].join(" "));

/** The actors that a query finds. */
function foundActors(query) {
	const wanted = folded(query.trim());
	const rank = (name) => name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9;
	const ranked = (wanted ? actors : []).map((actor) => [Math.min(...foldedNames(actor).map(rank)), actor]);
	return ranked.filter(([place]) => place < 9)
		.sort((one, other) => one[0] - other[0] || other[1].relations.length - one[1].relations.length)
		.slice(0, 8).map(([, actor]) => ({ thing: actor, label: actor.name, note: note(actor) }));
}

/** The relations that a query finds: by their number, or by all of its words. */
function foundRelations(query) {
	const words = folded(query).match(/\S+/g);
	return relations.filter((relation) => words?.every((word) => foldedText(relation).includes(word)) || query.trim() === `${relation.number}`)
		.slice(0, 6).map((relation) => ({ thing: relation, label: plainSentence(relation), note: `relation ${relation.number}` }));
}

/** Makes an input suggest, as WAI-ARIA's combobox. */
function combobox(id, find, choose) {
	const input = byId(id);
	const list = byId(input.getAttribute("aria-controls"));
	let options = [];
	let active = -1;
	const mark = (place) => {
		active = place;
		[...list.children].forEach((child, position) => { child.ariaSelected = position === place; });
		list.children[place]?.scrollIntoView({ block: "nearest" });
		set(input, { "aria-activedescendant": list.children[place]?.id ?? "" });
	};
	const offer = (items) => {
		list.replaceChildren(...items.map(({ label, note }, place) => make("li", { role: "option", id: `${list.id}-${place}` },
			isolated(label), note && make("small", {}, note))));
		list.hidden = items.length === 0;
		input.ariaExpanded = !list.hidden;
		mark(-1);
	};
	const take = (place) => {
		offer([]);
		if (!options[place]) return;
		input.value = "";
		choose(options[place].thing);
	};
	on(input, "input", () => {
		options = find(input.value);
		offer(options.length > 0 || !input.value.trim() ? options : [{ label: "Nothing found" }]);
	});
	on(input, "blur", () => offer([]));
	on(input, "keydown", (event) => {
		const { key } = event;
		const last = options.length - 1;
		if (key === "ArrowDown" && last >= 0) mark(active < last ? active + 1 : 0);
		else if (key === "ArrowUp" && last >= 0) mark(active > 0 ? active - 1 : last);
		else if (key === "Enter") take(Math.max(active, 0));
		else if (key === "Escape" && !list.hidden) { offer([]); event.stopPropagation(); }
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
			cell.ariaSort = column !== this.column ? null : this.direction > 0 ? "ascending" : "descending";
		});
		this.isFilled = true;
	},
};

// Views and addresses.

function show(view) {
	for (const name of ["map", "table"]) {
		byId(`${name}-view`).hidden = name !== view;
		const tab = byId(`${name}-tab`);
		tab.ariaSelected = name === view;
		tab.tabIndex = name === view ? 0 : -1;
	}
	if (view === "table" && !table.isFilled) table.fill();
}

/** Shows what the address asks for: `#actor/<id>`, `#relation/<id>`, `#path/<id>/<id>`, `#table`. */
function route() {
	let [kind, ...ids] = location.hash.slice(1).split("/");
	try { ids = ids.map(decodeURIComponent); } catch { /* No address of ours. */ }
	const isPath = kind === "path";
	const [one, other] = ids.map((id) => byHash.get(hash(isPath ? "actor" : kind, id)));
	if (isPath && one && other) showPath(one, other);
	else if (one && !isPath) (one.evidence ? showRelation : showActor)(one);
	else {
		if (ids[0]) byId("status").textContent = `There is no ${ids[0]}.`;
		if (kind === "table") {
			show("table");
			byId("table-view").focus();
		}
		close();
	}
}

// Beginning.

/** Opens something, or closes what is open. */
const pick = (thing) => { if (thing || !panel.hidden) location.hash = thing?.hash ?? "#all"; };
const drawing = byId("map")?.firstElementChild;
const map = drawing && new (data.map ? CanvasMap : VectorMap)(byId("map"), drawing, pick);

on(filters, "change", applyFilters);
press("more", ({ target }) => { target.ariaExpanded = filters.classList.toggle("open"); });
const system = matchMedia("(prefers-color-scheme: dark)");
byId("theme").ariaPressed = system.matches;
press("theme", ({ target }) => {
	const isDark = target.ariaPressed !== "true";
	document.documentElement.style.colorScheme = isDark ? "dark" : "light";
	target.ariaPressed = isDark;
	map?.draw();
});
on(system, "change", () => map?.draw());
press("reset", () => { filters.reset(); applyFilters(); });
press("close", () => pick());
press("table-heads", ({ target }) => { if (target.matches("button")) table.sort(target.parentElement.cellIndex); });
press("zoom-in", () => map?.zoom(1.4));
press("zoom-out", () => map?.zoom(1 / 1.4));
press("zoom-all", () => map?.fit());
for (const [name, other] of [["map", "table"], ["table", "map"]]) {
	press(`${name}-tab`, () => show(name));
	on(byId(`${name}-tab`), "keydown", (event) => {
		if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
		show(other);
		byId(`${other}-tab`).focus();
	});
}
combobox("search", (query) => [...foundActors(query), ...foundRelations(query)], pick);
combobox("path-search", (query) => foundActors(query).filter(({ thing }) => thing !== opened),
	(actor) => { location.hash = hash("path", opened.id, actor.id); });
on(document, "keydown", (event) => {
	if (event.key === "Escape") pick();
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
