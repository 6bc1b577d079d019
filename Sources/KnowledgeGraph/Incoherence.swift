/// One reason why a graph or a vocabulary cannot be: what is wrong, and in which part of what.
///
/// Whoever knows where that part was read from turns it into a message with a place.
public struct Incoherence: Hashable, Sendable {
  public let subject: Subject
  public let part: Part
  public let problem: Problem
  /// The place in the part's list, from 0, where the part is a list.
  public let item: Int?

  init(_ subject: Subject, _ part: Part, _ problem: Problem, item: Int? = nil) {
    self.subject = subject
    self.part = part
    self.problem = problem
    self.item = item
  }

  /// The thing that is wrong, by its place in its list, from 0.
  public enum Subject: Hashable, Sendable {
    case document(Int)
    case actor(Int)
    case relation(Int)
    case actorType(Int)
    case relationType(Int)
    case actorProperty(Int)
    case relationProperty(Int)
  }

  /// The part of it that is wrong.
  public enum Part: Hashable, Sendable {
    case id
    case type
    case iri
    /// The start of a relation; of a relation type, its domain.
    case from
    /// The end of a relation; of a relation type, its range.
    case to
    case time
    case attribute(Identifier)
    /// The evidence as a whole.
    case evidence
    case evidenceDocument
    case evidenceSpeaker
    case evidenceState
  }

  /// What is wrong with it.
  public enum Problem: Hashable, Sendable {
    case duplicate(Identifier, first: Int)
    case sharedIRI(IRI, owner: Identifier)
    case unknownActor(Identifier)
    case unknownActorType(Identifier)
    case unknownRelationType(Identifier)
    case unknownDocument(Identifier)
    /// An actor of this type may not stand at this end.
    case endOutside(type: Identifier, of: Identifier, actor: Identifier, allowed: [Identifier])
    case undeclaredProperty(Identifier)
    case wrongKind(Identifier, PropertyKind)
    case endsBeforeItBegins(PartialDate, PartialDate)
    case noEvidence
    /// A state that does not go with its quote, or passages out of order.
    case unsoundEvidence
  }
}

/// All the reasons why a graph or a vocabulary cannot be, at least one.
public struct Incoherences: Error, Hashable, Sendable {
  public let list: [Incoherence]

  init(_ list: [Incoherence]) { self.list = list }
}

extension Incoherence: CustomStringConvertible {
  /// What is wrong, in words: lower case, no final full stop.
  public var description: String {
    switch problem {
    case .duplicate(let id, _): "'\(id)' is already taken"
    case .sharedIRI(let iri, let owner): "the IRI '\(iri)' is already that of '\(owner)'"
    case .unknownActor(let id): "there is no actor '\(id)'"
    case .unknownActorType(let id): "there is no actor type '\(id)'"
    case .unknownRelationType(let id): "there is no relation type '\(id)'"
    case .unknownDocument(let id): "there is no document '\(id)'"
    case .endOutside(let type, let relation, let actor, let allowed):
      "'\(actor)' is of the type '\(type)', which cannot \(part == .from ? "begin" : "end") a "
        + "relation '\(relation)': that takes \(allowed.enumerated(conjunction: "or"))"
    case .undeclaredProperty(let name): "there is no property '\(name)'"
    case .wrongKind(let name, let kind): "'\(name)' takes a value of the kind '\(kind.rawValue)'"
    case .endsBeforeItBegins(let start, let end): "the end, \(end), lies before the start, \(start)"
    case .noEvidence: "a relation without evidence: no line on the map without its sentence"
    case .unsoundEvidence: "the evidence's state and its passages do not go together"
    }
  }
}

extension Collection where Element == Identifier {
  /// The identifiers as a sentence lists them: `person, organisation or group`.
  fileprivate func enumerated(conjunction: String) -> String {
    guard let last = self.map(\.string).last, count > 1 else { return first?.string ?? "nothing" }
    return dropLast().map(\.string).joined(separator: ", ") + " \(conjunction) " + last
  }
}
