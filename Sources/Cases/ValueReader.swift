import KnowledgeGraph

/// Reads the values of one YAML file as what they are meant to be, and says where one is not.
///
/// A value that was refused before is passed over in silence: one cause, one diagnostic.
struct ValueReader {
  let path: String
  var diagnostics: Diagnostics
  /// Keys that are not missing: an unknown key, refused already, is one of them misspelt.
  private var misspelt: Set<MisspeltKey> = []

  private struct MisspeltKey: Hashable {
    /// Where the mapping starts.
    let mark: Mark
    let key: String
  }

  init(path: String, diagnostics: Diagnostics) {
    self.path = path
    self.diagnostics = diagnostics
  }

  mutating func error(_ node: YAMLNode, _ message: String) {
    if !node.isInvalid { diagnostics.error(message, path: path, mark: node.mark) }
  }

  mutating func warning(_ node: YAMLNode, _ message: String) {
    diagnostics.warning(message, path: path, mark: node.mark)
  }

  /// The keys and values of a mapping, `what` in words; nothing where it is none.
  mutating func mapping(_ node: YAMLNode, _ what: String) -> [YAMLPair]? {
    if let pairs = node.pairs { return pairs }
    error(node, "\(what) is \(node.kindInWords), but a mapping of keys and values was expected")
    return nil
  }

  /// Says of each key of `node` that is not among `known` that it is unknown.
  /// A key for which `mayBeKnown` holds, given its name and the nearest known one, is passed over.
  mutating func refuseUnknownKeys(
    of node: YAMLNode, _ what: String, known: [String],
    unless mayBeKnown: (String, String?) -> Bool = { _, _ in false }
  ) {
    for pair in node.pairs ?? [] where !known.contains(where: pair.isNamed) {
      let nearest = Suggestion.nearest(to: pair.name, among: known)
      if mayBeKnown(pair.name, nearest) { continue }
      if let nearest { misspelt.insert(MisspeltKey(mark: node.mark, key: nearest)) }
      error(
        pair.key,
        "unknown key '\(pair.name.shortened(to: 40))' in \(what)"
          + (nearest.map { "; did you mean '\($0)'?" }
            ?? "; known are \(known.joined(separator: ", "))"))
    }
  }

  /// Whether a key that `node` seems to lack may be one that was refused.
  func mayHide(_ key: String, in node: YAMLNode) -> Bool {
    node.isIncomplete || misspelt.contains(MisspeltKey(mark: node.mark, key: key))
  }

  /// The value of a key that must be there.
  mutating func required(_ key: String, of node: YAMLNode, _ what: String) -> YAMLNode? {
    if let value = node[key] { return value }
    if !mayHide(key, in: node) { error(node, "\(what) has no '\(key)'; add one") }
    return nil
  }

  /// A text that is not empty, nor blank unless `mayBeBlank`.
  mutating func text(
    _ node: YAMLNode?, _ what: String, mayBeBlank: Bool = false
  ) -> Text? {
    guard let node else { return nil }
    guard let text = node.text else {
      error(node, "\(what) is \(node.kindInWords), but a text was expected")
      return nil
    }
    guard !text.isEmpty else {
      error(node, "\(what) is empty; give it a value")
      return nil
    }
    guard mayBeBlank || !text.isInvisible else {
      error(node, "\(what) is blank; give it a value")
      return nil
    }
    let carried = Text(text)
    // An escape such as \uFFFE would be replaced in silence.
    guard carried.string.utf8.elementsEqual(text.utf8) else {
      error(node, "\(what) holds U+FFFE or U+FFFF, which is no character; leave it out")
      return nil
    }
    return carried
  }

  /// Texts: a list of them, or a single one.
  mutating func texts(_ node: YAMLNode?, _ what: String) -> [(text: Text, node: YAMLNode)] {
    guard let node else { return [] }
    var texts: [(text: Text, node: YAMLNode)] = []
    for element in node.elements ?? [node] {
      if let text = text(element, what) { texts.append((text, element)) }
    }
    return texts
  }

  /// An identifier of the form that a case asks for.
  mutating func slug(_ node: YAMLNode?, _ what: String) -> Identifier? {
    guard let node, let text = text(node, what) else { return nil }
    guard Identifier.isSlug(text.string) else {
      let advice = Slug.nearest(to: text.string).map { "; write '\($0)'" } ?? ""
      error(
        node,
        "\(what) '\(text.string.shortened(to: 60))' may only have the letters a to z, digits, and "
          + "single hyphens between them\(advice)")
      return nil
    }
    return Identifier(text)
  }

  /// A reference to something by its identifier, whatever its form: whether it exists is asked later.
  mutating func reference(_ node: YAMLNode?, _ what: String) -> Identifier? {
    text(node, what).flatMap { Identifier($0) }
  }

  mutating func date(_ node: YAMLNode?, _ what: String) -> PartialDate? {
    guard let node, let text = text(node, what) else { return nil }
    if let date = PartialDate(text.string) { return date }
    error(
      node,
      "\(what) is '\(text.string.shortened(to: 40))', which is no date; write a year, a month or a "
        + "day that exists, as 2024, 2024-03 or 2024-03-05")
    return nil
  }

  mutating func boolean(_ node: YAMLNode?, _ what: String) -> Bool? {
    guard let node, let text = text(node, what) else { return nil }
    switch text.string {
    case "true": return true
    case "false": return false
    default:
      error(node, "\(what) is \(node.kindInWords), but true or false was expected")
      return nil
    }
  }

  /// A colour, as `"#aabbcc"`.
  mutating func color(_ node: YAMLNode?) -> Color? {
    guard let node else { return nil }
    if let color = Color(node.text ?? "") { return color }
    // Without quotes, `#` begins a comment.
    error(
      node, "the colour is \(node.kindInWords); write one as \"#aabbcc\", with the quotes")
    return nil
  }

  mutating func iri(_ node: YAMLNode?, _ what: String) -> IRI? {
    guard let node, let text = text(node, what) else { return nil }
    if let iri = IRI(text.string) { return iri }
    error(
      node,
      "\(what) is '\(text.string.shortened(to: 80))', which is no absolute IRI; write one as "
        + "https://example.org/page, with other characters percent-encoded")
    return nil
  }

  /// A word of a closed list.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ node: YAMLNode?, _ what: String
  ) -> Word? {
    guard let node, let text = text(node, what) else { return nil }
    if let word = Word(rawValue: text.string) { return word }
    let words = Word.allCases.map(\.rawValue)
    let suggestion = Suggestion.phrase(for: text.string, among: words)
    error(
      node,
      "\(what) is '\(text.string.shortened(to: 40))', which is none of "
        + words.joined(separator: ", ") + suggestion)
    return nil
  }
}

extension String {
  /// Whether there is nothing to see: only white space and characters without a form.
  var isInvisible: Bool {
    unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.generalCategory == .format
    }
  }
}
