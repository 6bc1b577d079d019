import KnowledgeGraph

/// The processing instruction that holds the head of a file of ours.
enum GEXFInstruction {
  static let target = "redstring"

  /// A record as JSON in which nothing ends the instruction: `?>` can only stand in a string.
  static func spelled(_ record: Record) -> String {
    var json = JSONWriter()
    json.value(record)
    var spelled = ""
    var last: Unicode.Scalar = " "
    for scalar in json.text.unicodeScalars {
      if last == "?", scalar == ">" {
        spelled += "\\u003e"
      } else {
        spelled.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return spelled
  }
}
