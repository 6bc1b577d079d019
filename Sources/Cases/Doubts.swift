import KnowledgeGraph

/// What of a case could be read only in part, so that what seems to be missing may be there.
///
/// Every doubt has its error already; whatever follows from it is passed over.
struct Doubts {
  var vocabulary = false
  var documents = false
  var actors = false
  var relations = false
  /// What refused ids of documents and actors would be in the form that a case asks for.
  var meantDocuments: Set<Identifier> = []
  var meantActors: Set<Identifier> = []
  /// Those ids as they stand there.
  var refusedIDs: Set<Identifier> = []
  /// Actors that may have other names than those that were read.
  var names: Set<Identifier> = []
  /// Relations that may say something else than what was read, by their place.
  var claims: Set<Int> = []

  /// Notes the lists from which something was left out while the YAML was read, or whose key was.
  mutating func noteRefusals(_ refusals: [Diagnostic], in root: YAMLNode, _ values: ValueReader) {
    let marks = refusals.filter { $0.path == values.path }.compactMap(\.mark)
    func isInDoubt(_ key: String) -> Bool {
      guard let node = root[key] else { return values.mayHide(key, in: root) }
      return node.isInvalid || node.isIncomplete || root.repeatedKeys.contains(key)
    }
    documents = isInDoubt("documents")
    actors = isInDoubt("actors")
    relations = isInDoubt("relations") || contains(marks, "relations", of: root)
    vocabulary = isInDoubt("vocabulary") || contains(marks, "vocabulary", of: root)
  }

  /// Whether one of the marks stands in the value of a key.
  private func contains(_ marks: [Mark], _ key: String, of root: YAMLNode) -> Bool {
    guard let pairs = root.pairs, let place = pairs.firstIndex(where: { $0.name == key }) else {
      return false
    }
    let start = pairs[place].value.mark
    let end = place + 1 < pairs.count ? pairs[place + 1].key.mark : nil
    return marks.contains { mark in
      guard let end else { return mark >= start }
      return mark >= start && mark < end
    }
  }
}
