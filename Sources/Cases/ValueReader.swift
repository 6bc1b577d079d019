import KnowledgeGraph

/// Reads the values of one YAML file as what they are meant to be, and says where one is not.
///
/// A value that was refused before is passed over in silence: one cause, one diagnostic.
struct ValueReader {
  let path: String
  var diagnostics: Diagnostics

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
  mutating func refuseUnknownKeys(of node: YAMLNode, _ what: String, known: [String]) {
    for pair in node.pairs ?? []
    where !known.contains(where: { $0.utf8.elementsEqual(pair.name.utf8) }) {
      let suggestion = Suggestion.phrase(for: pair.name, among: known)
      error(
        pair.key,
        "unknown key '\(pair.name)' in \(what)"
          + (suggestion.isEmpty ? "; known are \(known.joined(separator: ", "))" : suggestion))
    }
  }

  /// The value of a key that must be there.
  mutating func required(_ key: String, of node: YAMLNode, _ what: String) -> YAMLNode? {
    if let value = node[key] { return value }
    if !node.isIncomplete { error(node, "\(what) has no '\(key)'; add one") }
    return nil
  }

  /// A text that is not empty.
  mutating func text(_ node: YAMLNode?, _ what: String) -> Text? {
    guard let node else { return nil }
    guard let text = node.text else {
      error(node, "\(what) is \(node.kindInWords), but a text was expected")
      return nil
    }
    guard !text.isEmpty else {
      error(node, "\(what) is empty; give it a value, or leave the key out")
      return nil
    }
    return Text(text)
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
        "\(what) '\(text.string.shortened(to: 60))' is not made of lower-case letters a to z, digits "
          + "and single hyphens between them\(advice)")
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
      "\(what) '\(text.string.shortened(to: 40))' is no date; write a year, a month or a day that "
        + "exists, as 2024, 2024-03 or 2024-03-05")
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

  mutating func iri(_ node: YAMLNode?, _ what: String) -> IRI? {
    guard let node, let text = text(node, what) else { return nil }
    if let iri = IRI(text.string) { return iri }
    error(
      node,
      "\(what) '\(text.string.shortened(to: 80))' is no absolute IRI; write one as "
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
      "\(what) '\(text.string.shortened(to: 40))' is none of \(words.joined(separator: ", "))"
        + suggestion)
    return nil
  }
}

/// The form of identifiers that a case asks for.
package enum Slug {
  /// What `text` would be as a slug; nothing where none of its scalars can stay.
  package static func nearest(to text: String) -> String? {
    var words: [String] = [""]
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": words[words.count - 1].unicodeScalars.append(scalar)
      case "A"..."Z": words[words.count - 1] += String(scalar).lowercased()
      default: if words.last?.isEmpty == false { words.append("") }
      }
    }
    let slug = words.filter { !$0.isEmpty }.joined(separator: "-")
    return slug.isEmpty ? nil : slug
  }
}
