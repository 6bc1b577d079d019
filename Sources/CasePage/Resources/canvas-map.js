/**
 * The map on a canvas, from what is known of its places. Lengths are in points; pixels are divided by the scale.
 *
 * What is seen is a picture somewhat larger than the view, which moves as a whole. Another one is drawn unseen, a part
 * in each frame, and then takes its place.
 */
class CanvasMap extends GraphMap {
	constructor(container, canvas, pick) {
		const { width, height, styles } = data.map;
		super(container, width / 10, height / 10, pick);
		Object.assign(this, { canvas, most: 16, lit: new Set(), chosen: [] });
		this.pen = make("canvas").getContext("2d", { willReadFrequently: true });
		this.probe = make("canvas").getContext("2d");
		this.proxy = make("button", { type: "button", tabindex: -1, hidden: "" });
		container.append(this.proxy);
		const points = (tenths) => tenths.map((number) => number / 10);
		// Actors without a name in their shape are small, and lie beneath the others.
		const drawn = (list) => list.filter((thing) => thing.style).sort((a, b) =>
			(a.size > 0) - (b.size > 0) || styles.indexOf(a.style) - styles.indexOf(b.style));
		actors.forEach((actor, place) => {
			const [left, top, right, bottom, size, style, name] = data.map.actors[place];
			Object.assign(actor, { box: points([left, top, right, bottom]), size: size / 10, style: styles[style], lines: name?.split("\n") });
		});
		relations.forEach((relation, place) => {
			const [style, ...course] = data.map.relations[place];
			const [across, down] = [0, 1].map((axis) => points(course.filter((_, place) => place % 2 === axis)));
			const box = [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
			Object.assign(relation, { box, course: points(course), style: styles[style] });
		});
		this.things = this.stacked = [...drawn(relations), ...drawn(actors)];
		this.ranked = drawn(actors).sort((a, b) => b.relations.length - a.relations.length);
		on(container, "pointermove", ({ clientX, clientY }) => {
			const thing = this.pointers.size === 0 && this.at(clientX, clientY);
			container.style.cursor = thing ? "pointer" : "";
			canvas.title = thing ? thing.name ?? plainSentence(thing) : "";
		});
	}

	has(actor) { return Boolean(actor.style); }

	bounds(actor) { return actor.box; }

	filter(shows) {
		for (const thing of this.things) thing.isAway = !shows(thing);
		this.draw();
	}

	light(things, chosen = []) {
		const lit = new Set(things);
		// What is lit lies above the rest.
		Object.assign(this, { lit, chosen, stacked: this.things.toSorted((a, b) => lit.has(a) - lit.has(b)) });
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
		const { container, probe } = this;
		const around = container.getBoundingClientRect();
		const [across, down] = [(x - around.left - this.left) / this.scale, (y - around.top - this.top) / this.scale];
		const isNear = ({ box, course, isAway }, reach) => {
			if (isAway || box[0] > across + reach || box[1] > down + reach || box[2] < across - reach || box[3] < down - reach) return false;
			if (!course) return true;
			probe.lineWidth = 2 * reach;
			probe.beginPath();
			this.trace(course, probe);
			return probe.isPointInStroke(across, down);
		};
		// The uppermost of what is there, or near: lines are thin.
		for (const pixels of [1, 4, 8]) {
			const thing = this.stacked.findLast((thing) => isNear(thing, pixels / this.scale));
			if (thing) return thing;
		}
		return undefined;
	}

	/** Puts the picture where the map is, and asks for another one where it does not do. */
	show() {
		const { canvas, drawn, left, top, scale, standing, proxy } = this;
		if (standing) {
			const [boxLeft, boxTop, right, bottom] = standing.box.map((side) => side * scale);
			const pixels = { left: left + boxLeft, top: top + boxTop, width: right - boxLeft, height: bottom - boxTop };
			for (const [side, length] of Object.entries(pixels)) proxy.style[side] = `${length}px`;
		}
		if (drawn) {
			const change = scale / drawn.scale;
			const [x, y] = [left - (drawn.margin + drawn.left) * change, top - (drawn.margin + drawn.top) * change];
			canvas.style.transform = `translate(${x}px, ${y}px) scale(${change})`;
			const far = Math.max(Math.abs(left - drawn.left), Math.abs(top - drawn.top));
			if (change === 1 && far <= drawn.margin / 2 || this.container.classList.contains("flying")) return;
		}
		if (!this.frame) this.draw();
	}

	/** Draws the map as it now is: at once where it is printed, else while there is time in each frame. */
	draw() {
		const { container: { clientWidth, clientHeight, classList }, canvas, pen, left, top, scale, isPrinting } = this;
		if (!clientWidth) return;
		const margin = isPrinting ? 0 : Math.round(Math.min(clientWidth, clientHeight) / 4);
		const view = { left, top, scale, margin, width: clientWidth + 2 * margin, height: clientHeight + 2 * margin };
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
			set(canvas, { width: pen.canvas.width, height: pen.canvas.height, "aria-busy": false });
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
		if (!this.colors.has(text)) {
			this.canvas.style.color = text;
			this.colors.set(text, getComputedStyle(this.canvas).color);
		}
		return this.colors.get(text);
	}

	/** Draws everything, part by part. */
	*paint({ left, top, scale, margin, width, height }) {
		const { pen, lit } = this;
		const density = devicePixelRatio;
		const [x, y] = [margin + left, margin + top];
		set(pen.canvas, { width: Math.round(width * density), height: Math.round(height * density) });
		pen.setTransform(density * scale, 0, 0, density * scale, density * x, density * y);
		Object.assign(pen, { textAlign: "center", textBaseline: "middle" });
		this.font = getComputedStyle(document.body).fontFamily;
		const isSeen = ({ box, isAway }) => !isAway
			&& box[0] * scale < width - x && box[2] * scale > -x && box[1] * scale < height - y && box[3] * scale > -y;
		const isLit = (thing) => lit.size === 0 || lit.has(thing);
		const seen = this.stacked.filter(isSeen);
		Object.assign(this, { colors: new Map(), taken: [] });
		yield* this.paintThings(seen.filter((thing) => !isLit(thing)), scale, 0.12);
		yield* this.paintThings(seen.filter(isLit), scale);
		yield* this.paintThings(this.chosen.filter(isSeen), scale, 1, "var(--string)");
		for (const actor of this.ranked) if (isSeen(actor) && isLit(actor)) yield this.paintName(actor, scale);
		if (lit.size === 0 && scale < 1.4) return;
		for (const { course, box, verb, style } of seen.filter((thing) => thing.course && isLit(thing))) {
			// A name does not cover its line.
			if (Math.hypot(box[2] - box[0], box[3] - box[1]) * scale < 40 + 6 * verb.length) continue;
			const middle = Math.floor(course.length / 4) * 2;
			const mean = (axis) => course.length > 4 ? course[middle + axis] : (course[axis] + course[axis + 2]) / 2;
			yield this.write([verb], mean(0), mean(1), 10 / scale, 4 / scale, this.color(onGround(style.color)));
		}
	}

	/** Draws things that have one style, some hundred at a time. */
	*paintThings(things, scale, opacity = 1, color) {
		// The more lines there are, the less each of them covers.
		const lines = things.filter((thing) => thing.course).length;
		const ink = color ? 1 : Math.max(0.12, Math.min(0.85, 1500 / lines));
		for (let start = 0, end = 0; start < things.length; start = end) {
			const { style, course } = things[start];
			while (things[end]?.style === style && end < start + 200) end += 1;
			this.pen.globalAlpha = opacity * (course ? ink : 1);
			this[course ? "paintLines" : "paintShapes"](things.slice(start, end), style, scale, color);
			yield;
		}
	}

	trace(course, pen = this.pen) {
		for (let place = 0; place < course.length; place += 2) pen[place ? "lineTo" : "moveTo"](course[place], course[place + 1]);
	}

	/** A closed figure: its corners, moved, stretched and turned. */
	figure(corners, x, y, across, down, turned = 0) {
		this.trace(corners.map((corner, place) => place % 2 ? y + down * corner + turned * corners[place - 1]
			: x + across * corner - turned * corners[place + 1]));
		this.pen.closePath();
	}

	/** What strokes have in common. */
	dip(width, unit, dash = []) {
		this.pen.lineWidth = width * unit / 10;
		this.pen.setLineDash(dash.map((length) => length * unit / 10));
		this.pen.beginPath();
	}

	paintLines(relations, { color: own, width, dash, corners, hollow, disputed, both }, scale, color) {
		const { pen } = this;
		const unit = Math.min(1.6, Math.max(0.5, scale)) / scale;
		pen.strokeStyle = pen.fillStyle = this.color(color ?? onGround(own));
		this.dip(color ? 30 : width, unit, dash);
		for (const { course } of relations) this.trace(course);
		pen.stroke();
		if (disputed) {
			this.dip(10, unit, [10, 30]);
			for (const { course } of relations) {
				const [across, down] = [course.at(-2) - course[0], course.at(-1) - course[1]];
				const share = 3 * unit / (Math.hypot(across, down) || 1);
				this.trace(course.map((number, place) => place % 2 ? number + across * share : number - down * share));
			}
			pen.stroke();
		}
		if (!corners || scale < 0.5) return;
		this.dip(10, unit);
		for (const { course } of relations) {
			this.paintEnd(course.slice(-4), corners, unit);
			if (both) this.paintEnd([...course.slice(2, 4), ...course.slice(0, 2)], corners, unit);
		}
		if (!hollow) pen.fill();
		pen.stroke();
	}

	/** The end of a line that comes from one point to another: an arrow, or a bar. */
	paintEnd([fromX, fromY, x, y], corners, unit) {
		const share = unit / 10 / (Math.hypot(x - fromX, y - fromY) || 1);
		this.figure(corners, x, y, (x - fromX) * share, (x - fromX) * share, (y - fromY) * share);
	}

	paintShapes(actors, { color: fill, dash, corners }, scale, color) {
		const { pen } = this;
		pen.fillStyle = fill;
		pen.strokeStyle = color ? this.color(color) : data.map.outline;
		this.dip(color ? 30 : 10 * Math.min(1, scale), 1 / scale, dash);
		for (const { box: [left, top, right, bottom] } of actors) {
			const [x, y, width, height] = [(left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2];
			if (corners) this.figure(corners, x, y, width / 100, height / 100);
			else {
				pen.moveTo(x + width, y);
				pen.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
			}
		}
		if (!color) pen.fill();
		pen.stroke();
	}

	/** A name in its actor's shape, where that is large enough; else over it or beneath it, where there is room. */
	paintName({ box, size, lines, relations }, scale) {
		const [left, top, right, bottom] = box;
		const [x, y] = [(left + right) / 2, (top + bottom) / 2];
		if (size * scale > 8) return this.write(lines, x, y, size, 0, data.map.ink, true);
		const font = Math.min(17, 10 + Math.log2(1 + relations.length) / 1.5) / scale;
		return this.write(lines, x, size ? y : bottom + 0.6 * lines.length * font, font, 10 / scale, this.color("var(--ink)"));
	}

	/** Writes lines of text; unless they are in their place, only where nothing is yet, nor so near, and on a ground. */
	write(lines, x, y, size, around, color, isInPlace = false) {
		const { pen, taken } = this;
		pen.font = `${size}px ${this.font}`;
		const [width, height] = [Math.max(...lines.map((line) => pen.measureText(line).width)) / 2 + size / 6, 0.6 * size];
		const [right, bottom] = [width + around, height * lines.length + around / 2];
		const box = [x - right, y - bottom, x + right, y + bottom];
		if (!isInPlace && taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return;
		taken.push(box);
		pen.fillStyle = this.color("var(--paper)");
		pen.globalAlpha = 0.8;
		if (!isInPlace) pen.fillRect(x - width, y - height * lines.length, 2 * width, 2 * height * lines.length);
		pen.globalAlpha = 1;
		pen.fillStyle = color;
		lines.forEach((line, place) => pen.fillText(line, x, y + (2 * place + 1 - lines.length) * height));
	}
}

