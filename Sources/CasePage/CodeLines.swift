/// The lines of a script or a style sheet that a page carries: those with code, as they are in our files.
package enum CodeLines {
  /// `source` without what only its authors need: lines that are only a comment, empty lines, and the tabs that lines
  /// begin with. No line of code is touched, so it is the same program, whose names and lines are those of the file.
  ///
  /// A template string or another text that goes on over several lines would lose its tabs; our files have none.
  package static func of(_ source: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(source.count)
    var isInComment = false
    for line in source.split(separator: UInt8(ascii: "\n")) {
      var code = line.drop { $0 == UInt8(ascii: "\t") }
      if isInComment || code.starts(with: "/*".utf8) {
        let rest = afterComment(isInComment ? code : code.dropFirst(2))
        isInComment = rest == nil
        code = rest ?? []
      }
      if code.isEmpty || code.starts(with: "//".utf8) { continue }
      lines += code
      lines.append(UInt8(ascii: "\n"))
    }
    return lines
  }

  /// What follows the end of a comment in `line`; nothing where the comment goes on.
  private static func afterComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    line.indices.dropLast().first { line[$0...].starts(with: "*/".utf8) }.map { line[($0 + 2)...] }
  }
}
