/// Decides what a merged graph says where several graphs speak of one thing, and keeps account of where they
/// do not agree.
///
/// The decision depends on the values alone, not on the order of the graphs: the longer value is kept, for it
/// mostly says more, and of two as long the one whose bytes come first.
struct Reconciliation {
  private(set) var resolved: [MergeConflict] = []
  private(set) var unresolved: [MergeConflict] = []

  /// A value, and the place of the graph that gives it.
  struct Candidate<Value> {
    let value: Value
    let graph: Int
  }

  /// The value that is kept; nothing where there is no candidate.
  mutating func value<Value: Hashable>(
    of part: String, _ subject: String, _ candidates: [Candidate<Value>],
    spelling: (Value) -> String
  ) -> Value? {
    let distinct = Reconciliation.distinct(candidates)
    guard distinct.count > 1 else { return distinct.first?.value }
    let spelled = distinct.map { (candidate: $0, text: spelling($0.value)) }
    let kept = spelled.min { Reconciliation.comesFirst($0.text, $1.text) }
    resolved.append(
      MergeConflict(
        subject: subject, part: part, kept: kept?.text,
        values: spelled.map { MergeConflict.Value(text: $0.text, graph: $0.candidate.graph) }))
    return kept?.candidate.value
  }

  /// The value that all candidates have; where they differ, the graphs cannot be one.
  mutating func commonValue<Value: Hashable>(
    of part: String, _ subject: String, _ candidates: [Candidate<Value>],
    spelling: (Value) -> String
  ) -> Value? {
    let distinct = Reconciliation.distinct(candidates)
    if distinct.count > 1 {
      unresolved.append(
        MergeConflict(
          subject: subject, part: part, kept: nil,
          values: distinct.map {
            MergeConflict.Value(text: spelling($0.value), graph: $0.graph)
          }))
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

  mutating func add(_ value: Value, _ key: Key, from graph: Int) {
    let candidate = Reconciliation.Candidate(value: value, graph: graph)
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
    map { Reconciliation.Candidate(value: part($0.value), graph: $0.graph) }
  }

  /// One part of each candidate that has it.
  func optionalPart<Value, Part>(
    _ part: (Value) -> Part?
  ) -> [Reconciliation.Candidate<Part>] where Element == Reconciliation.Candidate<Value> {
    compactMap { candidate in
      part(candidate.value).map { .init(value: $0, graph: candidate.graph) }
    }
  }

  /// The members of a list that each candidate has, each once.
  func union<Value, Member: Hashable>(
    _ list: (Value) -> [Member]
  ) -> [Member] where Element == Reconciliation.Candidate<Value> {
    var seen: Set<Member> = []
    return flatMap { list($0.value) }.filter { seen.insert($0).inserted }
  }
}
