/// The actors of a graph, in their order, each made when it is asked for.
public struct Actors: RandomAccessCollection, Sendable {
  let storage: GraphStorage

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.actors.count }
  public subscript(position: Int) -> Actor { storage.actor(at: position) }
}

extension Actors: Equatable {
  public static func == (left: Actors, right: Actors) -> Bool { left.elementsEqual(right) }
}
