/// Decides what a merged graph says where several graphs speak of one thing, and keeps account of where they
/// do not agree.
///
/// The decision depends on the values alone, not on the order of the graphs: the longer value is kept, for it
/// mostly says more, and of two as long the one whose bytes come first.
struct Reconciliation {
  private(set) var resolved: [MergeConflict] = []
  private(set) var unresolved: [MergeConflict] = []

  /// A value, and where it is from.
  struct Candidate<Value> {
    let value: Value
    /// The graph's place among those that are merged.
    let graph: Int
    /// The place in that graph's list of the element that has the value.
    let element: Int

    /// Another value of the same element.
    func with<Part>(_ part: Part) -> Candidate<Part> {
      Candidate<Part>(value: part, graph: graph, element: element)
    }

    /// The value as a conflict shows it.
    func said(_ spelling: (Value) -> String) -> MergeConflict.Value {
      MergeConflict.Value(text: spelling(value), graph: graph, element: element)
    }
  }

  /// The value that is kept; nothing where there is no candidate.
  mutating func value<Value: Hashable>(
    of part: String, _ subject: MergeConflict.Subject, _ candidates: [Candidate<Value>],
    spelling: (Value) -> String
  ) -> Value? {
    let distinct = Reconciliation.distinct(candidates)
    guard distinct.count > 1 else { return distinct.first?.value }
    let said = distinct.map { (value: $0.value, said: $0.said(spelling)) }
    let kept = said.min { Reconciliation.comesFirst($0.said.text, $1.said.text) }
    resolved.append(
      MergeConflict(
        subject: subject, part: part, kept: kept?.said.text, values: said.map(\.said)))
    return kept?.value
  }

  /// The value that all candidates have; where they differ, the graphs cannot be one.
  mutating func commonValue<Value: Hashable>(
    of part: String, _ subject: MergeConflict.Subject, _ candidates: [Candidate<Value>],
    spelling: (Value) -> String
  ) -> Value? {
    let distinct = Reconciliation.distinct(candidates)
    if distinct.count > 1 {
      unresolved.append(
        MergeConflict(
          subject: subject, part: part, kept: nil, values: distinct.map { $0.said(spelling) }))
    }
    return distinct.first?.value
  }

  static func comesFirst(_ one: String, _ other: String) -> Bool {
    let (left, right) = (one.utf8, other.utf8)
    return left.count == right.count
      ? left.lexicographicallyPrecedes(right) : left.count > right.count
  }

  /// The first candidate of each value.
  private static func distinct<Value: Hashable>(
    _ candidates: [Candidate<Value>]
  ) -> [Candidate<Value>] {
    var seen: Set<Value> = []
    return candidates.filter { seen.insert($0.value).inserted }
  }
}

/// Things of several graphs by what sets them apart, in the order in which the first of each comes.
struct Groups<Key: Hashable, Value> {
  private(set) var all: [[Reconciliation.Candidate<Value>]] = []
  private var places: [Key: Int] = [:]

  mutating func add(_ candidate: Reconciliation.Candidate<Value>, _ key: Key) {
    if let place = places[key] {
      all[place].append(candidate)
    } else {
      places[key] = all.count
      all.append([candidate])
    }
  }
}

extension [Reconciliation.Candidate<Text>] {
  /// The texts, each once.
  var distinctTexts: [Text] {
    var seen: Set<Text> = []
    return map(\.value).filter { seen.insert($0).inserted }
  }
}

extension Array {
  /// One part of each candidate.
  func part<Value, Part>(
    _ part: (Value) -> Part
  ) -> [Reconciliation.Candidate<Part>] where Element == Reconciliation.Candidate<Value> {
    map { $0.with(part($0.value)) }
  }

  /// One part of each candidate that has it.
  func optionalPart<Value, Part>(
    _ part: (Value) -> Part?
  ) -> [Reconciliation.Candidate<Part>] where Element == Reconciliation.Candidate<Value> {
    compactMap { candidate in part(candidate.value).map(candidate.with) }
  }

  /// The members of a list that each candidate has, each once.
  func union<Value, Member: Hashable>(
    _ list: (Value) -> [Member]
  ) -> [Member] where Element == Reconciliation.Candidate<Value> {
    var seen: Set<Member> = []
    return flatMap { list($0.value) }.filter { seen.insert($0).inserted }
  }
}
