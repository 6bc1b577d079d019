import KnowledgeGraph

/// Dates as FollowTheMoney takes them (`DateType`): a year from 1000 to 2999, with a month, a day and a time where
/// they are known.
enum FollowTheMoneyDates {
  static func isTaken(_ date: PartialDate) -> Bool { (1000..<3000).contains(date.year) }

  static func isTaken(_ text: String) -> Bool { PartialDate(text).map(isTaken) ?? false }

  /// The day, the month or the year that a text begins with.
  static func date(_ text: Span<UInt8>) -> PartialDate? {
    let end = min(text.count, 10)
    // Behind a day may come a time, and nothing else.
    if text.count > 10, text[10] != UInt8(ascii: "T"), text[10] != UInt8(ascii: " ") { return nil }
    return PartialDate(text.extracting(0..<end).string)
  }
}
