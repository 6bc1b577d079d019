import KnowledgeGraph

/// Spells a picture anew from the events of Graphviz's.
struct SVGRewriter {
  var block = ByteBlock()
  private let picture: SVGPicture
  private let form: SVGPicture.Form
  /// What becomes of the elements that are open, the innermost last.
  private var open: [Fate] = []
  /// How many of the open elements are in one that is left out, with it.
  private var depthLeftOut = 0
  /// The group of a node or an edge that is not written before its title is known.
  private var pending: Pending?
  /// What the open title says so far.
  private var title: ByteBlock?
  /// Whether the last start tag still lacks its `>`.
  private var tagIsOpen = false

  /// What becomes of an element.
  private enum Fate {
    case kept(String, isText: Bool)
    /// Its content stands without it.
    case unwrapped
    /// Its text is what a title says.
    case title
  }

  fileprivate struct Pending {
    enum Kind: String { case node, edge, cluster }

    let kind: Kind
    let id: String
    let classes: String
  }

  init(_ picture: SVGPicture, _ form: SVGPicture.Form) {
    self.picture = picture
    self.form = form
    if form == .file { block.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
    guard !picture.notes.isEmpty else { return }
    block.append("<!-- ")
    for byte in picture.notes.joined(separator: "; ").utf8 {
      // Two hyphens would end the comment.
      if byte == UInt8(ascii: "-"), block.span[block.count - 1] == byte { block.append(" ") }
      block.append(byte)
    }
    block.append(" -->\n")
  }

  mutating func take(_ events: XMLEvents) {
    var place = 0
    while place < events.list.count {
      let event = events.list[place]
      place += 1
      switch event.kind {
      case .start:
        let attributes = events.attributes(from: place)
        start(events[event], attributes, events)
        place = attributes.range.upperBound
      case .text: text(events[event])
      case .end: end()
      case .attributeName, .attributeValue, .instruction: break
      }
    }
  }

  private mutating func start(
    _ name: Span<UInt8>, _ attributes: XMLAttributes, _ events: XMLEvents
  ) {
    guard depthLeftOut == 0, let element = SVGAllowlist.element(name) else {
      depthLeftOut += 1
      return
    }
    if element == .title {
      title = ByteBlock()
      return open.append(.title)
    }
    writePending(titled: nil)
    if element == .link, !leadsAnywhere(attributes, events) { return open.append(.unwrapped) }
    if element == .group, isWrapper(attributes, events) { return open.append(.unwrapped) }
    let isText = element == .text
    open.append(.kept(name.string, isText: isText))
    if element == .group, let group = group(attributes, events) {
      pending = group
      return
    }
    closeTag()
    block.append("<")
    block.append(name)
    if element == .root { writeNamespaces() }
    write(attributes, events)
    tagIsOpen = true
    if element == .root { writeTitleOfAll() }
  }

  private mutating func text(_ text: Span<UInt8>) {
    guard depthLeftOut == 0 else { return }
    switch open.last {
    case .title: title?.append(text)
    case .kept(_, isText: true):
      closeTag()
      block.append(text, escaping: XMLEscapes.self)
    default: break
    }
  }

  private mutating func end() {
    if depthLeftOut > 0 {
      depthLeftOut -= 1
      return
    }
    switch open.popLast() {
    case .title:
      let said = title ?? ByteBlock()
      title = nil
      writePending(titled: said)
    case .kept(let name, let isText):
      writePending(titled: nil)
      if tagIsOpen, !isText {
        block.append("/>\n")
      } else {
        closeTag()
        block.append("</\(name)>\n")
      }
      tagIsOpen = false
    case .unwrapped, nil: break
    }
  }

  /// Ends the start tag that is open; what holds others goes on in the next line.
  private mutating func closeTag() {
    guard tagIsOpen else { return }
    tagIsOpen = false
    if case .kept(_, isText: true) = open.last { block.append(">") } else { block.append(">\n") }
  }
}

/// Elements.
extension SVGRewriter {
  private func leadsAnywhere(_ attributes: XMLAttributes, _ events: XMLEvents) -> Bool {
    guard let link = attributes.event("xlink:href", events) else { return false }
    return SVGAllowlist.allowsLink(events[link])
  }

  /// Whether a group is only there to hold the link of a tooltip.
  private func isWrapper(_ attributes: XMLAttributes, _ events: XMLEvents) -> Bool {
    attributes.event("class", events) == nil
      && attributes.string("id", events)?.hasPrefix("a_") == true
  }

  /// The node, edge or cluster that a group is.
  private func group(_ attributes: XMLAttributes, _ events: XMLEvents) -> Pending? {
    guard let classes = attributes.string("class", events),
      let kind = classes.split(separator: " ").first.flatMap({ Pending.Kind(rawValue: String($0)) })
    else { return nil }
    return Pending(kind: kind, id: attributes.string("id", events) ?? "", classes: classes)
  }

  private mutating func write(_ attributes: XMLAttributes, _ events: XMLEvents) {
    for place in stride(from: attributes.range.lowerBound, to: attributes.range.upperBound, by: 2) {
      let name = events[events.list[place]]
      let value = events[events.list[place + 1]]
      let isLink = name.isEqual(to: "xlink:href".utf8.span) && SVGAllowlist.allowsLink(value)
      guard isLink || SVGAllowlist.allows(name, value) else { continue }
      if name.isEqual(to: "font-family".utf8.span) {
        write(font: value.string)
        continue
      }
      block.append(" ")
      block.append(name)
      block.append("=\"")
      if value.isEqual(to: "transparent".utf8.span) {
        // SVG has no such colour, but CSS.
        block.append("none")
      } else {
        block.append(value, escaping: XMLAttributeEscapes.self)
      }
      block.append("\"")
    }
  }

  /// Graphviz has a font's style in its name, as fontconfig does; CSS looks for a family of that name.
  private mutating func write(font: String) {
    let styles = [(" Bold", "font-weight", "bold"), (" Oblique", "font-style", "italic")]
    guard let style = styles.first(where: { font.hasSuffix($0.0) }) else {
      return write(attribute: "font-family", font)
    }
    write(attribute: "font-family", String(font.dropLast(style.0.count)))
    write(attribute: style.1, style.2)
  }

  private mutating func write(attribute name: String, _ value: String) {
    guard SVGAllowlist.allows(name.utf8.span, value.utf8.span) else { return }
    block.append(" \(name)=\"")
    block.append(value.utf8.span, escaping: XMLAttributeEscapes.self)
    block.append("\"")
  }

  private mutating func write(_ element: String, _ text: String) {
    block.append("<\(element)>")
    block.append(text.utf8.span, escaping: XMLEscapes.self)
    block.append("</\(element)>\n")
  }
}

/// What a picture says in words.
extension SVGRewriter {
  private mutating func writeNamespaces() {
    block.append(" xmlns=\"http://www.w3.org/2000/svg\"")
    block.append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"")
  }

  /// The picture's title and size; in a page these are said elsewhere.
  private mutating func writeTitleOfAll() {
    guard form == .file else { return }
    let graph = picture.graph
    closeTag()
    write("title", PlainLine.text((graph.metadata.title ?? graph.metadata.name.text).string))
    let (actors, relations) = (graph.actors.count, graph.relations.count)
    write(
      "desc",
      "A map of \(actors) actor\(actors == 1 ? "" : "s") and \(relations) relation"
        + "\(relations == 1 ? "" : "s")")
  }

  /// Writes the group that waits for its title, which is known or never will be.
  private mutating func writePending(titled title: ByteBlock?) {
    guard let group = pending else { return }
    pending = nil
    // The fate of the group itself is on the stack already, but its parent's tag may be open.
    if tagIsOpen {
      tagIsOpen = false
      block.append(">\n")
    }
    switch group.kind {
    case .node:
      if let actor = title.flatMap({ picture.actor($0.span) }) { return writeActor(actor, group) }
    case .edge:
      if let relation = picture.relation(group.id) { return write(relation, group) }
    case .cluster:
      let label = DOTClusters.label(inName: title?.span.string ?? "")
      begin(group, group.id, group.classes)
      return label.isEmpty ? () : write("title", PlainLine.text(label))
    }
    begin(group, group.id, group.classes)
  }

  private mutating func begin(_ group: Pending, _ id: String, _ classes: String) {
    block.append("<g")
    write(attribute: "id", id)
    write(attribute: "class", classes)
    block.append(">\n")
  }

  private mutating func writeActor(_ place: Int, _ group: Pending) {
    let actor = picture.graph.actors[place]
    begin(
      group, MarkupName.name(.actor, actor.id), group.classes(.actor, type: actor.type))
    write("title", picture.sentences.title(ofActorAt: place))
    if let description = picture.sentences.description(ofActorAt: place) {
      write("desc", description)
    }
  }

  private mutating func write(_ relation: Relation, _ group: Pending) {
    begin(group, group.id, group.classes)
    write("title", picture.sentences.title(of: relation))
    write("desc", picture.sentences.description(of: relation))
  }
}

extension SVGRewriter.Pending {
  /// The element's classes, also where the drawing is too large to have them.
  fileprivate func classes(_ kind: MarkupName.Kind, type: Identifier) -> String {
    if classes.contains(" ") { return classes }
    return "\(classes) \(kind.rawValue) type-\(MarkupName.encoded(type.string))"
  }
}
