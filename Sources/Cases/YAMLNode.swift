/// A value of a YAML file with its place; nothing is typed, every scalar is text.
package struct YAMLNode: Sendable {
  /// How a scalar is written.
  package enum Style: Sendable, Hashable {
    /// Without quotes: `supplies`.
    case plain
    /// In single or double quotes.
    case quoted
    /// As a block after `|` or `>`.
    case block
  }

  /// What a node is.
  package enum Kind: Sendable {
    /// A text as it was meant, with escapes and folding undone.
    case scalar(String, style: Style)
    /// A list.
    case sequence([YAMLNode])
    /// Keys with values, in order; every key is a scalar and stands only once.
    case mapping([YAMLPair])
    /// Something that was refused and already reported: pass over it in silence.
    case invalid
  }

  /// What it is.
  package let kind: Kind
  /// Where it starts; for an alias, where the alias stands.
  package let mark: Mark
  /// Whether keys of this mapping were refused and reported, so that one may seem to be missing.
  package let isIncomplete: Bool
  /// Keys of this mapping that stand more than once, which was reported; the first of each counts.
  package let repeatedKeys: [String]
  /// The number of nodes that a walk through this one visits, itself and keys included.
  let nodeCount: Int
  /// The number of levels: 1 for a scalar.
  let depth: Int

  /// A node; `mark` is where it starts.
  package init(_ kind: Kind, mark: Mark, isIncomplete: Bool = false, repeatedKeys: [String] = []) {
    self.kind = kind
    self.mark = mark
    self.isIncomplete = isIncomplete
    self.repeatedKeys = repeatedKeys
    switch kind {
    case .scalar, .invalid: (nodeCount, depth) = (1, 1)
    case .sequence(let elements):
      nodeCount = elements.reduce(1) { $0 + $1.nodeCount }
      depth = 1 + (elements.map(\.depth).max() ?? 0)
    case .mapping(let pairs):
      nodeCount = pairs.reduce(1) { $0 + $1.key.nodeCount + $1.value.nodeCount }
      depth = 1 + (pairs.map(\.value.depth).max() ?? 0)
    }
  }

  /// The same node at another place: what an alias stands for.
  func moved(to mark: Mark) -> YAMLNode {
    YAMLNode(kind, mark: mark, isIncomplete: isIncomplete, repeatedKeys: repeatedKeys)
  }
}

/// A key of a mapping with its value.
package struct YAMLPair: Sendable {
  /// The key: a scalar.
  package let key: YAMLNode
  /// The value.
  package let value: YAMLNode
  /// The key's text.
  package var name: String { key.text ?? "" }

  /// Whether the key's text has the same UTF-8 bytes.
  func isNamed(_ name: String) -> Bool {
    // `==` is quick, but takes canonically equivalent texts for the same.
    guard case .scalar(let text, _) = key.kind, text == name else { return false }
    return text.utf8.elementsEqual(name.utf8)
  }
}

extension YAMLNode {
  /// The text of a scalar, else nil.
  package var text: String? {
    guard case .scalar(let text, _) = kind else { return nil }
    return text
  }

  /// The elements of a list, else nil.
  package var elements: [YAMLNode]? {
    guard case .sequence(let elements) = kind else { return nil }
    return elements
  }

  /// The keys and values of a mapping in order, else nil.
  package var pairs: [YAMLPair]? {
    guard case .mapping(let pairs) = kind else { return nil }
    return pairs
  }

  /// Whether nothing is written here, as after a key that ends its line: `title:`.
  package var isBlank: Bool {
    guard case .scalar("", style: .plain) = kind else { return false }
    return true
  }

  /// Whether this was refused and already reported.
  package var isInvalid: Bool {
    guard case .invalid = kind else { return false }
    return true
  }

  /// The value of a key, compared by UTF-8 bytes; nil where it is no mapping or lacks the key.
  package subscript(key: String) -> YAMLNode? {
    guard case .mapping(let pairs) = kind else { return nil }
    let place = pairs.firstIndex { $0.isNamed(key) }
    return place.map { pairs[$0].value }
  }

  /// What this is, in words for a message: "a list", "a mapping", "nothing", "the text 'abc'".
  package var kindInWords: String {
    switch kind {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .invalid: "something refused"
    case .scalar: isBlank ? "nothing" : "the text '\((text ?? "").shortened(to: 40))'"
    }
  }
}

extension String {
  /// The text when it has at most `limit` Unicode scalars, else its beginning with `…`.
  package func shortened(to limit: Int) -> String {
    guard unicodeScalars.count > limit else { return self }
    return String(unicodeScalars.prefix(limit - 1)) + "…"
  }
}
