public import KnowledgeGraph

/// Where the parts of a case's graph stand in its files.
public struct CasePlaces: Sendable {
  /// The case file, as it was given.
  public let path: String
  let root: YAMLNode
  /// The vocabulary of the case's own, and the file that it is in.
  let vocabulary: (path: String, node: YAMLNode)?
  let documents: [YAMLPair]
  let actors: [YAMLPair]
  /// Without those that say an earlier one again.
  let relations: [YAMLNode]

  /// A place in one of the files.
  public struct Place: Sendable, Hashable {
    /// The file, as it was given.
    public let path: String
    public let mark: Mark
  }

  /// Where a part of something is said: its value, or else the thing itself; nothing for what is built in. The
  /// thing is the `index`-th of its kind in the graph, from 0, and called `id`; the part is called as
  /// ``MergeConflict`` does.
  public func place(
    of part: String, of kind: ElementKind, at index: Int, called id: Identifier
  ) -> Place? {
    switch kind {
    case .graph: return place(part, in: root)
    case .document: return place(part, in: documents[index].value, documents[index].key)
    case .actor: return place(part, in: actors[index].value, actors[index].key)
    case .relation: return place(part, in: relations[index])
    case .actorType: return declaration("actor-types", id, part)
    case .relationType: return declaration("relation-types", id, part)
    case .actorProperty: return declaration("actor-properties", id, part)
    case .relationProperty: return declaration("relation-properties", id, part)
    }
  }

  private func place(
    _ part: String, in node: YAMLNode, _ key: YAMLNode? = nil, of path: String? = nil
  ) -> Place {
    let value = node[CasePlaces.keys[part] ?? part]
    return Place(path: path ?? self.path, mark: (value ?? key ?? node).mark)
  }

  /// The keys that are spelled otherwise than the parts.
  private static let keys = ["IRI": "iri", "inverse label": "inverse"]

  /// Where the case declares a type or a property.
  private func declaration(_ list: String, _ id: Identifier, _ part: String) -> Place? {
    guard let vocabulary, let list = vocabulary.node[list] else { return nil }
    if let pair = list.pairs?.first(where: { $0.isNamed(id.string) }) {
      return place(part, in: pair.value, pair.key, of: vocabulary.path)
    }
    let element = list.elements?.first { ($0.text ?? $0["name"]?.text) == id.string }
    return element.map { place(part, in: $0, of: vocabulary.path) }
  }
}
