/// The relations of a graph, in their order, each made when it is asked for.
public struct Relations: RandomAccessCollection, Sendable {
  let storage: GraphStorage

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.relations.count }
  public subscript(position: Int) -> Relation { storage.relation(at: position) }
}
