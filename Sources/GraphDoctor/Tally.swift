/// Where something stands in a file: the line and the column, in Unicode scalars, both from 1.
public struct Place: Hashable, Sendable {
  public let line: Int
  public let column: Int
}

/// How often something occurs in a file, and where it does so first.
struct Tally: Sendable {
  private(set) var count = 0
  private(set) var first: Place?

  /// Counts one more.
  mutating func add(_ place: Place) {
    count += 1
    first = first ?? place
  }

  /// Once, where it is so.
  init(_ isSo: Bool = false, _ place: Place? = nil) {
    guard isSo else { return }
    count = 1
    first = place
  }

  /// As often as counted elsewhere.
  init(count: Int, first: Place?) {
    self.count = max(0, count)
    self.first = count > 0 ? first : nil
  }

  /// Nothing where `isSo` is false.
  func only(_ isSo: Bool) -> Tally { isSo ? self : Tally() }

  static func + (one: Tally, other: Tally) -> Tally {
    let places = [one.first, other.first].compactMap { $0 }
    let first = places.min { ($0.line, $0.column) < ($1.line, $1.column) }
    return Tally(count: one.count + other.count, first: first)
  }

  /// `1 edge`, `2 edges`.
  func of(_ singular: String) -> String { counted(count, singular) }

  /// The same of a word whose plural is its own.
  func of(_ singular: String, _ plural: String) -> String {
    "\(count) " + choose(singular, plural)
  }

  /// One word for one, another for several.
  func choose(_ one: String, _ several: String) -> String { count == 1 ? one : several }
}

/// A number with what it counts: `1 edge`, `2 edges`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}
