import KnowledgeGraph

/// A graph that is put together stretch by stretch.
extension Assembly {
  /// What the elements so far say that only the whole file can settle; nothing where each stands for itself, as in
  /// files that we wrote.
  var whatOnlyTheWholeSettles: String? {
    if !remarks.list.isEmpty || builder.replacedScalars > 0 {
      return "something in it has to be dropped or changed"
    }
    return whatElementsLeaveOpen
  }

  /// The same, but for what is dropped or changed: that is only to be counted.
  var whatElementsLeaveOpen: String? {
    if !actorTypes.opened.isEmpty || !relationTypes.opened.isEmpty {
      return "it has types that its head does not declare"
    }
    if properties.contains(where: \.haveOpened) {
      return "it has properties that its head does not declare"
    }
    if properties.contains(where: \.someAreNowText) {
      return "a property in it has values that are not of its kind"
    }
    if !renamedActors.isEmpty { return "a tool has given actors in it other ids" }
    if !unnamedRelations.isEmpty { return "it has relations without an id" }
    if originDocument != nil { return "it has relations without evidence" }
    return nil
  }

  /// Takes the elements so far out of a file of ours, so that the next ones may come; how many scalars became U+FFFD
  /// in them.
  mutating func takeElements() -> (storage: GraphStorage, replacedScalars: Int) {
    var taken = GraphBuilder()
    swap(&taken, &builder)
    if let head { enter(head.vocabulary) }
    actorPositions.removeAll(keepingCapacity: true)
    relationPositions.removeAll(keepingCapacity: true)
    return (taken.storage, taken.replacedScalars)
  }
}

extension GraphStorage {
  var hasNoElements: Bool { actors.isEmpty && relations.isEmpty }
}
