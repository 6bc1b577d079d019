/** A number as it stands at a line. */
const raised = (number) => `${number}`.replace(/./g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]);

/**
 * The map on a canvas, from what is known of its places. Lengths are in points; pixels are divided by the scale.
 *
 * What is seen is a picture somewhat larger than the view, which moves as a whole. Another one is drawn unseen, a part
 * in each frame, and then takes its place.
 */
class CanvasMap extends GraphMap {
	constructor(container, canvas, pick) {
		super(container, data.map.width, data.map.height, pick);
		Object.assign(this, { canvas, most: 16, lit: new Set(), chosen: [] });
		this.pen = make("canvas").getContext("2d", { willReadFrequently: true });
		this.probe = make("canvas").getContext("2d");
		this.proxy = make("button", { type: "button", tabindex: -1, hidden: "" });
		container.append(this.proxy);
		// The styles are in the order in which things are drawn.
		this.things = [...relations, ...actors].filter(this.has).sort((one, other) => one.style - other.style);
		this.ranked = actors.filter(this.has).sort((one, other) => other.relations.length - one.relations.length);
		on(container, "pointermove", ({ clientX, clientY }) => {
			const thing = this.pointers.size === 0 && this.at(clientX, clientY);
			container.style.cursor = thing ? "pointer" : "";
			canvas.title = thing ? thing.name ?? plainSentence(thing) : "";
		});
	}

	has(thing) { return thing.style !== undefined; }

	bounds(actor) { return actor.box; }

	filter(shows) {
		for (const thing of this.things) thing.isAway = !shows(thing);
		this.draw();
	}

	light(things, chosen = []) {
		Object.assign(this, { lit: new Set(things), chosen });
		this.draw();
	}

	stand(actor) {
		this.standing = actor;
		this.proxy.hidden = false;
		this.show();
		return this.proxy;
	}

	stands(element) { return element === this.proxy && this.standing; }

	at(x, y) {
		const { container, lit, probe } = this;
		const around = container.getBoundingClientRect();
		const [across, down] = [(x - around.left - this.left) / this.scale, (y - around.top - this.top) / this.scale];
		const isNear = ({ box, course, isAway }, reach) => {
			if (isAway || !meet(box, [across - reach, down - reach, across + reach, down + reach])) return false;
			if (!course) return true;
			probe.lineWidth = 2 * reach;
			probe.beginPath();
			this.trace(course, probe);
			return probe.isPointInStroke(across, down);
		};
		// The uppermost of what is nearest: lines are thin. What is lit lies above the rest.
		let near = this.things;
		for (const pixels of [8, 4, 1]) {
			const nearer = near.filter((thing) => isNear(thing, pixels / this.scale));
			if (nearer.length > 0 || pixels === 8) near = nearer;
		}
		return near.findLast((thing) => lit.has(thing)) ?? near.at(-1);
	}

	/** Puts the picture where the map is, and asks for another one where it does not do. */
	show() {
		const { canvas, drawn, left, top, scale, standing, proxy } = this;
		const put = ({ style }, x, y, change) => { style.transform = `translate(${x}px, ${y}px) scale(${change})`; };
		if (standing) {
			const [boxLeft, boxTop, right, bottom] = standing.box;
			put(proxy, left + boxLeft * scale, top + boxTop * scale, 1);
			Object.assign(proxy.style, { width: `${(right - boxLeft) * scale}px`, height: `${(bottom - boxTop) * scale}px` });
		}
		if (drawn) {
			const change = scale / drawn.scale;
			const [x, y] = [left - drawn.x * change, top - drawn.y * change];
			put(canvas, x, y, change);
			const isNear = Math.max(Math.abs(x + drawn.margin), Math.abs(y + drawn.margin)) <= drawn.margin / 2;
			if (change === 1 && isNear || this.container.classList.contains("flying")) return;
		}
		if (!this.frame) this.draw();
	}

	/** Draws the map as it now is: at once where it is printed, else while there is time in each frame. */
	draw() {
		const { container: { clientWidth, clientHeight, classList }, canvas, pen, left, top, scale, isPrinting } = this;
		if (!clientWidth) return;
		const margin = isPrinting ? 0 : Math.round(Math.min(clientWidth, clientHeight) / 4);
		const view = { x: margin + left, y: margin + top, scale, margin, width: clientWidth + 2 * margin, height: clientHeight + 2 * margin };
		const painting = this.paint(view);
		const step = () => {
			const end = performance.now() + (isPrinting ? Infinity : classList.contains("moving") ? 8 : 40);
			let isDone = false;
			while (!isDone && performance.now() < end) {
				isDone = painting.next().done;
				// A browser puts off what it draws until somebody looks at it.
				pen.getImageData(0, 0, 1, 1);
			}
			this.frame = isDone ? undefined : requestAnimationFrame(step);
			if (!isDone) return;
			Object.assign(canvas, { width: pen.canvas.width, height: pen.canvas.height, ariaBusy: false });
			Object.assign(canvas.style, { width: `${view.width}px`, height: `${view.height}px` });
			canvas.getContext("2d").drawImage(pen.canvas, 0, 0);
			this.drawn = view;
			this.show();
		};
		cancelAnimationFrame(this.frame);
		canvas.ariaBusy = true;
		if (isPrinting) step();
		else this.frame = requestAnimationFrame(step);
	}

	print(isPrinting) {
		this.isPrinting = isPrinting;
		this.canvas.style.colorScheme = isPrinting ? "light" : "";
		this.draw();
	}

	/** A colour of the style sheet as it now is, light or dark. */
	color(text) {
		this.canvas.style.color = text;
		return this.colors[text] ??= getComputedStyle(this.canvas).color;
	}

	/** Draws everything, part by part. */
	*paint({ x, y, scale, width, height }) {
		const { pen, lit } = this;
		Object.assign(pen.canvas, { width: Math.round(width * devicePixelRatio), height: Math.round(height * devicePixelRatio) });
		pen.scale(devicePixelRatio, devicePixelRatio);
		pen.translate(x, y);
		pen.scale(scale, scale);
		Object.assign(pen, { textAlign: "center", textBaseline: "middle" });
		Object.assign(this, { colors: {}, taken: [], font: getComputedStyle(document.body).fontFamily });
		const view = [-x, -y, width - x, height - y].map((side) => side / scale);
		const isSeen = ({ box, isAway }) => !isAway && meet(box, view);
		const isLit = (thing) => lit.size === 0 || lit.has(thing);
		const seen = this.things.filter(isSeen);
		const opacity = lit.size === 0 ? 1 : 0.12;
		this.paintClusters(scale, opacity);
		yield* this.paintThings(seen.filter((thing) => !isLit(thing)), scale, 0.12);
		yield* this.paintThings(seen.filter(isLit), scale);
		yield* this.paintThings(this.chosen.filter(isSeen), scale, 1, "var(--string)");
		for (const cluster of data.map.clusters.filter(isSeen)) this.paintLabel(cluster, scale, opacity);
		// More have no room.
		const named = this.ranked.filter((actor) => isSeen(actor) && isLit(actor)).slice(0, 2000);
		for (const actor of named) yield this.paintName(actor, scale);
		if (lit.size === 0 && scale < 1.4) return;
		for (const { course, box, verb, number, style } of seen.filter((thing) => thing.course && isLit(thing))) {
			// A name does not cover its line.
			if (Math.hypot(box[2] - box[0], box[3] - box[1]) * scale < 40 + 6 * verb.length) continue;
			const half = Math.floor(course.length / 4) * 2;
			const mean = (axis) => course.length > 4 ? course[half + axis] : (course[axis] + course[axis + 2]) / 2;
			yield this.write([verb + " " + raised(number)], mean(0), mean(1), 10 / scale, { around: 4 / scale, color: onGround(data.map.styles[style].color) });
		}
	}

	/** Draws boxes around actors, behind everything. */
	paintClusters(scale, opacity) {
		const { pen } = this;
		pen.globalAlpha = opacity / 2;
		pen.strokeStyle = this.color("var(--quiet)");
		this.dip(1, 1 / scale);
		for (const { box: [left, top, right, bottom] } of data.map.clusters) pen.rect(left, top, right - left, bottom - top);
		pen.stroke();
	}

	/** What a box around actors is called, at its top: first of what is to be read, however far away. */
	paintLabel({ box, size, label }, scale, opacity) {
		const letters = Math.min(Math.max(size, 11 / scale), 24 / scale);
		this.write([label], middle(box)[0], box[1] + 0.8 * letters, letters, { color: "var(--quiet)", weight: "bold", opacity });
	}

	/** Draws things that have one style, some hundred at a time. */
	*paintThings(things, scale, opacity = 1, color) {
		// The more lines there are, the less each of them covers.
		const lines = things.filter((thing) => thing.course).length;
		const ink = color ? 1 : Math.max(0.12, Math.min(0.85, 1500 / lines));
		for (let start = 0, end = 0; start < things.length; start = end) {
			const { style, course } = things[start];
			// Zoomed in, lines are long.
			while (things[end]?.style === style && end < start + (scale < 1 ? 200 : 50)) end += 1;
			this.pen.globalAlpha = opacity * (course ? ink : 1);
			this[course ? "paintLines" : "paintShapes"](things.slice(start, end), data.map.styles[style], scale, color);
			yield;
		}
	}

	trace(course, pen = this.pen) {
		for (let place = 0; place < course.length; place += 2) pen[place ? "lineTo" : "moveTo"](course[place], course[place + 1]);
	}

	/** A closed figure, moved, turned and stretched: its corners, or a circle. */
	figure(corners, x, y, across, down, turn = 0) {
		const { pen } = this;
		pen.save();
		pen.translate(x, y);
		pen.rotate(turn);
		pen.scale(across, down);
		pen.moveTo(1, 0);
		if (corners) this.trace(corners);
		else pen.arc(0, 0, 1, 0, 2 * Math.PI);
		pen.closePath();
		pen.restore();
	}

	/** What strokes have in common. */
	dip(width, unit, dash = []) {
		this.pen.lineWidth = width * unit;
		this.pen.setLineDash(dash.map((length) => length * unit));
		this.pen.beginPath();
	}

	paintLines(relations, { color: own, width, dash, corners, hollow, disputed, both }, scale, color) {
		const { pen } = this;
		const unit = Math.min(1.6, Math.max(0.5, scale)) / scale;
		pen.strokeStyle = pen.fillStyle = this.color(color ?? onGround(own));
		this.dip(color ? 3 : width, unit, dash);
		for (const { course } of relations) this.trace(course);
		pen.stroke();
		if (disputed) {
			this.dip(1, unit, [1, 3]);
			for (const { course } of relations) {
				const turn = Math.atan2(course.at(-1) - course[1], course.at(-2) - course[0]);
				pen.save();
				pen.translate(-3 * unit * Math.sin(turn), 3 * unit * Math.cos(turn));
				this.trace(course);
				pen.restore();
			}
			pen.stroke();
		}
		if (!corners || scale < 0.5) return;
		this.dip(1, unit);
		for (const { course } of relations) {
			const [x, y, nextX, nextY] = course;
			const ends = [course.slice(-4), ...both ? [[nextX, nextY, x, y]] : []];
			for (const [fromX, fromY, toX, toY] of ends) this.figure(corners, toX, toY, unit, unit, Math.atan2(toY - fromY, toX - fromX));
		}
		if (!hollow) pen.fill();
		pen.stroke();
	}

	paintShapes(actors, { color: fill, dash, corners }, scale, color) {
		const { pen } = this;
		pen.fillStyle = fill;
		pen.strokeStyle = color ? this.color(color) : data.map.outline;
		this.dip(color ? 3 : Math.min(1, scale), 1 / scale, dash);
		for (const { box } of actors) this.figure(corners, ...middle(box), (box[2] - box[0]) / 2, (box[3] - box[1]) / 2);
		if (!color) pen.fill();
		pen.stroke();
	}

	/** A name in its actor's shape, where that is large enough; else over it or beneath it, where there is room. */
	paintName({ box, size, lines, relations, style }, scale) {
		const [x, y] = middle(box);
		if (size * scale > 8) return this.write(lines, x, y, size, { color: data.map.styles[style].ink, isInPlace: true });
		const font = Math.min(17, 10 + Math.log2(1 + relations.length) / 1.5) / scale;
		return this.write(lines, x, size ? y : box[3] + 0.6 * lines.length * font, font, { around: 10 / scale });
	}

	/** Writes lines of text; unless they are in their place, only where nothing is yet, nor so near, and on a ground. */
	write(lines, x, y, size, { around = 0, color = "var(--ink)", weight = "normal", opacity = 1, isInPlace }) {
		const { pen, taken } = this;
		pen.font = `${weight} ${size}px ${this.font}`;
		const [width, height] = [Math.max(...lines.map((line) => pen.measureText(line).width)) / 2 + size / 6, 0.6 * size];
		const [right, bottom] = [width + around, height * lines.length + around / 2];
		const box = [x - right, y - bottom, x + right, y + bottom];
		if (!isInPlace && taken.some((other) => meet(box, other))) return;
		taken.push(box);
		pen.fillStyle = this.color("var(--paper)");
		pen.globalAlpha = 0.8 * opacity;
		if (!isInPlace) pen.fillRect(x - width, y - height * lines.length, 2 * width, 2 * height * lines.length);
		pen.globalAlpha = opacity;
		pen.fillStyle = this.color(color);
		lines.forEach((line, place) => pen.fillText(line, x, y + (2 * place + 1 - lines.length) * height));
	}
}

