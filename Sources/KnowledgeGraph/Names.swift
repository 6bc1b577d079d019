/// The IRIs of everything in a graph: its base, then what kind of thing, then which.
///
/// With a base they are `base` + `actor/<id>`; without, `urn:redstring:<case>:` + `actor:<id>`.
public struct Names: Sendable {
  private let base: String
  private let separator: String

  /// Makes the names of the graph that `metadata` describes.
  public init(_ metadata: Graph.Metadata) {
    if let base = metadata.base {
      self.base = base.string
      separator = "/"
    } else {
      base = "urn:redstring:" + IRI.encodingSegment(metadata.name.string) + ":"
      separator = ":"
    }
  }

  /// The IRI of the graph as a whole.
  public var dataset: IRI { iri("dataset") }

  /// The IRI of an actor.
  public func actor(_ id: Identifier) -> IRI { iri("actor", id.string) }

  /// The IRI of a document.
  public func document(_ id: Identifier) -> IRI { iri("document", id.string) }

  /// The IRI of a relation.
  public func relation(_ id: Identifier) -> IRI { iri("relation", id.string) }

  /// The IRI of a relation's piece of evidence; `number` counts from 1.
  public func evidence(_ relation: Identifier, _ number: Int) -> IRI {
    iri("relation", relation.string, "evidence", String(number))
  }

  /// The IRI of what selects a passage of a piece of evidence: by its words (`quote`) or by its range
  /// (`position`); `passage` counts from 1, and the first goes without its number.
  public func selector(
    _ kind: String, _ relation: Identifier, evidence number: Int, passage: Int
  ) -> IRI {
    let segments = ["relation", relation.string, "evidence", String(number), kind]
    return iri(segments + (passage == 1 ? [] : [String(passage)]))
  }

  /// What the IRI of an actor begins with; its identifier follows, percent-encoded.
  package var actorPrefix: String { base + "actor" + separator }

  /// What the IRI of a document begins with.
  package var documentPrefix: String { base + "document" + separator }

  /// What the IRI of a relation begins with.
  package var relationPrefix: String { base + "relation" + separator }

  /// What stands between two segments.
  package var segmentSeparator: String { separator }

  private func iri(_ segments: String...) -> IRI { iri(segments) }

  private func iri(_ segments: [String]) -> IRI {
    IRI(unchecked: base + segments.map(IRI.encodingSegment).joined(separator: separator))
  }
}
