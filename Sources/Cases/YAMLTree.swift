/// The tree of a YAML file while it grows, event by event, on a stack of its own.
struct YAMLTree {
  /// Thrown when reading cannot go on; the reason is already among the diagnostics.
  struct Stopped: Error {}

  /// A list or mapping that is still open.
  private struct Collection {
    let isMapping: Bool
    let mark: Mark
    let anchor: String?
    var elements: [YAMLNode] = []
    var pairs: [YAMLPair] = []
    /// Where each key of the mapping stands, by its UTF-8 bytes.
    var keys: [[UInt8]: Mark] = [:]
    /// The key whose value comes next.
    var key: YAMLNode?
    /// Whether the value that comes next belongs to a key that was refused.
    var dropsValue = false
    var isIncomplete = false
    var repeatedKeys: [String] = []
  }

  var root: YAMLNode?
  var diagnostics = Diagnostics()
  private let path: String
  private let nodeLimit: Int
  private var open: [Collection] = []
  private var anchors: [[UInt8]: YAMLNode] = [:]
  private var nodeCount = 0
  private var hasDocument = false

  init(path: String, nodeLimit: Int) {
    self.path = path
    self.nodeLimit = nodeLimit
  }

  /// Takes in the next event; throws `Stopped` at a second document and beyond the limits.
  mutating func take(_ event: YAMLEvent) throws {
    refuseTag(of: event)
    switch event.kind {
    case .documentStart:
      if hasDocument {
        try stop("a second document starts here: keep one document in a file", at: event.mark)
      }
      hasDocument = true
    case .scalar(let text, let style):
      let node = YAMLNode(scalar(text, style, at: event.mark), mark: event.mark)
      try place(node, anchor: event.anchor)
    case .alias(let name):
      try place(target(of: name, at: event.mark), anchor: nil)
    case .sequenceStart, .mappingStart:
      try open(event)
    case .collectionEnd:
      try close()
    }
  }

  /// Says that there is nothing in the file.
  mutating func reportEmpty() {
    diagnostics.error("the file is empty", path: path, mark: .start)
  }

  private mutating func stop(_ message: String, at mark: Mark) throws -> Never {
    diagnostics.error(message, path: path, mark: mark)
    throw Stopped()
  }

  private mutating func refuse(_ message: String, at mark: Mark) {
    diagnostics.error(message, path: path, mark: mark)
  }

  private mutating func refuseTag(of event: YAMLEvent) {
    guard let tag = event.tag else { return }
    if case .scalar = event.kind, tag == "tag:yaml.org,2002:str" { return }
    let core = "tag:yaml.org,2002:"
    let written = tag.hasPrefix(core) ? "!!" + tag.dropFirst(core.count) : tag
    refuse("tag '\(written)': every value is text here, leave the tag out", at: event.mark)
  }

  private mutating func scalar(
    _ text: String, _ style: YAMLNode.Style, at mark: Mark
  ) -> YAMLNode.Kind {
    guard let control = text.unicodeScalars.first(where: \.isForbiddenControl) else {
      return .scalar(text, style: style)
    }
    refuse(
      "an escape in this text stands for control character \(control.codePoint):"
        + " leave it out", at: mark)
    return .invalid
  }

  private mutating func open(_ event: YAMLEvent) throws {
    if open.count == YAMLReader.depthLimit {
      try stop(
        "lists and mappings nested more than \(YAMLReader.depthLimit) deep", at: event.mark)
    }
    var isMapping = false
    if case .mappingStart = event.kind { isMapping = true }
    open.append(Collection(isMapping: isMapping, mark: event.mark, anchor: event.anchor))
  }

  private mutating func close() throws {
    guard let last = open.popLast() else { return }
    let kind: YAMLNode.Kind = last.isMapping ? .mapping(last.pairs) : .sequence(last.elements)
    let node = YAMLNode(
      kind, mark: last.mark, isIncomplete: last.isIncomplete, repeatedKeys: last.repeatedKeys)
    try place(node, anchor: last.anchor)
  }

  /// What an alias stands for, at the alias's own place.
  private mutating func target(of name: String, at mark: Mark) throws -> YAMLNode {
    if open.contains(where: { $0.anchor == name }) {
      refuse("alias '*\(name)' stands inside of what it repeats: write the value out", at: mark)
      return YAMLNode(.invalid, mark: mark)
    }
    guard let node = anchors[Array(name.utf8)] else {
      // Only so many are compared, so that a file full of mistakes is still read quickly.
      let known =
        anchors.count > 100 ? [] : anchors.keys.map { String(decoding: $0, as: UTF8.self) }
      refuse(
        "alias '*\(name)' has no anchor '&\(name)' before it"
          + Suggestion.phrase(for: name, among: known), at: mark)
      return YAMLNode(.invalid, mark: mark)
    }
    if open.count + node.depth > YAMLReader.depthLimit + 1 {
      let limit = YAMLReader.depthLimit
      try stop("alias '*\(name)' nests lists and mappings more than \(limit) deep", at: mark)
    }
    nodeCount += node.nodeCount - 1
    return node.moved(to: mark)
  }

  /// Puts a finished node where it belongs.
  private mutating func place(_ node: YAMLNode, anchor: String?) throws {
    nodeCount += 1
    if nodeCount > nodeLimit {
      try stop(
        "more than \(nodeLimit) values, counting what aliases repeat:"
          + " split the case, or write less with aliases", at: node.mark)
    }
    if let anchor { anchors[Array(anchor.utf8)] = node }
    guard !open.isEmpty else {
      root = node.isBlank ? nil : node
      return
    }
    let last = open.count - 1
    if !open[last].isMapping {
      open[last].elements.append(node)
    } else if open[last].dropsValue {
      open[last].dropsValue = false
    } else if let key = open[last].key {
      open[last].pairs.append(YAMLPair(key: key, value: node))
      open[last].key = nil
    } else {
      placeKey(node)
    }
  }

  /// Takes a key, or refuses it together with the value that follows.
  private mutating func placeKey(_ node: YAMLNode) {
    let last = open.count - 1
    guard case .scalar(let name, let style) = node.kind else {
      if !node.isInvalid {
        refuse("a key must be a text, this is \(node.kindInWords)", at: node.mark)
      }
      open[last].dropsValue = true
      open[last].isIncomplete = true
      return
    }
    if name == "<<", style == .plain {
      refuse("merge key '<<' is not supported: write the keys out", at: node.mark)
      open[last].dropsValue = true
      open[last].isIncomplete = true
    } else if let first = open[last].keys[Array(name.utf8)] {
      refuse(
        "key '\(name.shortened(to: 40))' stands twice in this mapping, first at \(first):"
          + " keep one of them", at: node.mark)
      open[last].repeatedKeys.append(name)
      open[last].dropsValue = true
    } else {
      open[last].keys[Array(name.utf8)] = node.mark
      open[last].key = node
    }
  }
}
